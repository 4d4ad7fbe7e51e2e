/** The byte model against the bytes that the lab's sockets count, attempt by attempt: of one browser. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWarm } from '../../src/core/traffic/cost.ts';
import type { Probe } from '../../src/core/model/service.ts';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { CALM } from '../lab/lab.ts';
import { addOldHost, OLD_HOST, type OldHost } from './old-host.ts';
import { startRig, type Rig } from './rig.ts';
import { night } from './stage.ts';
import { MATRIX, MOST, SECOND_MS, still, sum } from './counted.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';
import type { Observation } from '../../src/core/model/observation.ts';

const LONG_AGO_MS = 20 * 60_000;

/** Enough to send what is sent into a silence, on most machines; on others it is asked again. */
const BRIEF_MS = 4_000;

const PAGE = 'https://signal.org/';
const OTHER = 'https://telegram.org/favicon.ico';
const OLD = `https://${OLD_HOST}/favicon.ico`;
const SOCKET = 'wss://prod-nginz-ssl.wire.com/await';
const http = (url: string): Probe => ({ kind: 'http', url });
const socket = (url = SOCKET): Probe => ({ kind: 'websocket', url });

interface Counted {
  seen: Observation;
  /** By the lab: bytes both ways, and connections opened. */
  bytes: number;
  connections: number;
}

