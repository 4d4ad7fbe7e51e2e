/** What a probe meets in a scenario, and what it can see of that: the two tables of the scenario format. */
import { cost } from '../../src/core/traffic/cost.ts';
import { hostOf } from '../../src/core/model/service.ts';
import { meaningOf, type CaptiveProbe } from '../../src/probes/captive.ts';
import { saysOfUpgrade } from '../../src/probes/paired.ts';
import { faultFor, latencyMs, type HostsOfService } from '../scenario/fault.ts';
import { replyUnder, type Reply } from '../scenario/reply.ts';
import type { AttemptKind, Fault, Scenario } from '../scenario/scenario.ts';
import { WEB_PAGE, type Failure, type Grade } from '../../src/core/model/terms.ts';
import { healthyDocuments } from '../peers/documents.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';

/** A name that does not resolve and a port that refuses are known this soon, in milliseconds. */
const AT_ONCE_MS = 40;

/** An idle connection stays open this long (measured; see `KEPT_OPEN_MS` of the cost model). */
const KEPT_OPEN_MS = 75_000;

/** Chromium's codes (`net/base/net_error_list.h`). */
const CERTIFICATE_CODES = {
  untrusted: 'net::ERR_CERT_AUTHORITY_INVALID',
  expired: 'net::ERR_CERT_DATE_INVALID',
  name: 'net::ERR_CERT_COMMON_NAME_INVALID',
} as const;

/** Its good answer is a refused certificate: what happens to requests does not happen to it. */
const OWN_AUTHORITY = 'own-authority';

/** Faults that it meets like every other kind. */
const BEFORE_THE_ANSWER: readonly (Fault['name'] | undefined)[] = ['timeout', 'dns', 'refused', 'tls-reset'];

/** What came of an attempt, before cost and warmth are added. */
interface Met {
  answered: boolean;
  failure?: Failure;
  status?: number;
  grade: Grade;
  detail?: string;
  ms: number;
}

export interface Network {
  /** What an attempt that begins at `seconds` will have seen, and after how many milliseconds. */
  attempt(order: Order, sight: Sight, seconds: number, at: number): Observation;
}

function attemptKindOf(order: Order): AttemptKind {
  if (order.kind === 'doh' || order.kind === 'signal-uptime') return 'dns-over-https';
  if (order.probe.url.startsWith('wss:')) return 'websocket';
  return order.probe.url.startsWith('http:') ? 'http' : 'https';
}

/** Kinds that understand what the messaging protocol answers; the others take any page for an answer. */
function speaksProtocol(kind: string): boolean {
  return !['http', 'opaque', 'websocket', 'captive'].includes(kind);
}

/** Kinds to whom a web page from the asked host is an answer, if not theirs (`askJson` in `src/probes/weigh.ts`). */
const JSON_KINDS = Object.keys(healthyDocuments);

/** Of these, the kinds whose answer proves no more than HTTP (`src/probes/graph-error.ts`). */
const BESIDE = ['graph-error'];

const failed = (failure: Failure, ms: number, status?: number): Met => ({
  answered: false,
  failure,
  grade: 0,
  ms,
  ...(status !== undefined && { status }),
});

