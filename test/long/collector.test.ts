/** Two real browsers under a policy send what they measure to a real VictoriaMetrics, through an outage, and nothing that they should not. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { OUTGOING } from '../../src/core/storage/keys.ts';
import { outgoingFrom } from '../../src/services/outgoing-document.ts';
import { startRig, type Rig, type RigOptions } from '../browser/rig.ts';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { chromiumPolicy, firefoxPolicy } from '../drive/managed.ts';
import { serviceIds } from '../lab/catalogue.ts';
import { CALM, type Lab } from '../lab/lab.ts';
import { answerQuestion } from '../drive/question.ts';
import { startVictoriaMetrics, type VictoriaMetrics } from '../peers/victoria-metrics.ts';
import { parseScenario } from '../scenario/scenario.ts';

declare const chrome: Api;

const HOST = 'otel.newsroom.example';
const NAMES = ['chromium', 'firefox'] as const;
type Name = (typeof NAMES)[number];
/** Of a service on basic checks: no socket is opened in Firefox, so what is known is that the website answers. */
const ANSWERS: Readonly<Record<Name, string>> = {
  chromium: 'probe_success{target="discord"} == 1',
  firefox: '{__name__="wasl.verdict",target="discord",status="reached"} == 1',
};
const BUTTON = '[data-action=allow-collector]';

const policy = (name: Name) => ({
  ...{ services: ['discord', 'signal'], preset: 'watchful', locked: ['services', 'preset'] },
  collector: {
    url: `https://${HOST}/opentelemetry/v1/metrics`,
    services: ['discord'],
    instance: `desk-${name}`,
    headers: { Authorization: 'Bearer abc' },
  },
});

const night = parseScenario(
  JSON.stringify({
    ...{ name: 'an outage', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 3600 },
    baseline: { latencyMs: [5, 20] },
    events: [{ from: 0, services: ['discord'], fault: 'refused' }],
  }),
  'an outage',
  serviceIds,
);

/** The organisation's door: it ends TLS, with a certificate that the browser trusts, before the collector. */
async function door(lab: Lab, port: number, heard: Buffer[]): Promise<Lab> {
  const [{ httpsPort, httpPort } = { httpsPort: 0, httpPort: 0 }] = lab.places;
  const server = tls.createServer(await lab.authority.issue('good', HOST), (socket) => {
    const collector = net.connect(port, '127.0.0.1');
    socket.on('data', (data: Buffer) => heard.push(data));
    socket.pipe(collector).pipe(socket);
    for (const end of [socket, collector])
      end.on('error', () => [socket, collector].forEach((one) => one.destroy()));
  });
  server.listen(httpsPort, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...lab,
    places: [...lab.places, { host: HOST, address: '127.0.0.1', httpsPort, httpPort }],
    async close() {
      server.close();
      await lab.close();
    },
  };
}

async function startManaged(name: Name, port: number, granted: RigOptions) {
  const heard: Buffer[] = [];
  const files = { chromium: chromiumPolicy(), firefox: firefoxPolicy() };
  files[name].write(policy(name));
  const rig = await startRig(name, {
    ...granted,
    widen: (lab) => door(lab, port, heard),
    ...(name === 'chromium' ? { key: files.chromium.key } : { environment: { HOME: files.firefox.home } }),
  });
  return {
    ...{ rig, heard },
    async close() {
      await rig.close();
      Object.values(files).forEach(({ remove }) => remove());
    },
  };
}

const check = (rig: Rig) => rig.evaluate(() => chrome.runtime.sendMessage<unknown, void>('check-now'));
const outgoing = async (rig: Rig) => outgoingFrom((await rig.stored())[OUTGOING]);

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

it.each(NAMES)(
  '%s sends nothing before it is allowed to in its own question, and then does',
  async (name) => {
    const store = await startVictoriaMetrics();
    onTestFinished(store.stop);
    const { rig, heard, close } = await startManaged(name, store.port, { isAsked: true });
    onTestFinished(close);
    await until(
      async () => {
        await check(rig);
        return (await outgoing(rig)).problem === 'not-allowed';
      },
      { what: 'results to be held back' },
    );
    await check(rig);
    expect([heard, rig.lab.names.has(HOST), (await outgoing(rig)).waiting]).toEqual([[], false, []]);

    const page = rig.firefox ?? (await rig.chromium!.open('options/options.html'));
    await rig.firefox?.goTo('options/options.html');
    const note = () => page.evaluate(() => document.querySelector('[data-collector]')?.textContent ?? '');
    const says = (wanted: string) =>
      page.waitFor(
        (state) => document.querySelector<HTMLElement>('[data-collector]')?.dataset['collector'] === state,
        [wanted],
        { what: `the settings to say ${wanted}` },
      );
    const press = () => ('press' in page ? page.press(BUTTON) : page.click(BUTTON));

    await says('not-allowed');
    await press();
    const question = await answerQuestion(rig, false);
    expect(question).toContain(HOST);
    expect(question).not.toMatch(/discord|signal|all (your data|websites|sites)/i);
    // Firefox names what is told to strangers by its own category.
    expect(/browsing activity/i.test(question)).toBe(name === 'firefox');
    await check(rig);
    await says('not-allowed');
    expect([heard, (await outgoing(rig)).waiting]).toEqual([[], []]);

    await press();
    await answerQuestion(rig, true);
    await says('flows');
    await until(
      async () => {
        await check(rig);
        return (await store.query(ANSWERS[name])).length > 0;
      },
      { what: 'results to be received' },
    );
    await until(async () => (await note()).includes('Last received at'), { what: 'the settings to say so' });
    expect(await note()).toContain('Your organisation receives these results.');
    expect(await outgoing(rig)).not.toHaveProperty('problem');
    await page.waitFor((button) => document.querySelector(button) === null, [BUTTON], {
      what: 'the button to be gone',
    });
  },
);
