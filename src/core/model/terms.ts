/**
 * The words of Wasl that are one of a few: each list stands here once, and its type is read from it. Lists that are stored by the
 * places of their words say so: new words may only be appended to them.
 *
 * In all of Wasl times are milliseconds: a moment (since the Unix epoch, UTC) ends in `At`, a length in `Ms`. Absence is `undefined`,
 * never `null`.
 */

export type ServiceId = string;
/** `<service>/<name>` for an endpoint of a service, `control/<name>` for a control. */
export type EndpointId = string;

/**
 * Why there was no usable answer, in the words of the network. Nothing here names a culprit. `network`: the browser will not say more.
 * Stored by place, in single observations behind the grades.
 */
export const FAILURES = [
  'dns',
  'refused',
  'reset',
  'closed',
  'timeout',
  'tls',
  'certificate',
  'http-error',
  'no-protocol',
  'captive',
  'network',
  'aborted',
] as const;
export type Failure = (typeof FAILURES)[number];

/** How the detail begins of a failure that was a peer which said too much, over a socket or in a body, and was cut off. */
export const FLOOD = 'flood';

/** How the detail begins of a socket that did not open in time while the same address answered over https. */
export const HELD_UP = 'https answers';

/** How the detail begins of an answer that was said to be open to all and could not be read: it was asked for again, unreadably. */
export const UNREAD = 'its answer could not be read';

/** What is said of an answer that only a proxy gives, which wants a password (RFC 9110 section 15.5.8). */
export const PROXY_ASKS = 'the proxy wants a password';

/** What is said of a web page where a document is due. */
export const WEB_PAGE = 'asks browsers to prove themselves';

/** What an answer proves: 0 transport reached, 1 HTTP answered, 2 messaging protocol answered, 3 the operator says, 4 others measured. */
export const GRADES = [0, 1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];

/** How much the browser lets a probe see: `basic` without host permission, `detailed` with it. Stored by place. */
export const TIERS = ['basic', 'detailed'] as const;
export type Tier = (typeof TIERS)[number];

/** Why a service is not up; `throttled`: it is slow while others are quick. */
export const CAUSES = ['service', 'connection', 'blocked', 'unclear', 'throttled'] as const;
export type Cause = (typeof CAUSES)[number];

/** Why the services of an incident are not up, as it is stored, by place: of slowness its timeline tells. */
export const INCIDENT_CAUSES = ['service', 'connection', 'blocked', 'unclear'] as const;
export type IncidentCause = (typeof INCIDENT_CAUSES)[number];

/**
 * What an endpoint is for: `messages` (a socket or API that messages need), `media`, `website`, `account` (signing in), and `control`
 * for those of the line. Stored by place.
 */
export const FUNCTIONS = ['messages', 'media', 'website', 'account', 'control'] as const;
/** What an endpoint of a service is for. Only `messages` make a service up. */
export type ServiceFunction = Exclude<(typeof FUNCTIONS)[number], 'control'>;

/** What a stretch of a service's history was, worst first: of what a cell holds the first is shown. */
export const STRETCH_KINDS = [
  'down',
  'degraded',
  'connection',
  'reached',
  'up',
  'paused',
  'not-measured',
] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];
/** The kinds that count in percentages. */
export const MEASURED: readonly StretchKind[] = ['up', 'degraded', 'down'];

/** The rules that a verdict may name; `src/core/judge/rules.ts` says when each speaks. */
export const RULES = [
  'not-measured',
  'own-line',
  'portal',
  'partial-line',
  'no-sockets',
  'no-voice',
  'names-gone',
  'blocked-dns',
  'blocked-name',
  'blocked-certificate',
  'certificate-expired',
  'server-errors',
  'gateway-silent',
  'nothing-answers',
  'part-fails',
  'some-fail',
  'slow',
  'answers',
  'moved',
  'other-answer',
  'way-open',
  'website-only',
  'throttled',
  'domestic-only',
  'proxy-refuses',
] as const;
/** `unknown`: what was stored names a rule that this version does not know. */
export type Rule = (typeof RULES)[number] | 'unknown';

/** A stored rule's name as this version knows it. */
export function asRule(name: string): Rule {
  return RULES.find((rule) => rule === name) ?? 'unknown';
}

/** The user's own line. */
export type Connection = 'online' | 'partial' | 'captive' | 'offline' | 'unknown';

/** `reached`: nothing is known of its messages, and something else of it answers. */
export type Status = 'up' | 'reached' | 'degraded' | 'down' | 'unknown' | 'paused';

/** Nothing of it is known to fail, as far as it can be asked. */
export const isWell = (status: Status | undefined): boolean => status === 'up' || status === 'reached';

/** The families that there are builds for; in Safari nothing has been measured yet (docs/browsers.md). */
export type Browser = 'chromium' | 'firefox' | 'safari';

/** Why a step of a round runs. */
export type Trigger = 'alarm' | 'check-now' | 'user-report' | 'start' | 'network';
