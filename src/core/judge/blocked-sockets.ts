/**
 * Networks that let web pages through and no WebSocket: proxies of companies, some hotels. There sockets of operators that
 * have nothing to do with each other fall silent in one moment, and that is no service's fault.
 */
import { hasVoice } from '../detect/endpoint.ts';
import { beliefWith } from '../model/copies.ts';
import { latest } from '../model/remembered.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import { active, isOnlyWhenAsked } from '../model/choices.ts';
import { askedOf } from './known-witnesses.ts';
import type { Witness } from './groups.ts';
import type { Failure } from '../model/terms.ts';
import type { Watch } from '../model/watch.ts';
import { HOUR_MS } from '../model/time.ts';

/** Sockets that last answered longer than this before another one did tell nothing about the same network. */
const ANSWERED_LATELY_MS = 6 * HOUR_MS;

/** The socket did not open, as far as the browser says: nothing of the service has spoken. */
const UNOPENED: ReadonlySet<Failure> = new Set(['network', 'timeout', 'refused', 'reset', 'closed', 'tls']);

interface Socket extends Witness {
  service: Service;
}

type UnopenedSocket = Socket & { belief: { run: NonNullable<EndpointBelief['run']> } };

const isSocket = ({ probe }: Endpoint): boolean => probe.url.startsWith('wss:');
const isRefused = ({ belief }: Witness): boolean => belief.isRefusedToUs === true;
const failsTwice = ({ belief }: Witness): boolean =>
  hasVoice(belief) && (belief.run?.failuresInARow ?? 0) >= 2;
const isUnopened = (one: Socket): one is UnopenedSocket =>
  failsTwice(one) && UNOPENED.has(one.belief.run!.failure);
const isWrong = (one: Witness): boolean => failsTwice(one) && one.belief.run!.failure === 'no-protocol';

/** Sockets that have answered from here, each about as lately as the others. In plain loops, like `troubles`: both run in every step. */
const socketsOf = latest((state: State, watch: Watch): readonly Socket[] => {
  const sockets: Socket[] = [];
  for (const service of active(watch)) {
    if (isOnlyWhenAsked(watch, service.id)) continue;
    for (const { endpoint, belief } of askedOf(state, service, watch))
      if (isSocket(endpoint) && belief.answeredAt !== undefined) sockets.push({ endpoint, belief, service });
  }
  const latestAt = Math.max(...sockets.map(({ belief }) => belief.answeredAt!));
  return sockets.filter(({ belief }) => latestAt - belief.answeredAt! < ANSWERED_LATELY_MS);
});

/** Of one operator alone it may be the operator's own fault. */
function areUnrelated(sockets: readonly Socket[]): boolean {
  return new Set(sockets.map(({ service }) => service.operator)).size > 1;
}

/** Its service answered over https since the socket fell silent. */
function answersOtherwise({ service, belief: { run } }: UnopenedSocket, state: State, watch: Watch): boolean {
  return askedOf(state, service, watch).some(
    (one) =>
      !isSocket(one.endpoint) && one.belief.answersInARow > 0 && one.belief.answeredAt! >= run.inARowSinceAt,
  );
}

function isAnyHeld(endpoints: State['endpoints']): boolean {
  for (const id in endpoints) if (endpoints[id]!.outage === 'full') return true;
  return false;
}

/**
 * What is held about the endpoints once every socket has fallen silent in one moment, while web pages answer: sockets are
 * refused here, which is no evidence against anybody.
 */
export function withoutFiltered(state: State, watch: Watch): State['endpoints'] {
  if (state.line.status !== 'online' || !isAnyHeld(state.endpoints)) return state.endpoints;
  const sockets = socketsOf(state, watch);
  const silent = sockets.filter(isUnopened);
  // The service would be blamed for these now.
  const failing = silent.filter(({ belief }) => belief.outage === 'full');
  const sinceAt = Math.min(...silent.map(({ belief }) => belief.run.inARowSinceAt));
  const isFiltered =
    areUnrelated(sockets) &&
    sockets.every((one) => (isUnopened(one) || isRefused(one)) && one.belief.answeredAt! < sinceAt) &&
    failing.length > 0 &&
    failing.every((one) => answersOtherwise(one, state, watch));
  if (!isFiltered) return state.endpoints;
  const noEvidence = { run: undefined, outage: undefined, fullNats: 0, partialNats: 0 };
  const refused = silent.map(
    ({ endpoint, belief }) =>
      [endpoint.id, beliefWith(belief, { ...noEvidence, isRefusedToUs: true })] as const,
  );
  return { ...state.endpoints, ...Object.fromEntries(refused) };
}

/** Whether this service speaks through sockets alone, and none of anybody's opens on this network. */
export function isCutOff(state: State, service: Service, watch: Watch): boolean {
  const speaking = askedOf(state, service, watch).filter(({ endpoint }) => endpoint.serves === 'messages');
  if (!speaking.some(isRefused) || speaking.some(({ belief }) => hasVoice(belief))) return false;
  const sockets = socketsOf(state, watch);
  return areUnrelated(sockets) && sockets.every(isRefused);
}

/** When sockets fell silent or were refused, and anything of anybody began to answer wrongly. */
const troubles = latest((state: State, watch: Watch): readonly number[] => {
  const found: number[] = [];
  for (const one of socketsOf(state, watch)) {
    if (isRefused(one)) found.push(one.belief.askedAt);
    if (isUnopened(one)) found.push(one.belief.run.inARowSinceAt);
  }
  for (const service of active(watch))
    for (const one of askedOf(state, service, watch))
      if (isWrong(one)) found.push(one.belief.run!.inARowSinceAt);
  return found;
});

/** In such a trouble, sockets that were not asked since: what they say tells whose fault it is. */
export function socketsBeside(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  if (!service.endpoints.some(isSocket)) return [];
  const sinces = troubles(state, watch);
  if (sinces.length === 0) return [];
  const isUnasked = (one: Socket): boolean =>
    one.service === service && !isRefused(one) && sinces.some((at) => one.belief.askedAt < at);
  return socketsOf(state, watch)
    .filter(isUnasked)
    .map(({ endpoint }) => endpoint);
}
