/** The words of the choices that are stored by their places: new ones may only be appended. */
import type { Cause, Failure, Role } from '../model.ts';

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

export const CAUSES = ['service', 'connection', 'blocked', 'unclear'] as const satisfies readonly Cause[];

export const ROLES = [
  'messaging',
  'media',
  'landing',
  'account',
  'control',
] as const satisfies readonly (Role | 'control')[];
