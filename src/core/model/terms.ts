/** The words of the choices that are stored by their places: new ones may only be appended. */
import type { Cause, Failure, Grade, Role, Tier } from './service.ts';

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
