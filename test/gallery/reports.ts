/** What the pages of reports show of a night that the simulator played. */
import { casesSince, type LoadAll } from '../../src/core/report/find-incident.ts';
import { report, type Report } from '../../src/core/report/report.ts';
import { readMonth } from '../../src/report/read-month.ts';
import type { ComponentProps } from 'preact';
import type { IncidentList } from '../../src/report/other-pages.tsx';
import { defaultSettings } from '../../src/services/index.ts';
import { chosen } from '../../src/services/catalogue.ts';
import { casesOf, stateOf } from '../history/night.ts';
import { tell } from './stories.ts';

const SIGHT = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

export interface Told {
  /** Of the outage that is over. */
  report: Report;
  list: Pick<ComponentProps<typeof IncidentList>, 'incidents' | 'month' | 'marked'>;
}

export async function reportsAt(now: number): Promise<Told> {
  const documents = await tell('outage', now);
  const loadAll: LoadAll = (keys) =>
    Promise.resolve(Object.fromEntries(keys.map((key) => [key, documents[key]])));
  const state = stateOf(new Map(Object.entries(documents)));
  const night = { state, loadAll } as Parameters<typeof casesOf>[0];
  const [over] = await casesOf(night);
  const marked = over!.incident.openedAt + 7 * 60_000;
  const month = await readMonth({ state, loadAll, services: chosen(defaultSettings, SIGHT), now }, 0);
  const incidents = (await casesSince(state, loadAll, 0)).map(({ incident, testimony }) => ({
    incident,
    names: incident.services.map((id) => testimony?.names[id] ?? id),
  }));
  const marks = [{ at: marked, service: 'whatsapp' }];
  return { report: report(over!, marks, now), list: { incidents, month, marked: [] } };
}