export function network(scenario: Scenario, random: () => number, hostsOfService: HostsOfService): Network {
  const answeredAt = new Map<string, number>();
  /** Nothing that stands was connected before. */
  let connectedAt = -Infinity;

  /** The layer that failed, where this tier can see it. */
  const layer = (order: Order, sight: Sight, failure: Failure): Failure => {
    if (order.tier === 'detailed' && sight.seesLayers && !order.probe.url.startsWith('wss:')) return failure;
    const isTold =
      failure === 'certificate' && sight.browser === 'firefox' && order.probe.url.startsWith('wss:');
    return isTold || failure === 'timeout' ? failure : 'network';
  };

  function answer(order: Order, ms: number, status?: number): Met {
    const isReadable = order.kind !== 'opaque' && !order.probe.url.startsWith('wss:');
    const isMessaging = speaksProtocol(order.kind) && !BESIDE.includes(order.kind);
    const isProtocol = isMessaging && (status === undefined || status < 400);
    const grade = isProtocol ? 2 : 1;
    return isReadable ? { answered: true, grade, ms, status: status ?? 200 } : { answered: true, grade, ms };
  }

  /** What the sign-in check makes of what came in the place of its own answer. */
  function signInCheck(order: Order, ms: number, { status, body = '' }: Reply): Met {
    const { expects } = order.probe as CaptiveProbe;
    const isExact = status === expects.status && body === expects.body;
    const { grade = 0, failure, status: seen } = meaningOf(status, isExact);
    return failure ? failed(failure, ms, seen) : { answered: true, grade, ms, status };
  }

  /** A certificate of an authority that nobody knows; Firefox does not tell it from others that it refuses. */
  function handshake({ browser }: Sight, fault: Fault | undefined, ms: number): Met {
    if (browser === 'firefox') return { answered: true, grade: 0, ms };
    const reason = fault?.name === 'certificate' ? fault.reason : 'untrusted';
    const detail = CERTIFICATE_CODES[reason];
    if (reason !== 'untrusted') return { ...failed('certificate', ms), detail };
    return { answered: true, grade: 0, ms, detail };
  }

  /** A refused certificate; Firefox says why in a sentence of the user's language, which is not read. */
  function refused(order: Order, sight: Sight, ms: number, reason: keyof typeof CERTIFICATE_CODES): Met {
    const failure = layer(order, sight, 'certificate');
    const isTold = failure === 'certificate' && sight.browser === 'chromium';
    return { ...failed(failure, ms), ...(isTold && { detail: CERTIFICATE_CODES[reason] }) };
  }

  /**
   * A refused upgrade. With permission Firefox tells its status (`src/platform/layers.ts`), and in Chromium a paired fetch what https says
   * at the same address (`src/probes/paired.ts`).
   */
  function upgradeRefused(order: Order, sight: Sight, ms: number, status: number, https = status): Met {
    if (order.tier === 'basic') return failed('network', ms);
    const isTold = sight.browser === 'firefox' && sight.seesLayers;
    if (!isTold && !saysOfUpgrade(https)) return failed('network', ms);
    const told = isTold ? status : https;
    return failed(told >= 500 ? 'http-error' : 'network', ms, told);
  }

  function meet(order: Order, sight: Sight, fault: Fault | undefined, isWarm: boolean): Met {
    const isHandshake = order.kind === OWN_AUTHORITY && !BEFORE_THE_ANSWER.includes(fault?.name);
    const ms = latencyMs(scenario, isHandshake ? undefined : fault, random);
    const { limitMs } = order;
    const isSocket = order.probe.url.startsWith('wss:');
    const isPlain = order.probe.url.startsWith('http:');
    const inTime = (met: Met): Met => (met.ms <= limitMs ? met : failed('timeout', limitMs));
    if (isHandshake) return inTime(handshake(sight, fault, ms));
    // Chromium gives no answer to a request for a proxy's password where there is no proxy (measured; Firefox does).
    const isProxy = fault?.name === 'status' && fault.status === 407 && !isSocket;
    if (isProxy && (sight.browser === 'chromium' || !['opaque', 'captive'].includes(order.kind)))
      return inTime(failed('network', ms));
    const instead = replyUnder(fault);
    if (order.kind === 'captive' && instead) return inTime(signInCheck(order, ms, instead));
    switch (fault?.name) {
      case undefined:
      case 'slow':
        return inTime(answer(order, ms));
      case 'timeout':
      case 'hang':
        return failed('timeout', limitMs);
      case 'dns':
        return failed(layer(order, sight, 'dns'), AT_ONCE_MS);
      case 'refused':
        return failed(layer(order, sight, 'refused'), AT_ONCE_MS);
      case 'tls-reset':
        return isPlain ? inTime(answer(order, ms)) : inTime(failed(layer(order, sight, 'reset'), ms));
      case 'certificate':
        return inTime(isPlain ? answer(order, ms) : refused(order, sight, ms, fault.reason));
      case 'dns-forged':
      case 'captive':
        if (!isPlain) return inTime(refused(order, sight, ms, 'untrusted'));
        return inTime(answer(order, ms));
      case 'status':
        if (isSocket) return inTime(upgradeRefused(order, sight, ms, fault.status));
        if (order.kind === 'opaque' || fault.status < 500) return inTime(answer(order, ms, fault.status));
        return inTime(failed('http-error', ms, fault.status));
      case 'websocket-refused':
        return inTime(isSocket ? upgradeRefused(order, sight, ms, fault.status, 200) : answer(order, ms));
      case 'websocket-silent':
        return isSocket && speaksProtocol(order.kind)
          ? failed('no-protocol', limitMs)
          : inTime(answer(order, ms));
      case 'no-protocol':
        if (JSON_KINDS.includes(order.kind) && !isSocket)
          return inTime({ ...answer(order, ms), grade: 1, detail: WEB_PAGE });
        return inTime(speaksProtocol(order.kind) ? failed('no-protocol', ms) : answer(order, ms));
      case 'drop-idle':
        if (!isWarm) return inTime(answer(order, ms));
        return failed(layer(order, sight, 'closed'), AT_ONCE_MS);
    }
  }

  /** What a second resolver finds: every name but those that are gone everywhere. */
  function lookUp(order: Order, seconds: number): Met {
    const host = new URL(order.probe.url).searchParams.get('name') ?? '';
    const fault = faultFor(scenario, seconds, { host, attemptKind: 'https' }, () => 0, hostsOfService);
    const ms = latencyMs(scenario, undefined, random);
    return fault?.name === 'dns' && fault.everywhere
      ? failed('dns', ms)
      : { answered: true, grade: 1, ms, status: 200 };
  }

  return {
    attempt(order, sight, seconds, at) {
      const { kind, tier, endpoint } = order;
      const host = hostOf(order.probe.url);
      const attemptKind = attemptKindOf(order);
      const isFetch = ['https', 'dns-over-https'].includes(attemptKind) && kind !== OWN_AUTHORITY;
      // Connections that are opened on purpose are kept apart.
      const set = order.isFresh ? `${host} fresh` : host;
      // All of them are given up together.
      if (order.newSinceAt !== undefined && order.newSinceAt > connectedAt) {
        answeredAt.clear();
        connectedAt = at;
      }
      const keptSince = answeredAt.get(set);
      const isWarm = isFetch && keptSince !== undefined && seconds * 1000 - keptSince < KEPT_OPEN_MS;
      const fault = faultFor(
        scenario,
        seconds,
        { host, attemptKind, isKept: isWarm },
        random,
        hostsOfService,
      );
      const isLookUp = order.kind === 'doh' && fault === undefined;
      const met = isLookUp ? lookUp(order, seconds) : meet(order, sight, fault, isWarm);
      if (isFetch && met.answered) answeredAt.set(set, seconds * 1000);
      else if (isFetch) answeredAt.delete(set);
      const { answered, grade, failure, status, detail } = met;
      const { url } = order.probe;
      const { sinceAnswerMs } = order;
      const { browser } = sight;
      const bytes = cost({ kind, url, isWarm, sinceAnswerMs, answered, failure, browser });
      const seen: Observation = {
        endpoint,
        kind,
        tier,
        at,
        latencyMs: Math.round(met.ms),
        answered,
        grade,
        isWarm,
        sentBytes: bytes.sentBytes,
        receivedBytes: bytes.receivedBytes,
      };
      if (order.isFresh) seen.isFresh = true;
      if (order.pair) seen.pair = order.pair;
      if (failure) seen.failure = failure;
      if (status !== undefined) seen.status = status;
      if (detail !== undefined) seen.detail = detail;
      return seen;
    },
  };
}
