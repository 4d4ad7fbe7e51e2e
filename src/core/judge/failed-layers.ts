/** What the layers of failures tell of a service: names that are lost, connections that are cut by name, certificates that are not its own. */
import type { Witness } from './groups.ts';
import { isProxysRefusal } from '../detect/proxy.ts';
import { hostOf } from '../model/service.ts';
import type { ServiceFacts } from './facts.ts';
import type { Run } from '../model/state.ts';
import { MINUTE_MS } from '../model/time.ts';

/** It fails, or failed the last time it was asked. */
export const hasTrouble = ({ belief }: Witness): boolean =>
  belief.outage !== undefined || (belief.run?.failuresInARow ?? 0) > 0;

/** Present failures whose layer the browser told; a socket's never is, so its siblings speak for it. */
const seenFailures = (witnesses: readonly Witness[]): Run[] =>
  witnesses.flatMap(({ endpoint, belief }) =>
    !endpoint.probe.url.startsWith('wss:') &&
    belief.run?.failuresInARow &&
    belief.run.failure !== 'network' &&
    belief.run.failure !== 'timeout'
      ? belief.run
      : [],
  );
const isLostName = ({ failure }: Run): boolean => failure === 'dns';

export const areLostNames = (witnesses: readonly Witness[]): boolean => {
  const seen = seenFailures(witnesses);
  return seen.length > 0 && seen.every(isLostName);
};
const isCut = ({ failure }: Run): boolean => failure === 'reset' || failure === 'closed';

/** Chromium's code for a certificate whose time is over. The controls' certificates hold, so the clock is right. */
const isExpired = ({ detail }: Run): boolean => detail?.includes('CERT_DATE_INVALID') ?? false;

export const saysExpired = (witnesses: readonly Witness[]): boolean => {
  const seen = seenFailures(witnesses);
  return seen.length > 0 && seen.every(isExpired);
};

/** Chromium's code for a certificate that no authority it trusts has signed. */
const isUntrusted = ({ detail }: Run): boolean => detail?.includes('CERT_AUTHORITY_INVALID') ?? false;

/**
 * Somebody shows a certificate of their own for every name of a service that is known to have others. One name alone may be
 * the operator's slip, and of a user's own service, which may well sign for itself, nobody knows what is right.
 */
export const isForged = ({ voiced, isOwn }: ServiceFacts): boolean => {
  const seen = voiced.filter((witness) => seenFailures([witness]).length > 0);
  const hosts = new Set(seen.map(({ endpoint }) => hostOf(endpoint.probe.url)));
  return !isOwn && hosts.size >= 2 && seenFailures(seen).every(isUntrusted);
};

/** The zone a host lies in, near enough: its last two labels. */
const zoneOf = ({ endpoint }: Witness): string => hostOf(endpoint.probe.url).split('.').slice(-2).join('.');

/**
 * Connections that carry one name are cut, every one of them, before any answer, while the same operator's servers
 * answer to a name of another zone.
 */
export const isCutByName = ({ silent, voiced }: ServiceFacts): boolean => {
  const seen = seenFailures(voiced);
  const sinceAt = Math.max(...seen.map(({ inARowSinceAt }) => inARowSinceAt));
  const zones = new Set(silent.map(zoneOf));
  const inZone = voiced.filter((witness) => zones.has(zoneOf(witness)));
  const siblings = voiced.filter((witness) => !zones.has(zoneOf(witness)));
  const answersStill = ({ belief }: Witness): boolean =>
    belief.answersInARow > 0 && belief.answeredAt! >= sinceAt;
  return (
    seen.length >= 2 &&
    seen.every(isCut) &&
    inZone.every(hasTrouble) &&
    siblings.length > 0 &&
    siblings.every(answersStill)
  );
};

/** Chromium's code for any answer of a proxy but the way through: it has refused, or found nobody there (`net_error_list.h`). */
const PROXY_FAILS = 'ERR_TUNNEL_CONNECTION_FAILED';

/** What answered so shortly before it failed was let through by the network that still stands; longer ago it may have been another. */
const SAME_NETWORK_MS = 15 * MINUTE_MS;

const wasLetThrough = ({ belief: { run, answeredAt } }: Witness): boolean =>
  run !== undefined && answeredAt !== undefined && run.inARowSinceAt - answeredAt < SAME_NETWORK_MS;

/** Where a way is named on which they were lost, it is a proxy that did not let them through; others answer, so it is there. */
export const areRefusedByProxy = (silent: readonly Witness[]): boolean => {
  const canRefuse = !silent.some(wasLetThrough);
  const isProxy = ({ detail = '' }: Run): boolean =>
    isProxysRefusal(detail) || (canRefuse && detail.includes(PROXY_FAILS));
  const runs = silent.flatMap(({ belief }) => (belief.run?.failuresInARow ? belief.run : []));
  const isHidden = ({ failure }: Run): boolean => failure === 'network' || failure === 'timeout';
  return runs.some(isProxy) && runs.every((run) => isProxy(run) || isHidden(run));
};
