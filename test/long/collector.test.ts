/** Two real browsers under a policy send what they measure to a real VictoriaMetrics, through an outage, and nothing that they should not. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { serviceIds } from '../lab/catalogue.ts';
import { CALM } from '../lab/lab.ts';
import { startVictoriaMetrics, type VictoriaMetrics } from '../peers/victoria-metrics.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { check, NAMES, outgoing, startManaged, type Name } from './organisation.ts';

const night = parseScenario(
  JSON.stringify({
    ...{ name: 'an outage', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 3600 },
    baseline: { latencyMs: [5, 20] },
    events: [{ from: 0, services: ['discord'], fault: 'refused' }],
  }),
  'an outage',
  serviceIds,
);

describe('results of two browsers', () => {
  let store: VictoriaMetrics;
  const managed = new Map<Name, Awaited<ReturnType<typeof startManaged>>>();
  const rigs = () => [...managed.values()].map(({ rig }) => rig);
  const ALL = { ...DETAILED, tells: ['browsingActivity'] };

  beforeAll(async () => {
    store = await startVictoriaMetrics();
    for (const name of NAMES) managed.set(name, await startManaged(name, store.port, ALL));
  });
  afterAll(async () => {
    for (const { close } of managed.values()) await close();
    await store?.stop();
  });

  /** Both check until the store gives what is waited for. */
  const checkUntil = (expression: string, count: number) =>
    until(
      async () => {
        await Promise.all(rigs().map(check));
        const found = await store.query(expression);
        return found.length >= count && found;
      },
      { what: expression, deadlineMs: 240_000 },
    );
  const value = ({ value: [, found] }: { value: readonly [number, string] }) => Number(found);

  it('arrive while all is well, each under its own name, though the answer may not be read by strangers', async () => {
    const found = await checkUntil('probe_success{target="discord"} == 1', 2);
    expect(found.map(({ metric }) => metric['service.instance.id']).sort()).toEqual([
      'desk-chromium',
      'desk-firefox',
    ]);
    const status = await store.query('{__name__="httpcheck.status",target="discord"} == 1');
    expect(status.map(({ metric }) => metric['http.status_class'])).toContain('2xx');
    expect(await store.query('{__name__="httpcheck.duration",target="discord"}')).not.toEqual([]);
    for (const rig of rigs()) expect(await outgoing(rig)).not.toHaveProperty('problem');
    for (const { heard } of managed.values()) {
      const said = Buffer.concat(heard).toString('latin1').toLowerCase();
      expect(said).toContain('content-type: application/x-protobuf');
      expect(said).toContain('authorization: bearer abc');
      expect(said).not.toMatch(/moz-extension|cookie:|referer:/);
    }
  });

  it('show an outage, its cause and how it failed', async () => {
    await Promise.all(rigs().map(({ lab }) => lab.play(night)));
    await checkUntil('probe_success{target="discord"} == 0', 2);
    const verdicts = await store.query('{__name__="wasl.verdict",target="discord",status="down"} == 1');
    expect(verdicts).toHaveLength(2);
    const errors = await store.query('count by (nel_type) ({__name__="httpcheck.error",target="discord"})');
    expect(errors.map(({ metric }) => metric['nel_type'])).toContain('tcp.refused');
  });

  it('are of nobody whom the policy does not name', async () => {
    expect(
      (await store.query('count by (target) ({target!=""})')).map(({ metric }) => metric['target']),
    ).toEqual(['discord']);
    for (const { heard } of managed.values())
      expect(Buffer.concat(heard).toString('latin1')).not.toContain('signal');
  });

  it('fill the dashboard and fire the alerts', async () => {
    const read = (name: string) => readFileSync(new URL(`../../docs/fleet/${name}`, import.meta.url), 'utf8');
    const { panels } = JSON.parse(read('grafana.json')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    for (const { title, targets } of panels)
      for (const { expr } of targets) {
        const found = await store.query(expr.replaceAll('$target', '.*'));
        expect(
          found.map(({ metric }) => metric['target']),
          title,
        ).toContain('discord');
      }
    const alerts = [...read('alerts.yaml').matchAll(/- alert: (\w+)\n\s+expr: (.*)\n/g)].map(
      ([, name, expr]) => ({ name, expr: expr! }),
    );
    expect(alerts.map(({ name }) => name)).toEqual(['ServiceUnreachable', 'ServiceUnreachableHere']);
    const [unreachable, here] = [alerts[0]!, alerts[1]!];
    // Half of the time of the last five minutes it answered still: what is asked is whether it does now.
    const now = await store.query(
      unreachable.expr.replaceAll('avg_over_time(probe_success[5m])', 'last_over_time(probe_success[5m])'),
    );
    expect(now.map(value)).toEqual([0]);
    // All have it: it is nobody's own.
    expect(await store.query(here.expr)).toEqual([]);
    // In one browser it answers again.
    await managed.get('firefox')!.rig.lab.play(CALM);
    await until(
      async () => {
        await check(managed.get('firefox')!.rig);
        return (await store.query('probe_success{target="discord"} == 1')).length > 0;
      },
      { what: 'Discord to answer in Firefox', deadlineMs: 240_000 },
    );
    const found = await store.query(here.expr);
    expect(found.map(({ metric }) => metric['service.instance.id'])).toEqual(['desk-chromium']);
  });

  it('are what the popup and the settings say they are', async () => {
    const { rig } = managed.get('firefox')!;
    const popup = rig.firefox!;
    const isSaid = () =>
      document.body.textContent.includes('Your organisation receives these results.') &&
      document.querySelector('[data-collector]') !== null;
    await popup.goTo('popup/popup.html');
    await popup.waitFor(isSaid, [], { what: 'who receives results' });
    await popup.goTo('options/options.html');
    await popup.waitFor(isSaid, [], { what: 'who receives results' });
    expect(
      await popup.evaluate(
        () => document.querySelector<HTMLElement>('[data-collector]')!.dataset['collector'],
      ),
    ).toBe('flows');
  });
});
