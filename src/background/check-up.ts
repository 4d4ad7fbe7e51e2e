/** Carries out a check-up of the line: asks as the core plans, and gathers what was seen. */
import type { CheckUpHost, CheckUpLook, Measured, NameLook } from '../core/check-up/measured.ts';
import {
  CLOCK_AFTER_MS,
  granteeOf,
  isHopeless,
  NAME_WITHIN_MS,
  planOf,
  type Planned,
} from '../core/check-up/plan.ts';
import { order } from '../core/model/capability.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import { hostOf } from '../core/model/service.ts';
import type { Sight } from '../core/model/watch.ts';
import { unawaited } from '../platform/unawaited.ts';
import type { Cost } from './charge.ts';
import type { Beside } from './probe.ts';

/** The world as a check-up touches it. */
export interface CheckUpWorld {
  now(): number;
  /** Resolves then, or once it is called off. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  sight(): Promise<Sight>;
  isSystemOffline(): boolean;
  /** Never rejects, and ends at its limit. */
  probe(order: Order, sight: Sight, beside: Beside): Promise<Observation>;
  /** What a server says of its time, by how much this computer is behind it; `undefined` where none can be read. */
  clock(sight: Sight, signal: AbortSignal): Promise<{ behindMs?: number; cost: Cost } | undefined>;
  /** The system's resolver; left out where it cannot be asked. */
  lookUp?: ((host: string, withinMs: number) => Promise<readonly string[] | undefined>) | undefined;
  /** A name that does not exist, another one each time. */
  madeUpName(): string;
  /** Adds to the account; rejects where it cannot. */
  charge(costs: readonly Cost[]): Promise<void>;
}

export interface CheckUpProgress {
  count: number;
  total: number;
}

/** So often what was moved is counted, so that little is lost when the script is killed; in questions. */
const CHARGED_EVERY = 12;

/**
 * Ends by itself some 20 s later, or soon after it was called off; what was moved is counted either way.
 * @throws where nothing could be asked
 */
export async function checkUp(
  world: CheckUpWorld,
  hosts: readonly CheckUpHost[],
  say: (progress: CheckUpProgress) => void,
  signal: AbortSignal,
): Promise<Measured> {
  const sight = await world.sight();
  const at = world.now();
  const { browser, seesLayers, granted } = sight;
  const isReadable = granted.includes(granteeOf('site'));
  const seen = { at, browser, isReadable, seesSigners: browser === 'firefox' && isReadable && seesLayers };
  if (world.isSystemOffline()) return { ...seen, isSystemOffline: true, looks: [], behindMs: [], lagsMs: [] };

  const plan = planOf(hosts, sight);
  const looks: CheckUpLook[] = [];
  const behindMs: number[] = [];
  const lagsMs: number[] = [];
  const answeredAt = new Map<string, number>();
  const account = accountIn(world);

  async function askOne({ host, limitMs, isFirst }: Planned): Promise<void> {
    const { id, operator, asked, probe } = host;
    const name = hostOf(probe.url);
    const lastAt = answeredAt.get(name);
    const wanted = order({ id, probe }, granteeOf(asked), sight, {
      ...{ limitMs, isWarm: lastAt !== undefined },
      ...(lastAt !== undefined && { sinceAnswerMs: world.now() - lastAt }),
    });
    if (!wanted) return;
    let apartMs: number | undefined;
    const heard = (response: Response) => (apartMs ??= behindBy(response, world.now()));
    const look = await world.probe(wanted, sight, { signal, heard });
    if (look.answered) answeredAt.set(name, world.now());
    else answeredAt.delete(name);
    if (look.answered && isFirst && apartMs !== undefined) behindMs.push(apartMs);
    looks.push({ asked, operator, host: name, seen: look });
    account.note([look]);
    say({ count: looks.length, total: plan.length });
  }

  async function askAll(): Promise<void> {
    const underWay: Promise<void>[] = [];
    for (const planned of plan) {
      await world.sleep(at + planned.afterMs - world.now(), signal);
      if (signal.aborted || isHopeless(looks)) break;
      lagsMs.push(world.now() - at - planned.afterMs);
      underWay.push(askOne(planned));
    }
    await Promise.all(underWay);
  }

  async function askClock(): Promise<void> {
    await world.sleep(CLOCK_AFTER_MS, signal);
    if (signal.aborted) return;
    const said = await world.clock(sight, signal);
    if (said?.behindMs !== undefined) behindMs.push(said.behindMs);
    if (said) account.note([said.cost]);
  }

  const [names] = await Promise.all([namesOf(world, hosts, signal), askAll(), askClock()]);
  await account.settle();
  if (looks.every((one) => one.seen.failure === 'aborted')) throw new Error('nothing could be asked');
  return { ...seen, isSystemOffline: false, looks, behindMs, lagsMs, ...names };
}

/** What is charged in portions. That it cannot be is no reason to stop. */
function accountIn(world: Pick<CheckUpWorld, 'charge'>) {
  let open: Cost[] = [];
  let charging: Promise<void> = Promise.resolve();
  const settle = (): Promise<void> => {
    const costs = open;
    open = [];
    if (costs.length > 0) charging = charging.then(() => world.charge(costs)).catch(() => undefined);
    return charging;
  };
  return {
    note(costs: readonly Cost[]): void {
      open.push(...costs);
      if (open.length >= CHARGED_EVERY) unawaited(settle());
    },
    settle,
  };
}

/** Names of the neutral sites, one after the other, and one that nobody has. */
async function namesOf(
  { lookUp, now, madeUpName }: CheckUpWorld,
  hosts: readonly CheckUpHost[],
  signal: AbortSignal,
): Promise<Pick<Measured, 'names' | 'findsAnything'>> {
  if (!lookUp) return {};
  const names: NameLook[] = [];
  for (const { asked, operator, probe } of hosts) {
    if (asked !== 'site' || signal.aborted) continue;
    const host = hostOf(probe.url);
    const beganAt = now();
    const addresses = await lookUp(host, NAME_WITHIN_MS);
    const found = addresses && addresses.length > 0;
    names.push({ host, operator, found, addresses: addresses ?? [], tookMs: now() - beganAt });
  }
  const made = await lookUp(madeUpName(), NAME_WITHIN_MS);
  return { names, findsAnything: made && made.length > 0 };
}

/**
 * By how much this computer's clock is behind an answer's (RFC 9110 section 6.6.1: whole seconds), with what it lay in a cache (RFC 9111
 * section 5.1). `undefined` where that cannot be read.
 */
function behindBy({ headers }: Response, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  const ageMs = 1000 * (Number(headers.get('age')) || 0);
  return Number.isNaN(date) ? undefined : date + 500 + ageMs - now;
}
