/** What a report says is held against the scenario, which knows what was. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { report, type Report } from '../../src/core/report/report.ts';
import { services } from '../../src/services/index.ts';
import { scenarioFiles } from '../scenario/files.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { casesOf, play, scenarioOf, type Night } from './night.ts';
import { untruths } from './untruths.ts';

/** Longer nights go on as they began. */
const LONGEST_S = 10 * 3600;

const files = scenarioFiles('own', 'nights');
const known = services.map(({ id }) => id);

async function reportsOf(scenario: Scenario): Promise<{ night: Night; reports: Report[] }> {
  const night = await play(scenario);
  const cases = await casesOf(night);
  return { night, reports: cases.map((one) => report(one, [], night.endAt)) };
}

describe('the reports of a scenario', () => {
  it.each(files)(
    '$name say nothing but what was',
    async ({ path, name }) => {
      const scenario = parseScenario(readFileSync(path, 'utf8'), name, known);
      const duration = Math.min(scenario.duration, LONGEST_S);
      const { night, reports } = await reportsOf({ ...scenario, duration });
      expect(reports.flatMap((told) => untruths(night, told))).toEqual([]);
    },
    300_000,
  );
});

const keys = ({ account }: Report): string[] => account.map(({ key }) => key.replace('report_', ''));
const drawn = (events: object[], more: object = {}): Scenario =>
  scenarioOf({
    name: 'drawn',
    seed: 5,
    startAt: '2026-11-22T21:00:00Z',
    duration: 14_400,
    services: ['telegram', 'signal', 'whatsapp'],
    permissions: 'exact',
    events,
    ...more,
  });

describe('a report', () => {
  it('tells a gateway that was silent while its website answered', async () => {
    const { night, reports } = await reportsOf(
      drawn([{ from: 3600, to: 10_620, hosts: ['*.web.telegram.org'], fault: 'timeout' }]),
    );
    // How often a website is asked while it answers is the schedule's to say.
    expect(reports.map((told) => keys(told).map((key) => key.replace(/throughout$/, 'answered')))).toEqual([
      ['gateway-over', 'website-answered', 'line-worked', 'others-answered'],
    ]);
    expect(untruths(night, reports[0]!)).toEqual([]);
  });

  it('does not know when it ended while the browser was closed', async () => {
    const { night, reports } = await reportsOf(
      drawn([
        { from: 3600, to: 7200, services: ['signal'], fault: 'refused' },
        { fault: 'closed', from: 5400, to: 10_800 },
      ]),
    );
    expect(reports).toHaveLength(1);
    expect(keys(reports[0]!).slice(0, 2)).toEqual(['silent-began', 'ended-unseen']);
    expect(keys(reports[0]!)).toContain('unseen');
    expect(untruths(night, reports[0]!)).toEqual([]);
    // Signal was asked longest ago, so it is asked in the first look after that.
    expect(reports[0]!.endedBeforeAt).toBe(night.scenario.startAt + 10_800_000);
  });

  it('tells of the own line that was out meanwhile', async () => {
    const { night, reports } = await reportsOf(
      drawn([
        { from: 3600, to: 10_800, services: ['signal'], fault: 'refused' },
        { from: 5400, to: 6600, hosts: ['*'], fault: 'timeout' },
      ]),
    );
    expect(reports).toHaveLength(1);
    expect(keys(reports[0]!)).toContain('line-lost');
    expect(untruths(night, reports[0]!)).toEqual([]);
  });

  it('tells of another service that had trouble too', async () => {
    const { night, reports } = await reportsOf(
      drawn([
        { from: 3600, to: 7200, services: ['signal'], fault: 'refused' },
        { from: 4200, to: 6600, hosts: ['*.telegram.org', 't.me'], fault: 'refused' },
      ]),
    );
    expect(
      reports
        .map(keys)
        .flat()
        .filter((key) => key === 'others-troubled'),
    ).toHaveLength(2);
    expect(reports.flatMap((told) => untruths(night, told))).toEqual([]);
  });

  it('counts the neutral sites that answered, and not those that were out', async () => {
    const { night, reports } = await reportsOf(
      drawn([
        { from: 0, hosts: ['*.wikipedia.org', 'www.debian.org'], fault: 'refused' },
        { from: 3600, to: 7200, services: ['signal'], fault: 'refused' },
      ]),
    );
    expect(reports).toHaveLength(1);
    const worked = reports[0]!.account.find(({ key }) => key === 'report_line-worked')!;
    const { count, total } = worked.values as { count: number; total: number };
    expect(total - count).toBe(2);
    expect(untruths(night, reports[0]!)).toEqual([]);
  });

  it('is told while the incident is open', async () => {
    const { night, reports } = await reportsOf(
      drawn([{ from: 3600, services: ['signal'], fault: 'refused' }]),
    );
    expect(keys(reports[0]!).slice(0, 2)).toEqual(['silent-began', 'still']);
    expect(untruths(night, reports[0]!)).toEqual([]);
  });

  it('counts what was asked: dead endpoints never answered, controls did', async () => {
    const { reports } = await reportsOf(
      drawn([{ from: 3600, to: 10_800, services: ['signal'], fault: 'refused' }]),
    );
    const { asked } = reports[0]!;
    const own = asked.filter(({ kind }) => kind === 'own');
    expect(own.length).toBeGreaterThan(0);
    expect(own.map(({ answered, tone }) => ({ answered, tone }))).toEqual(
      own.map(() => ({ answered: 0, tone: 'bad' })),
    );
    for (const line of asked.filter(({ kind }) => kind !== 'own'))
      expect(line).toMatchObject({ tone: 'good', answered: line.asked });
  });
});
