/** How beliefs and incidents lie in storage: each in one line of short text. */
import type { Cause, Failure, Past, Role } from './model.ts';
import { decimal, flag, list, maybe, moment, oneOf, row, text, whole, type Kind } from './pack.ts';
import type { EndpointBelief, Incident, Reason, ServiceBelief } from './state.ts';

export const FAILURES: readonly Failure[] = [
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
];
export const failure = oneOf(...FAILURES);
export const past = oneOf<Past>('up', 'degraded', 'down', 'connection', 'not-measured', 'paused');
export const role = oneOf<Role | 'control'>('messaging', 'media', 'landing', 'account', 'control');
const cause = oneOf<Cause>('service', 'connection', 'blocked', 'unclear');
const between = row({ afterAt: moment, beforeAt: moment }, ':');
const grade = whole as Kind<EndpointBelief['grade']>;

const run: Kind<NonNullable<EndpointBelief['run']>> = row(
  {
    sinceAt: moment,
    afterAt: maybe(moment),
    failedAt: moment,
    knownAt: moment,
    failures: whole,
    answers: whole,
    inARow: whole,
    inARowSinceAt: moment,
    failure,
    detail: maybe(text),
  },
  ':',
);

/** Base: the end of the last step. */
export const endpointBelief: Kind<EndpointBelief> = row({
  tier: oneOf('basic', 'detailed'),
  askedAt: moment,
  answeredAt: maybe(moment),
  goods: whole,
  goodsSinceAt: maybe(moment),
  grade,
  status: maybe(whole),
  usualStatus: maybe(whole),
  latencyMs: maybe(whole),
  normal: maybe(row({ medianMs: decimal(1), spreadMs: decimal(1), count: whole }, ':')),
  rate: maybe(decimal(5)),
  hard: decimal(4),
  partial: decimal(4),
  failedAt: maybe(moment),
  slow: maybe(row({ count: whole, sinceAt: moment }, ':')),
  run: maybe(run),
  held: maybe(oneOf('failing', 'partly')),
  isRefusedToUs: maybe(flag),
});

/** Base: the end of the last step. */
export const serviceBelief: Kind<ServiceBelief> = row({
  status: oneOf('up', 'degraded', 'down', 'unknown'),
  rule: text,
  voice: oneOf('none', 'eager', 'normal', 'careful'),
  isDoubted: flag,
  changedAt: moment,
  judgedAt: maybe(moment),
  steadySinceAt: maybe(moment),
  unclearToldAt: list(moment),
  cause: maybe(cause),
  since: maybe(between),
  usualSinceAt: maybe(moment),
});

const reason: Kind<Reason> = row({ at: moment, service: text, rule: text, failure: maybe(failure) }, ':');

/** Base: when it was believed. */
const facts: Kind<Incident> = row({
  id: text,
  serial: maybe(whole),
  operator: text,
  services: list(text),
  status: oneOf('degraded', 'down'),
  cause,
  openedAt: moment,
  between,
  believedAt: moment,
  resolvedAt: maybe(moment),
  resolvedBetween: maybe(between),
  timeline: list(reason),
  relapses: whole,
  toldAt: maybe(moment),
  toldServices: maybe(list(text)),
  unstableToldAt: maybe(moment),
  recoveryToldAt: maybe(moment),
});

/** An incident carries its own base in front. */
export const incident: Kind<Incident> = {
  write: (value) => `${Math.round(value.believedAt)}|${facts.write(value, Math.round(value.believedAt))}`,
  read(written) {
    const at = written.indexOf('|');
    const base = Number(written.slice(0, at));
    return at > 0 && Number.isSafeInteger(base) ? facts.read(written.slice(at + 1), base) : undefined;
  },
};
