/** What a report says is held against the scenario, which knows what was. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Sentence, ServiceId } from '../../src/core/model.ts';
import { report, type Report } from '../../src/core/report.ts';
import { controls, services } from '../../src/services/index.ts';
import { covers } from '../scenario/fault.ts';
import { parseScenario, type Fault, type NetworkEvent, type Scenario } from '../scenario/scenario.ts';
import { hostsOfService } from '../simulate/device.ts';
import { casesOf, play, scenarioOf, type Night } from './night.ts';

const folders = ['../../../shared/scenarios/', '../scenarios/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const files = folders
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: folder + name })))
  .filter(({ name }) => name.endsWith('.json'));
const known = services.map(({ id }) => id);

/** What the scenario knows, in its own seconds. */
function truthOf({ scenario }: Night) {
  const seconds = (at: number): number => (at - scenario.startAt) / 1000;
  const isLine = ({ where }: NetworkEvent): boolean => 'hosts' in where && where.hosts.includes('*');
  const meets = ({ where }: NetworkEvent, host: string): boolean =>
    'hosts' in where
      ? where.hosts.some((glob) => covers(glob, host))
      : where.services.some((id) => hostsOfService(id).includes(host));
  const hostsOf = (id: ServiceId, role?: string): string[] =>
    services
      .find((service) => service.id === id)!
      .endpoints.filter((endpoint) => !role || endpoint.role === role)
      .map(({ probe }) => new URL(probe.url).hostname);
  const overlap = ({ from, to }: { from: number; to: number }, since: number, until: number): boolean =>
    from < until && to > since;
  return {
    seconds,
    /** Events that hit a service, or its endpoints of one role. */
    of: (id: ServiceId, role?: string) =>
      scenario.network.filter(
        (event) => !isLine(event) && hostsOf(id, role).some((host) => meets(event, host)),
      ),
    line: scenario.network.filter(isLine),
    /** Whether nothing of an address could answer between two moments. */
    isOut: (url: string, since: number, until: number) =>
      scenario.network.some(
        (event) =>
          meets(event, new URL(url).hostname) &&
          event.probability === 1 &&
          event.fault.name !== 'slow' &&
          event.from <= since &&
          event.to >= until,
      ),
    away: scenario.device.flatMap((event) =>
      event.name === 'asleep' || event.name === 'closed' ? [{ from: event.from, to: event.to }] : [],
    ),
    overlap,
  };
}

const valueOf = <T>(sentence: Sentence, name: string, field: string): T =>
  (sentence.values[name] as Record<string, unknown>)[field] as T;

/** Faults that each story may be told of. */
const STORIES: Readonly<Record<string, (fault: Fault) => boolean>> = {
  errors: (fault) => fault.name === 'status' && fault.status >= 500,
  names: (fault) => fault.name === 'dns' && fault.everywhere,
  certificate: (fault) => fault.name === 'certificate' && fault.reason === 'expired',
  blocked: (fault) =>
    fault.name === 'tls-reset' || fault.name === 'dns-forged' || (fault.name === 'dns' && !fault.everywhere),
};

