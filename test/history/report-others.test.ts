/** What others said of an outage, in its report: with its source and its times, and after all else of it is gone. */
import { describe, expect, it } from 'vitest';
import { hearsay } from '../../src/core/history/hearsay.ts';
import type { HeldOpinion } from '../../src/core/model/opinion.ts';
import { report, type Report } from '../../src/core/report/report.ts';
import { datesOf } from '../../src/report/dated.ts';
import { textOf } from '../../src/report/text.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { drawn, type Happening } from '../nights/others-drawn.ts';
import { wordsFor } from '../words/catalogues.ts';
import { casesOf, play } from './night.ts';

async function reportOf(happening: Happening, seed: number, sources?: readonly string[]) {
  const night = { happening, browser: 'chromium', permissions: 'exact', seed } as const;
  const scenario = drawn({ ...night, ...(sources && { sources }) });
  const played = await play(scenario);
  const [one] = await casesOf(played);
  return { scenario, incident: one!.incident, told: report(one!, [], played.endAt) };
}

const heardIn = ({ account }: Report): string[] =>
  account.flatMap(({ key }) => (key.startsWith('report_heard') ? key.replace('report_heard-', '') : []));

/** When the scenario lets a source say it, in ms since 1970. */
const sayableAt = ({ startAt, opinions = [] }: Scenario, source: string, says: string): number =>
  startAt +
  1000 *
    Math.min(...opinions.filter((one) => one.source === source && one.says === says).map(({ from }) => from));

describe('the report of an outage', () => {
  it('says what the operator said and what was found elsewhere, each with its time', async () => {
    const { scenario, incident, told } = await reportOf('outage', 6);
    expect(heardIn(told)).toEqual(['operator', 'silent']);
    const trouble = told.others.filter(({ tone }) => tone === 'bad');
    expect(trouble.map(({ vantage }) => vantage)).toEqual(['remote', 'operator']);
    for (const { vantage, firstAt, lastAt } of trouble) {
      expect(firstAt).toBeGreaterThanOrEqual(sayableAt(scenario, vantage, 'trouble'));
      expect([firstAt > incident.openedAt, lastAt >= firstAt]).toEqual([true, true]);
    }
    const order = told.others.map(({ firstAt }) => firstAt);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('says that the operator said nothing only where it was asked, and how many posted', async () => {
    const asked = await reportOf('trap: gateway', 0);
    expect(heardIn(asked.told)).toEqual(['operator-quiet', 'posts']);
    const unasked = await reportOf('trap: gateway', 0, ['crowd', 'remote']);
    expect(heardIn(unasked.told)).toEqual(['posts']);
  });

  it('as text has each source with what it said, and claims no longer to be measured from here alone', async () => {
    const words = wordsFor('en');
    const dates = datesOf(words, 'UTC');
    const { told } = await reportOf('outage', 6);
    const text = textOf(told, words, dates);
    expect(text).toMatch(/What others said\n- .*UTC\): operator, Its operator reports/);
    expect(text).toContain('what others said stands apart, with its source');
    expect(text).not.toContain('in this browser alone');
    const alone = textOf((await reportOf('outage', 6, [])).told, words, dates);
    expect(alone).toContain('in this browser alone');
    expect(alone).not.toContain('What others said');
  });

  it('says nothing of others where nobody was asked', async () => {
    const { told } = await reportOf('outage', 3, []);
    expect([told.others, heardIn(told)]).toEqual([[], []]);
  });
});

describe('what is kept of what others said', async () => {
  const { resolvedAt: _end, ...incident } = (await reportOf('outage', 3, [])).incident;
  const service = incident.services[0]!;
  const opinion = (minutes: number, more: Partial<HeldOpinion> = {}): HeldOpinion => ({
    ...{ source: 'mastodon', kind: 'crowd', service, says: 'trouble', count: 20 },
    ...{ at: incident.openedAt + minutes * 60_000, heardAt: incident.openedAt + minutes * 60_000 },
    ...more,
  });

  it('is of each source each of its words, with when it was first and last heard and how many posted at most', () => {
    const words = [opinion(1), opinion(5, { count: 300 }), opinion(9, { count: 40 })];
    const kept = words.reduce((known, one) => hearsay(known, incident, [one]), hearsay([], incident, []));
    expect(kept).toEqual([
      { ...opinion(5, { count: 300 }), firstHeardAt: words[0]!.heardAt, heardAt: words[2]!.heardAt },
    ]);
    expect(hearsay(kept, incident, [opinion(12, { says: 'up' })])).toHaveLength(2);
  });

  it('is about this incident and its time', () => {
    const ended = { ...incident, resolvedAt: incident.openedAt + 60 * 60_000 };
    const others = [opinion(-31), opinion(66), opinion(5, { service: 'own-x' })];
    expect(hearsay([], ended, others)).toEqual([]);
    const late = opinion(75, { source: 'ooni', kind: 'country' });
    expect(hearsay([], ended, [late])).toEqual([{ ...late, firstHeardAt: late.heardAt }]);
  });

  it('is bounded, and has the first and the latest', () => {
    const many = Array.from({ length: 200 }, (_, index) => opinion(index, { source: `source ${index}` }));
    const kept = many.reduce((known: ReturnType<typeof hearsay>, one) => hearsay(known, incident, [one]), []);
    expect(kept).toHaveLength(24);
    expect([kept[0]!.source, kept.at(-1)!.source]).toEqual(['source 0', 'source 199']);
  });
});
