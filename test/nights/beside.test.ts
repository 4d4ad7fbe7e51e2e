/** Services of one operator have one incident together: what is said of one of them is true of that one. */
import { expect, it } from 'vitest';
import { glance } from '../../src/core/history/month.ts';
import { incidentLines } from '../../src/core/view/details.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import { draw } from './draw.ts';
import { storedAfter } from './stored.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Before, during and after, in letters of a drawing. */
const line = (...parts: readonly [number, string][]): string =>
  parts.map(([minutes, letter]) => letter.repeat(minutes)).join('');

/** What a row and the month say of each of the two when the night is over. */
async function saidOf(whatsapp: string, messenger: string, more: object = {}) {
  const scenario = draw(`whatsapp  ${whatsapp}\nmessenger ${messenger}\ntelegram  ${line([5, '.'])}`, more);
  const { incidents } = await storedAfter(scenario);
  const now = scenario.startAt + scenario.duration * 1000;
  return {
    incidents,
    of(service: ServiceId) {
      const [latest] = incidentLines(incidents, service, now);
      const month = { service, stretches: [], sums: [], incidents };
      const { troubledMs } = glance(month, scenario.startAt, now, now);
      const minuteOf = (at: number | undefined) =>
        at === undefined ? undefined : Math.round((at - scenario.startAt) / MINUTE);
      return {
        key: latest!.sentence.key,
        from: minuteOf(latest!.openedAt),
        to: minuteOf(latest!.resolvedAt),
        troubledMs,
      };
    },
  };
}

const near = (minute: number) => ({
  asymmetricMatch: (found: unknown) => typeof found === 'number' && Math.abs(found - minute) <= 6,
});

it('who is back while another of its operator stands is said to be back, and for how long it was away', async () => {
  const { incidents, of } = await saidOf(line([20, '.'], [160, 't']), line([20, '.'], [60, 't'], [100, '.']));
  expect(incidents.map(({ services }) => [...services].sort())).toEqual([['messenger', 'whatsapp']]);
  expect(of('whatsapp')).toMatchObject({ key: 'incident_open', from: near(20), to: undefined });
  expect(of('messenger')).toMatchObject({ key: 'incident_resolved', from: near(20), to: near(80) });
  expect(of('messenger').troubledMs).toBeLessThan(1.2 * HOUR);
  expect(of('whatsapp').troubledMs).toBeGreaterThan(2.5 * HOUR);
});

it('who fell hours after another is not said to have been silent since then', async () => {
  const { incidents, of } = await saidOf(line([20, '.'], [220, 't']), line([180, '.'], [60, 't']));
  expect(incidents).toHaveLength(1);
  expect(of('whatsapp')).toMatchObject({ key: 'incident_open', from: near(20) });
  expect(of('messenger')).toMatchObject({ key: 'incident_open', from: near(180), to: undefined });
});

it('who stopped twice while another stood came and went', async () => {
  const { of } = await saidOf(line([20, '.'], [220, 't']), line([20, '.'], [50, 't'], [60, '.'], [110, 't']));
  expect(of('whatsapp').key).toBe('incident_open');
  expect(of('messenger')).toMatchObject({ key: 'incident_unsteady-open', to: undefined });
});

it('who only answered in part beside one that did not is said to have done that', async () => {
  const { of } = await saidOf(line([20, '.'], [160, 't']), line([20, '.'], [160, '%']), {
    permissions: 'exact',
  });
  expect(of('whatsapp').key).toBe('incident_open');
  expect(of('messenger').key).toMatch(/^incident_(unsteady|part)-open$/);
});

it('an end that all of them have seen is the end of each', async () => {
  const { of } = await saidOf(line([20, '.'], [60, 't'], [60, '.']), line([20, '.'], [60, 't'], [60, '.']));
  for (const service of ['whatsapp', 'messenger'])
    expect(of(service)).toMatchObject({ key: 'incident_resolved', from: near(20), to: near(80) });
});
