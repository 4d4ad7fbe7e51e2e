/** The words of the choices that are stored by their places: new ones may only be appended. */

export type ServiceId = string;

/** `<service>/<name>` for an endpoint of a service, `control/<name>` for a control. */
export type EndpointId = string;

/** Why there was no usable answer, in the words of the network. Nothing here names a culprit. */
export type Failure =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'closed'
  | 'timeout'
  | 'tls'
  | 'certificate'
  | 'http-error'
  | 'no-protocol'
  | 'captive'
  /** The browser will not say more. */
  | 'network'
  | 'aborted';

/** What an answer proves: 0 transport reached, 1 HTTP answered, 2 messaging protocol answered, 3 the operator says, 4 others measured. */
export type Grade = 0 | 1 | 2 | 3 | 4;

/** What an endpoint is for. Landing pages and siblings never make a service up. */
export type Role = 'messaging' | 'media' | 'landing' | 'account';

/** The user's own line. */
export type Connection = 'online' | 'partial' | 'captive' | 'offline' | 'unknown';

export type Status = 'up' | 'degraded' | 'down' | 'unknown' | 'paused';

export type Cause = 'service' | 'connection' | 'blocked' | 'unclear';

export type Browser = 'chromium' | 'firefox';

/** How much the browser lets a probe see: `basic` without host permission, `detailed` with it. */
export type Tier = 'basic' | 'detailed';

export type Trigger = 'alarm' | 'check-now' | 'doubt' | 'start' | 'network';

/** What a stretch of a service's history was. Only the first three are measured and count in percentages. */
export type Past = 'up' | 'degraded' | 'down' | 'connection' | 'not-measured' | 'paused';

/** Also in `looks.ts`, behind the grades. */
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
] as const satisfies readonly Failure[];

export const GRADES = [0, 1, 2, 3, 4] as const satisfies readonly Grade[];

export const TIERS = ['basic', 'detailed'] as const satisfies readonly Tier[];

export const CAUSES = ['service', 'connection', 'blocked', 'unclear'] as const satisfies readonly Cause[];

export const ROLES = ['messaging', 'media', 'landing', 'account', 'control'] as const satisfies readonly (
  Role | 'control'
)[];

/** All kinds of past, worst first: of what a cell holds the first is shown. */
export const PASTS: readonly Past[] = ['down', 'degraded', 'connection', 'up', 'paused', 'not-measured'];

/** The kinds that count in percentages. */
export const MEASURED: readonly Past[] = ['up', 'degraded', 'down'];
