/** The same night seen with permissions and without them: what is seen to fail with less must not be well with more. */
import type { Browser, ServiceId } from '../../src/core/model/terms.ts';
import { draw, playScenario, type Night } from './draw.ts';

const MINUTE = 60;
/** Long enough to know what is normal, and to see what is asked rarely. */
const WELL_UNTIL = 60 * MINUTE;
const LASTS = 40 * MINUTE;
/** So long one may be ahead of the other: what is dear is asked every ten minutes. */
const AHEAD = 11 * MINUTE;

/** Every fault that a scenario knows. */
export const FAULTS: readonly object[] = [
  { fault: 'dns' },
  { fault: 'dns', everywhere: true },
  { fault: 'dns-forged' },
  { fault: 'refused' },
  { fault: 'timeout' },
  { fault: 'tls-reset' },
  ...['untrusted', 'expired', 'name'].map((reason) => ({ fault: 'certificate', reason })),
  ...[503, 403, 404].map((status) => ({ fault: 'status', status })),
  { fault: 'hang' },
  { fault: 'slow', latencyMs: [3000, 9000] },
  ...[403, 503, 200].map((status) => ({ fault: 'websocket-refused', status })),
  { fault: 'websocket-silent' },
  { fault: 'no-protocol' },
  { fault: 'captive' },
  { fault: 'drop-idle' },
];

export const SERVICES: readonly ServiceId[] = [
  'whatsapp',
  'telegram',
  'discord',
  'messenger',
  'slack',
  'signal',
];

/** What of a service a fault may be limited to. */
const ONLY = {
  chromium: [undefined, ['websocket'], ['https']],
  // Sockets are asked there with permission alone: where they are well and all else is not, they show that messages pass.
  firefox: [undefined],
} as const;

/** One fault of one service in one browser. */
export interface Case {
  browser: Browser;
  service: ServiceId;
  fault: object;
}

/** Every fault in every browser, of one service after the other beginning at this place. */
export const casesFrom = (place: number): readonly Case[] =>
  FAULTS.flatMap((fault) =>
    (['chromium', 'firefox'] as const).flatMap((browser) =>
      ONLY[browser].map((only) => ({ browser, fault: { ...fault, ...(only && { only }) } })),
    ),
  ).map((one, index) => ({ ...one, service: SERVICES[(place + index) % SERVICES.length]! }));

const statusAt = (night: Night, service: ServiceId, at: number): string =>
  `${night.of('status').findLast((one) => one['service'] === service && one.at! <= at)?.['status']}`;

/** For how many minutes on end the service failed without permissions and was up with them. */
export async function unseenMinutes({ browser, service, fault }: Case, seed: number): Promise<number> {
  const events = [{ from: WELL_UNTIL, services: [service], ...fault }];
  const seen = (permissions: 'none' | 'exact'): Promise<Night> => {
    const more = { browser, permissions, seed, services: SERVICES, events, duration: WELL_UNTIL + LASTS };
    return playScenario(draw('line .', more));
  };
  const [less, more] = [await seen('none'), await seen('exact')];
  let [longest, here] = [0, 0];
  for (let at = WELL_UNTIL; at < WELL_UNTIL + LASTS; at += 10) {
    const fails = ['down', 'degraded'].includes(statusAt(less, service, at));
    here = fails && statusAt(more, service, at) === 'up' ? here + 10 : 0;
    longest = Math.max(longest, here);
  }
  return longest <= AHEAD ? 0 : longest / MINUTE;
}
