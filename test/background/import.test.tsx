// @vitest-environment happy-dom
/** A file from elsewhere may hold anything: it is refused with the place, or nothing here can suffer from it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LOST } from '../../src/core/storage/keys.ts';
import { readState } from '../../src/background/read-state.ts';
import { readImport } from '../../src/background/import.ts';
import { exported, imported, previewed } from '../../src/background/archive.ts';
import { casesSince, findCase } from '../../src/core/report/find-incident.ts';
import { report } from '../../src/core/report/report.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { datesOf } from '../../src/report/dated.ts';
import { IncidentList } from '../../src/report/other-pages.tsx';
import { readMonth } from '../../src/report/read-month.ts';
import { Report, type Actions } from '../../src/report/report.tsx';
import { defaultSettings } from '../../src/services/index.ts';
import { textOf } from '../../src/report/text.ts';
import { draw } from '../nights/draw.ts';
import { memoryStore, storeAfter } from '../simulate/memory-store.ts';
import { render } from '../ui/render.tsx';
import type { Untyped } from '../untyped.ts';
import { wordsFor } from '../words/catalogues.ts';

const scenario = draw(
  `whatsapp ${'.'.repeat(20)}${'t'.repeat(20)}${'.'.repeat(10)}\nsignal ${'.'.repeat(50)}`,
);
const endAt = scenario.startAt + scenario.duration * 1000;
const now = endAt + 60_000;
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

let saved: string;
let ours: Map<string, unknown>;

beforeAll(async () => {
  const store = await storeAfter(scenario);
  ours = store.stored;
  saved = await exported(store, 'json', defaultSettings, endAt);
});

/** The saved file with something done to it. */
function file(change: (document: Untyped) => void): string {
  const document = JSON.parse(saved);
  change(document);
  return JSON.stringify(document);
}

const incidentOf = (document: Untyped): Untyped => document.incidents[0];

/** Keys of the refusals, or nothing where the file is taken. */
function refusals(text: string): string[] {
  const read = readImport(text);
  return 'refusals' in read ? read.refusals.map(({ key }) => key.replace('import_refused-', '')) : [];
}

const own = (more: object) => ({
  ...{ id: 'own-a', name: 'A', kind: 'http', url: 'https://a.example/', openUrl: 'https://a.example/' },
  ...more,
});

describe('what is refused', () => {
  it.each<[string, string, (document: Untyped) => void]>([
    ['a moment that no clock can show', 'wrong-moment', (d) => (incidentOf(d).resolvedAt = 1e300)],
    ['a moment before 1970', 'wrong-moment', (d) => (incidentOf(d).between.afterAt = -1)],
    ['a reason at no time', 'wrong-moment', (d) => (incidentOf(d).timeline[0].at = 9e15)],
    ['a history that reaches too far', 'wrong-length', (d) => (d.measuredUntilAt = 1e300)],
    ['the name of what every object has', 'wrong-word', (d) => (incidentOf(d).services = ['toString'])],
    ['a mark of such a service', 'wrong-word', (d) => (d.marks = [{ at: now, service: 'constructor' }])],
    [
      'thousands of incidents',
      'wrong-short-list',
      (d) => {
        const { testimony: _, ...one } = incidentOf(d);
        d.incidents = Array(5000).fill(one);
      },
    ],
    [
      'more marks than are ever kept',
      'wrong-short-list',
      (d) => (d.marks = Array.from({ length: 1e4 }, () => ({ at: now, service: 'signal' }))),
    ],
    [
      'a count beyond all counting',
      'wrong-count',
      (d) => (incidentOf(d).testimony.tallies[0].asked = Number.MAX_SAFE_INTEGER),
    ],
    ['a very long text', 'wrong-short-text', (d) => (incidentOf(d).operator = 'x'.repeat(1e6))],
    ['a day that is not in the calendar', 'wrong-day', (d) => (d.openDays[0].day = '2026-02-30')],
    [
      'more services than anybody adds',
      'wrong-short-list',
      (d) => (d.settings.custom = Array.from({ length: 500 }, (_, index) => own({ id: `own-${index}` }))),
    ],
    [
      'a service in the place of another',
      'wrong-word',
      (d) => (d.settings.custom = [own({ id: 'whatsapp' })]),
    ],
    [
      'a service that runs a script',
      'wrong-word',
      (d) => (d.settings.custom = [own({ openUrl: 'javascript:a()' })]),
    ],
    [
      'a service that is a document',
      'wrong-word',
      (d) => (d.settings.custom = [own({ url: 'data:text/html,a' })]),
    ],
    [
      'a service on this computer',
      'wrong-word',
      (d) => (d.settings.custom = [own({ url: 'https://[::1]:8080/' })]),
    ],
    [
      'a service with a password',
      'wrong-word',
      (d) => (d.settings.custom = [own({ url: 'https://a:b@a.example/' })]),
    ],
    ['a pause that no clock can show', 'wrong-moment', (d) => (d.settings.pausedUntilAt = 1e300)],
  ])('%s', (_, refusal, change) => expect(refusals(file(change))).toContain(refusal));

  it('is a file that has one host asked by many', () => {
    const many = (count: number, url: (index: number) => string) =>
      file((d) => {
        d.settings.custom = Array.from({ length: count }, (_, index) =>
          own({ id: `own-${index}`, url: url(index) }),
        );
        for (const one of d.settings.custom) one.openUrl = one.url;
      });
    const pages = (index: number) => `https://victim.example${index % 2 ? '.' : ''}/${index}`;
    expect(refusals(many(6, pages))).toEqual(['wrong-short-list']);
    expect(refusals(many(5, pages))).toEqual([]);
    expect(refusals(many(40, (index) => `https://host-${index}.example/`))).toEqual([]);
  });

  it('is not JSON, not ours, or deeper than anybody goes', () => {
    expect(refusals('{"format":"wasl-history"')).toEqual(['not-json']);
    expect(refusals('null')).toEqual(['not-ours']);
    expect(refusals('{"state":{"openDays":7}}')).not.toEqual([]);
    expect(refusals('['.repeat(1e6) + ']'.repeat(1e6))).toHaveLength(1);
  });
});

