/** What the pages of reports show of a night that the simulator played. */
import { allCases, type LoadAll } from '../../src/core/report/find-incident.ts';
import type { KeptOpinion } from '../../src/core/model/opinion.ts';
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

/** What others said of an outage that began then. */
function heardDuring(openedAt: number): KeptOpinion[] {
  const said = (minutes: number, one: Omit<KeptOpinion, 'at' | 'heardAt' | 'service'>): KeptOpinion => {
    const at = openedAt + minutes * 60_000;
    return { service: 'whatsapp', at, heardAt: at, ...one };
  };
  const url = 'https://mastodon.social/tags/whatsappdown';
  return [
    said(4, { source: 'mastodon', kind: 'crowd', says: 'trouble', count: 212, url }),
    said(5, {
      ...{ source: 'globalping', kind: 'remote', says: 'trouble', host: 'web.whatsapp.com' },
      places: ['DE', 'IN', 'BR'],
    }),
    said(9, { source: 'ooni', kind: 'country', says: 'unknown', why: 'nothing' }),
  ];
}

export async function reportsAt(now: number): Promise<Told> {
  const documents = await tell('outage', now);
  const loadAll: LoadAll = (keys) =>
    Promise.resolve(Object.fromEntries(keys.map((key) => [key, documents[key]])));
  const state = stateOf(new Map(Object.entries(documents)));
  const night = { state, loadAll } as Parameters<typeof casesOf>[0];
  const [over] = await casesOf(night);
  const marked = over!.incident.openedAt + 7 * 60_000;
  const cases = await allCases(state, loadAll);
  const month = await readMonth({ state, loadAll, services: chosen(defaultSettings, SIGHT), cases, now }, 0);
  const incidents = cases.map(({ incident, testimony }) => ({
    incident,
    names: incident.services.map((id) => testimony?.names[id] ?? id),
  }));
  const marks = [{ at: marked, service: 'whatsapp' }];
  const heard = heardDuring(over!.incident.openedAt);
  const one = { ...over!, testimony: { ...over!.testimony!, opinions: heard } };
  return { report: report(one, marks, now), list: { incidents, month, marked: [] } };
}
