/** Nights drawn by chance in which outside sources are asked: what happens, what the sources make of it, and what Wasl says of it. */
import { services } from '../../src/services/index.ts';
import type { Opinion } from '../../src/core/model/opinion.ts';
import { seededRandom } from '../scenario/random.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { play, type Told } from '../simulate/play.ts';

export type Happening =
  | 'outage'
  | 'names gone'
  | 'block: resolver'
  | 'block: name in TLS'
  | 'block: forged certificate'
  | 'block: address dropped'
  | 'own line'
  | 'trap: gateway'
  | 'trap: crowd';

export const HAPPENINGS: readonly Happening[] = [
  'outage',
  'names gone',
  'block: resolver',
  'block: name in TLS',
  'block: forged certificate',
  'block: address dropped',
  'own line',
  'trap: gateway',
  'trap: crowd',
];

/** What may be said of it; everything else but `unclear` is wrong. */
export const TRUTH: Readonly<Record<Happening, string>> = {
  outage: 'service',
  'names gone': 'service',
  'block: resolver': 'blocked',
  'block: name in TLS': 'blocked',
  'block: forged certificate': 'blocked',
  'block: address dropped': 'blocked',
  'own line': 'connection',
  // Everybody's gateway is dead, and nobody who may name a cause says so.
  'trap: gateway': 'service',
  'trap: crowd': 'blocked',
};

const FAULTS: Readonly<Record<string, object>> = {
  'names gone': { fault: 'dns', everywhere: true },
  'block: resolver': { fault: 'dns' },
  'block: name in TLS': { fault: 'tls-reset' },
  'block: forged certificate': { fault: 'dns-forged' },
  'block: address dropped': { fault: 'timeout' },
  'own line': { fault: 'timeout', hosts: ['*'] },
  'trap: crowd': { fault: 'timeout' },
};

/** Who is asked about, in turn. Each can be seen on either tier. */
const ASKED_ABOUT = ['whatsapp', 'telegram', 'signal', 'discord', 'messenger', 'slack'];

export interface Night {
  happening: Happening;
  browser: 'chromium' | 'firefox';
  permissions: 'none' | 'exact';
  seed: number;
  /** Left out: all of them. */
  sources?: readonly string[];
}

const HOUR = 3600;
const ALL = ['operator', 'crowd', 'remote', 'country', 'resolver'];

type Said = Partial<Record<keyof Opinion | 'from' | 'to' | 'place' | 'function', unknown>>;

/** An outage of about an hour and what it looks like from outside: operators say so late or not at all, measurements come in late too. */
export function drawn({ happening, browser, permissions, seed, sources = ALL }: Night): Scenario {
  const random = seededRandom(seed, happening);
  const between = (least: number, most: number): number => Math.round(least + random() * (most - least));
  const service = ASKED_ABOUT[seed % ASKED_ABOUT.length]!;
  const from = between(1_800, 2_400);
  const to = from + between(2_400, 5_400);
  const during = (after: number, more: object): Said => ({ from: from + after, to, service, ...more });
  const crowd = during(between(60, 600), { source: 'crowd', says: 'trouble', count: between(20, 900) });
  // OONI sees it in other countries too; some minutes' probes go elsewhere and find what is found here.
  const world = during(between(300, 900), { source: 'country', says: 'trouble', place: 'DE' });
  const elsewhere = during(0, { source: 'remote', says: 'trouble' });
  const operator = during(between(300, 2_000), { source: 'operator', says: 'trouble' });
  const here = during(between(600, 2_400), { source: 'country', says: 'trouble', place: 'IQ' });
  const isOutage = happening === 'outage' || happening === 'names gone';
  const isBlock = happening.startsWith('block');
  const opinions: Said[] = [
    ...(isOutage || happening.startsWith('trap') ? [crowd] : []),
    ...(isOutage ? [elsewhere] : []),
    ...(isOutage && random() < 0.6 ? [operator] : []),
    ...(isOutage && random() < 0.7 ? [world] : []),
    ...(isBlock && random() < 0.5 ? [here] : []),
    ...(isBlock && random() < 0.3 ? [crowd] : []),
  ];
  const outage = [{ fault: 'timeout' }, { fault: 'refused' }, { fault: 'status', status: 503 }][
    between(0, 2)
  ]!;
  const fault: object = FAULTS[happening] ?? (happening === 'trap: gateway' ? { fault: 'timeout' } : outage);
  const only = happening === 'trap: gateway' ? { only: ['websocket'] } : {};
  const where = 'hosts' in fault ? {} : { services: [service] };
  const file = {
    name: `${happening}, ${service}, ${browser}, ${permissions}, ${seed}`,
    seed,
    startAt: '2026-11-22T21:00:00Z',
    duration: to + HOUR / 4,
    services: [...new Set([service, 'telegram', 'signal', 'discord'])],
    ...{ browser, permissions, country: 'IQ', sources, opinions },
    baseline: { loss: 0.002, latencyMs: [40, 160] },
    events: [{ from, to, ...where, ...only, ...fault }],
  };
  return parseScenario(
    JSON.stringify(file),
    file.name,
    services.map(({ id }) => id),
  );
}

export interface Outcome {
  /** What was said of it last, while it lasted; left out: nothing was noticed. */
  cause?: string;
  /** Every cause that was said of the service, or of another one. */
  causes: readonly string[];
  /** Bytes that asking others took. */
  bytes: number;
  /** It could be seen from here. */
  isSeen: boolean;
}

export async function outcomeOf(night: Night): Promise<Outcome> {
  const scenario = drawn(night);
  const service = scenario.services[0]!;
  const { from, to } = scenario.network[0]!;
  const told: Told[] = [];
  await play(scenario, { withProbes: false }, (one) => void told.push(one));
  const during = told.filter(({ at = 0 }) => at >= from && at < to);
  const statuses = during.filter(({ event }) => event === 'status');
  const causes = statuses.flatMap(({ cause }) => (typeof cause === 'string' ? cause : []));
  const own = statuses.filter((one) => one['service'] === service && one['cause'] !== undefined);
  const last = own.at(-1)?.['cause'];
  const asked = told.filter(({ event }) => event === 'asked');
  return {
    ...(typeof last === 'string' && { cause: last }),
    causes,
    bytes: asked.reduce((sum, one) => sum + (one['bytes'] as number), 0),
    isSeen: own.length > 0,
  };
}