describe('what is taken', () => {
  it('is what was saved', () => expect(refusals(saved)).toEqual([]));

  it('adds nothing to what every object has', () => {
    const evil = saved.replace(
      '{',
      '{"__proto__":{"isEvil":true},"constructor":{"prototype":{"isEvil":true}},',
    );
    expect(refusals(evil)).toEqual([]);
    expect(({} as Untyped).isEvil).toBeUndefined();
  });

  it('turns no sentence round and breaks no link, whatever it is called', async () => {
    const store = memoryStore();
    const name = '<img src=x onerror=alert(1)>\u202eelpmaxe\u2069\ud800';
    const text = file((document) => {
      const incident = incidentOf(document);
      Object.assign(incident, { id: `${name}/../x`, operator: name, services: [name] });
      for (const reason of incident.timeline) reason.service = name;
      incident.testimony.names = { [name]: name };
      incident.testimony.bystanders[0].name = name;
      for (const tally of incident.testimony.tallies) Object.assign(tally, { host: name, endpoint: name });
      document.settings.custom = [own({ name })];
    });
    expect(await imported(store, text, defaultSettings, now)).not.toHaveProperty('refusals');
    expect(JSON.stringify([...store.stored])).not.toMatch(TURNS);

    const state = await readState(store);
    const loadAll = async (keys: readonly string[]) =>
      Object.fromEntries(keys.map((key) => [key, store.stored.get(key)]));
    const cases = await casesSince(state, loadAll, 0);
    const found = await findCase(cases[0]!.incident.id, state, loadAll);
    const one = found.is === 'found' ? found.case : cases[0]!;
    const words = wordsFor('en');
    const dates = datesOf(words, 'UTC');
    const told = report(one, [], now);
    const page = render(
      <Report
        report={told}
        {...{ words, dates, now }}
        actions={{} as Actions}
        offsetMinutes={() => 0}
        hasOwn
        namesAddresses
      />,
    );
    expect(page.text('h1')).toContain('<img src=x onerror=alert(1)>elpmaxe');
    expect(page.all('img')).toEqual([]);
    expect(textOf(told, words, dates)).not.toMatch(TURNS);
    const services = [{ id: 'whatsapp', name: 'WhatsApp' }];
    const month = await readMonth({ state, loadAll, services, cases, now }, 0);
    const incidents = cases.map(({ incident }) => ({ incident, names: incident.services }));
    const list = (
      <IncidentList
        {...{ incidents, month, words, dates }}
        nameOf={() => undefined}
        marked={[]}
        back={0}
        onTurn={() => {}}
      />
    );
    const address = render(list).one('tbody th a[href*="incident="]').getAttribute('href')!;
    expect(decodeURIComponent(address)).toBe(`report.html?incident=${one.incident.id}`);
  });

  it('takes nothing away from what is here', async () => {
    const mine = memoryStore(ours);
    const before = archiveOf(Object.fromEntries(ours));
    const text = file((document) => {
      document.measuredUntilAt = 0;
      const { resolvedAt: _, ...open } = incidentOf(document);
      document.incidents = [
        { ...open, id: 'still open there' },
        { ...incidentOf(document), cause: 'blocked' },
      ];
      for (const day of document.openDays) day.services.whatsapp = [{ at: scenario.startAt, past: 'down' }];
    });
    expect(await previewed(mine, text, defaultSettings, now)).not.toHaveProperty('refusals');
    await imported(mine, text, undefined, now);
    const after = archiveOf(Object.fromEntries(mine.stored));
    const first = after.cases.find(({ incident }) => incident.id === before.cases[0]!.incident.id)!;
    expect(first.incident).toEqual(before.cases[0]!.incident);
    const added = after.cases.find(({ incident }) => incident.id === 'still open there')!.incident;
    expect(added.resolvedAt).toBe(added.openedAt);
    await readState(mine);
    expect(mine.stored.has(LOST)).toBe(false);
  });
});
