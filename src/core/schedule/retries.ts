/** Of what fails for good: whom to ask on, and how often. */
import { MINUTE_MS } from '../model/time.ts';
import { cost } from '../traffic/cost.ts';
import { isDear, type Endpoint, type Service } from '../model/service.ts';
import { ALARM_FLOOR_MS, pace } from './pace.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { deciding } from '../judge/known-witnesses.ts';

/** A try that costs more than this is dear: Firefox opens ten connections where one is reset; where it may have, half of them count. */
const DEAR_BYTES = 8_000;

/** What is dear is tried so many times more rarely. */
const RATION = 3;

/** So many looks in a row have failed as `network`, two at most. */
const ownCuts = (known: EndpointBelief | undefined): number =>
  known?.run?.failure === 'network' ? Math.min(2, known.run.failuresInARow) : 0;

/** The same; where another endpoint of the service has failed so again, there is no more doubt of what it is. */
export function cutsOf({ id }: Pick<Endpoint, 'id'>, state: State, service?: Service): number {
  const isCut = service?.endpoints.some((other) => ownCuts(state.endpoints[other.id]) > 1);
  return isCut ? 2 : ownCuts(state.endpoints[id]);
}

/** Bytes of one more try, should it fail as the last one did. */
function tryBytes({ id, probe }: Endpoint, state: State, { sight }: Watch): number {
  const known = state.endpoints[id];
  const failure = known?.run?.failure;
  const { kind, url } = probe;
  const { browser } = sight;
  const asBefore = { answered: failure === undefined, failure, cuts: ownCuts(known) };
  const spent = cost({ kind, url, browser, isWarm: false, ...asBefore });
  return spent.sentBytes + spent.receivedBytes;
}

/** How many times more rarely an endpoint is tried while it fails, for what a try costs. */
export function ration(endpoint: Endpoint, state: State, watch: Watch): number {
  return tryBytes(endpoint, state, watch) > DEAR_BYTES ? RATION : 1;
}

/** What fails now, so that one more failure would say no more than a sibling's. */
const isProven = (known: EndpointBelief | undefined): boolean =>
  known?.run !== undefined && known.run.failuresInARow > 0 && known.fullNats > 0;

/**
 * While a service's endpoints fail together, whether that lasts is asked of one of them where a try is dear, and of all where it is not: a
 * failure of one lengthens the silence of all (`detect/siblings.ts`), and with an answer it is somebody else's turn.
 */
export function sparing(wanted: readonly Endpoint[], state: State, watch: Watch): readonly Endpoint[] {
  const proven = wanted.filter(({ id }) => isProven(state.endpoints[id]));
  const dear = proven.filter((endpoint) => tryBytes(endpoint, state, watch) > DEAR_BYTES);
  const spared = new Set(dear.length < proven.length ? dear : dear.slice(1));
  return wanted.filter((endpoint) => !spared.has(endpoint));
}

/** The one endpoint that is asked on: the cheapest. */
export function retried(state: State, service: Service, watch: Watch): Endpoint | undefined {
  const failing = deciding(state, service, watch).filter(({ id }) => state.endpoints[id]?.outage);
  const bytes = (endpoint: Endpoint): number => tryBytes(endpoint, state, watch) + (isDear(endpoint) ? 1 : 0);
  return failing.sort((one, other) => bytes(one) - bytes(other))[0];
}

/** How often: a service that has failed for long is asked more rarely; what is usual here needs no haste. */
export function retryMs(state: State, service: Service, watch: Watch, now: number): number {
  const { leadMs } = pace(watch);
  const known = state.services[service.id];
  const age = now - (known?.since?.beforeAt ?? now);
  const usualMs = Math.max(leadMs, (age < 24 * 60 * MINUTE_MS ? 2 : 10) * MINUTE_MS);
  const isRecent = age < 60 * MINUTE_MS && known?.usualSinceAt === undefined;
  const wantedMs = age < 10 * MINUTE_MS ? ALARM_FLOOR_MS : isRecent ? leadMs : usualMs;
  const asked = retried(state, service, watch);
  return asked ? ration(asked, state, watch) * wantedMs : wantedMs;
}