/** Complaints about one report: empty when all of it is true. */
function untruths(night: Night, told: Report): string[] {
  const truth = truthOf(night);
  const since = truth.seconds(told.openedAt);
  const until = truth.seconds(told.resolvedAt ?? night.endAt);
  const own = told.services.flatMap(({ id }) => truth.of(id));
  const wrong: string[] = [];
  const hold = (sentence: Sentence, isTrue: boolean): void => {
    if (!isTrue) wrong.push(`${sentence.key} ${JSON.stringify(sentence.values)}`);
  };
  const near = (moments: readonly number[], at: number, slack: number): boolean =>
    moments.some((moment) => Math.abs(moment - at) <= slack);
  const named = (name: string): ServiceId => services.find((service) => service.name === name)!.id;

  /** Slowness is measured against the normal of each endpoint, which no scenario knows. */
  const isSlow = told.asked.some(
    ({ kind, latencyMs = 0, normalMs = Infinity }) => kind === 'own' && latencyMs > 2 * normalMs,
  );

  for (const sentence of told.account) {
    const [, story = '', ending] = /^report_(.*?)(?:-(began|over))?$/.exec(sentence.key)!;
    // Where some requests fail, the first failure and the last are chance.
    const slack = own.some(({ probability }) => probability < 1) ? 900 : 120;
    if (story === 'slow') {
      hold(sentence, isSlow);
      continue;
    }
    if (ending) {
      const at = truth.seconds(valueOf(sentence, 'sinceAt', 'time'));
      hold(
        sentence,
        near(
          own.map(({ from }) => from),
          at,
          slack,
        ),
      );
      if (ending === 'over') {
        const end = truth.seconds(valueOf(sentence, 'untilAt', 'time'));
        hold(
          sentence,
          near(
            own.map(({ to }) => to),
            end,
            slack,
          ),
        );
        hold(
          sentence,
          Math.abs(valueOf<number>(sentence, 'durationMs', 'durationMs') / 1000 - (end - at)) < 1,
        );
      }
      hold(
        sentence,
        own.some(({ fault }) => (STORIES[story] ?? (() => true))(fault)),
      );
      continue;
    }
    if (story === 'still')
      hold(
        sentence,
        own.some(({ to }) => to >= night.scenario.duration),
      );
    else if (story === 'ended-unseen') {
      const before = truth.seconds(valueOf(sentence, 'beforeAt', 'time'));
      hold(
        sentence,
        own.some(({ to }) => to <= before && truth.away.some((nap) => nap.from <= to && to <= nap.to + 120)),
      );
    } else if (story === 'website-throughout' || story === 'website-answered')
      hold(
        sentence,
        told.services.every(
          ({ id }) => !truth.of(id, 'landing').some((event) => truth.overlap(event, since + 60, until - 60)),
        ),
      );
    else if (story === 'website-silent')
      hold(
        sentence,
        told.services.every(({ id }) => truth.of(id, 'landing').length > 0),
      );
    else if (story === 'line-worked') {
      hold(sentence, !truth.line.some((event) => truth.overlap(event, since + 60, until - 60)));
      const [count, total] = [sentence.values['count'] as number, sentence.values['total'] as number];
      // Of the neutral sites none is counted that was out all the while.
      const well = controls.filter(({ probe }) => !truth.isOut(probe.url, since, until)).length;
      hold(sentence, count > 0 && count <= Math.min(total, well) && total <= controls.length);
    } else if (story === 'line-lost')
      hold(
        sentence,
        truth.line.some((event) => truth.overlap(event, since, until)),
      );
    else if (story === 'unseen')
      hold(
        sentence,
        truth.away.some((nap) => truth.overlap(nap, since, until + 60)),
      );
    else if (story === 'others-answered')
      for (const name of valueOf<string[]>(sentence, 'services', 'list'))
        hold(sentence, !truth.of(named(name)).some((event) => truth.overlap(event, since + 60, until - 60)));
    else if (story === 'others-troubled')
      for (const name of valueOf<string[]>(sentence, 'services', 'list'))
        hold(
          sentence,
          truth.of(named(name)).some((event) => truth.overlap(event, since, until)),
        );
    else if (story === 'tries')
      hold(
        sentence,
        own.some(({ probability, to }) => probability < 1 || to < until),
      );
    else if (story === 'relapses') hold(sentence, (sentence.values['count'] as number) > 0);
    else wrong.push(`${sentence.key}: this test does not know what it claims`);
  }
  return wrong;
}

async function reportsOf(scenario: Scenario): Promise<{ night: Night; reports: Report[] }> {
  const night = await play(scenario);
  const cases = await casesOf(night);
  return { night, reports: cases.map((one) => report(one, [], night.endAt)) };
}

describe('the reports of a scenario', () => {
  it.each(files)(
    '$name say nothing but what was',
    async ({ path, name }) => {
      const { night, reports } = await reportsOf(parseScenario(readFileSync(path, 'utf8'), name, known));
      expect(reports.flatMap((told) => untruths(night, told))).toEqual([]);
    },
    60_000,
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
    expect(reports[0]!.endedBeforeAt).toBeGreaterThan(night.scenario.startAt + 10_800_000);
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