export function costsWhatIsCounted(browser: Browser): void {
  let rig: Rig;
  let old: OldHost;
  const answeredAt = new Map<string, number | undefined>();
  const endedAt = new Map<string, number>();

  beforeAll(async () => {
    rig = await startRig(browser, {
      ...DETAILED,
      hasDoor: true,
      answers: [MATRIX],
      widen: async (lab) => (old = await addOldHost(lab)).lab,
    });
  });
  afterAll(() => rig.close());

  /** Asks as the schedule would, knowing what was answered before. */
  async function count(
    probe: Probe,
    { tier = 'detailed', limitMs = 20_000 }: { tier?: Tier; limitMs?: number } = {},
  ): Promise<Counted> {
    const { origin, hostname } = new URL(probe.url);
    const before = await still(rig, hostname);
    const last = answeredAt.get(origin);
    const isKept = isWarm(last, Date.now(), probe);
    await until(() => !isKept || Date.now() - endedAt.get(origin)! > SECOND_MS);
    const now = Date.now();
    const seen = await rig.ask({
      endpoint: 'test/endpoint',
      kind: probe.kind,
      tier,
      probe,
      limitMs,
      isWarm: isWarm(last, now, probe),
      ...(last !== undefined && { sinceAnswerMs: now - last }),
    });
    answeredAt.set(origin, seen.answered ? seen.at : undefined);
    endedAt.set(origin, Date.now());
    const after = await still(rig, hostname);
    return { seen, bytes: sum(after) - sum(before), connections: after.connections - before.connections };
  }

  type Silence = 'timeout' | 'hang';

  /** Asks into a silence. All of it anew, and longer, where a busy machine has not got so far that there is a silence to speak of. */
  async function countSilence(
    fault: Silence,
    probe: Probe,
    begin = async () => {},
    limitMs = BRIEF_MS,
  ): Promise<Counted> {
    await begin();
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault }]));
    const before = rig.lab.seen.length;
    const counted = await count(probe, { limitMs });
    const isSent = fault === 'hang' ? rig.lab.seen.length > before : counted.bytes > 0;
    return isSent || limitMs > 60_000 ? counted : countSilence(fault, probe, begin, 2 * limitMs);
  }

  async function keep(): Promise<void> {
    await rig.lab.play(CALM);
    await count(http(PAGE));
  }

  /** As after a while: no open connection, but a TLS session. */
  async function rest(): Promise<void> {
    await keep();
    await cutAll();
    passTime();
  }

  /** Cuts every open connection; TLS sessions stay. */
  async function cutAll(): Promise<void> {
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
    await rig.lab.play(CALM);
    old.behave('http1');
  }

  /** As if the last answers were twenty minutes old. */
  function passTime(): void {
    for (const [origin, at] of answeredAt) answeredAt.set(origin, at && Date.now() - LONG_AGO_MS);
  }

  const holds = ({ seen, bytes }: Counted, what: string) => {
    const model = seen.sentBytes + seen.receivedBytes;
    const line = `${browser}: ${what}: ${bytes} counted, ${model} by the model`;
    expect(Math.abs(model - bytes), line).toBeLessThanOrEqual(MOST * bytes);
  };

  /** Where the browser does not say what it was: what was counted is no more than so many times the charge. */
  const bounds = ({ seen, bytes }: Counted, what: string, times = 2) => {
    const model = seen.sentBytes + seen.receivedBytes;
    expect(bytes, `${browser}: ${what}`).toBeLessThanOrEqual(times * model * (1 + MOST));
  };

  it.each([PAGE, OTHER, OLD])('a fetch of %s: first, kept, resumed', async (url) => {
    const first = await count(http(url));
    holds(first, 'first');
    expect(first.seen.isWarm).toBe(false);
    const kept = await count(http(url));
    holds(kept, 'kept');
    expect([kept.seen.isWarm, kept.connections]).toEqual([true, 0]);
    await cutAll();
    const resumed = await count(http(url));
    holds(resumed, 'resumed');
    // The schedule supposed an open connection; the browser knew better.
    expect([resumed.seen.isWarm, resumed.connections]).toEqual([false, 1]);
  });

  it('a socket: first and again', async () => {
    holds(await count(socket()), 'first');
    holds(await count(socket()), 'again');
  });

  it.each([
    { kind: 'mtproto-http', url: 'https://venus.web.telegram.org/apiw1' },
    { kind: 'matrix', url: 'https://matrix-client.matrix.org/_matrix/client/versions' },
    { kind: 'slack', url: 'https://slack.com/api/api.test' },
    { kind: 'wire', url: 'https://prod-nginz-https.wire.com/api-version' },
    { kind: 'mtproto-websocket', url: 'wss://kws2.web.telegram.org/apiws' },
    { kind: 'discord-gateway', url: 'wss://gateway.discord.gg/?v=10&encoding=json' },
    { kind: 'whatsapp-noise', url: 'wss://web.whatsapp.com/ws/chat' },
    { kind: 'own-authority', url: 'https://chat.signal.org/' },
  ])('the protocol of $kind', async (probe) => {
    holds(await count(probe), `${probe.kind} first`);
    holds(await count(probe), `${probe.kind} again`);
  });

  it('nothing, where no connection comes about', async () => {
    for (const fault of ['refused', 'dns']) {
      await rig.lab.play(night([{ from: 0, hosts: ['*'], fault }]));
      for (const probe of [http(PAGE), socket()]) {
        const { seen, bytes } = await count(probe);
        expect([seen.failure, seen.sentBytes + seen.receivedBytes, bytes]).toEqual([fault, 0, 0]);
      }
    }
  });

  it('a connection that is cut on the first flight', async () => {
    await cutAll();
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'tls-reset' }]));
    const fetched = await count(http(PAGE));
    holds(fetched, 'reset');
    expect([fetched.seen.failure, fetched.connections]).toEqual(['reset', browser === 'firefox' ? 10 : 2]);
    const opened = await count(socket());
    holds(opened, 'reset socket');
    // Firefox names the layer of a socket; in Chromium a fetch beside it has to.
    expect([opened.seen.failure, opened.connections]).toEqual(['reset', browser === 'firefox' ? 1 : 4]);
    const hidden = await count(http(PAGE), { tier: 'basic' });
    bounds(hidden, 'reset without permission');
    expect(hidden.seen.failure).toBe('network');
  });

  it('a server that hangs up, or speaks no TLS', async () => {
    old.behave('hang-up');
    holds(await count(http(OLD)), 'hung up');
    old.behave('plain-text');
    await count(http(OLD));
    const garbled = await count(http(OLD));
    // Firefox says no more than that TLS failed: the dearer case is charged.
    if (browser === 'chromium') holds(garbled, 'plain text');
    else expect(garbled.seen.sentBytes + garbled.seen.receivedBytes).toBeGreaterThan(garbled.bytes);
  });

  it('a certificate that is refused', async () => {
    await rig.lab.play(CALM);
    await count(http(PAGE));
    await cutAll();
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'certificate' }]));
    const first = await count(http(PAGE));
    holds(first, 'refused certificate');
    expect(first.seen.failure).toBe('certificate');
    holds(await count(http(PAGE)), 'refused certificate again');
    holds(await count(socket()), 'refused certificate of a socket');
  });

  it('packets that vanish', async () => {
    const warm = await countSilence('timeout', http(PAGE), keep);
    expect(warm.seen.failure).toBe('timeout');
    holds(warm, 'timeout on a kept connection');
    holds(await countSilence('timeout', http(PAGE), rest), 'timeout');
    holds(await countSilence('timeout', http(PAGE)), 'timeout again');
    holds(await countSilence('timeout', socket()), 'timeout of a socket');
  });

  it('a server that takes what is asked and is silent', async () => {
    holds(await countSilence('hang', http(PAGE), keep), 'silence on a kept connection');
    const silent = await countSilence('hang', http(PAGE), rest);
    expect([silent.seen.failure, silent.connections]).toEqual(['timeout', 1]);
    // Chromium does not say whether the request went out.
    if (browser === 'firefox') holds(silent, 'silence');
    else bounds(silent, 'silence');
    // Firefox opens two connections for a first socket, and neither browser says whether it did.
    bounds(await countSilence('hang', socket()), 'silence of a socket', browser === 'firefox' ? 3.5 : 2);
  });

  it('an answer that is not the wanted one', async () => {
    await rig.lab.play(CALM);
    await cutAll();
    passTime();
    await count(http(PAGE));
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'status', status: 503 }]));
    const failed = await count(http(PAGE));
    expect(failed.seen.failure).toBe('http-error');
    holds(failed, '503');
    const refused = await count(socket('wss://gateway.discord.gg/'));
    expect(refused.seen).toMatchObject({ failure: 'http-error', status: 503 });
    holds(refused, 'refused upgrade');
  });

  it('plain http', async () => {
    await rig.lab.play(CALM);
    const expects = { status: 200, body: 'success\n' };
    const probe = { kind: 'captive', url: 'http://detectportal.firefox.com/success.txt', expects };
    holds(await count(probe), 'plain http');
  });
}
