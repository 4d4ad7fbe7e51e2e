/** An incident as one line of short text. */
import { CAUSES, FAILURES } from '../model/terms.ts';
import type { Between } from '../model/service.ts';
import { list, maybe, moment, oneOf, row, text, whole, type Kind } from './codec.ts';
import type { Incident, Reason } from '../model/state.ts';

const failure = oneOf(FAILURES);
const between = row<Between>({ afterAt: moment, beforeAt: moment }, ':');
const reason: Kind<Reason> = row({ at: moment, service: text, rule: text, failure: maybe(failure) }, ':');

/** Base: when it was believed. */
const facts: Kind<Incident> = row({
  id: text,
  serial: maybe(whole),
  operator: text,
  services: list(text),
  status: oneOf(['degraded', 'down']),
  cause: oneOf(CAUSES),
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
  lulls: maybe(row({ count: whole, totalMs: whole }, ':')),
  lostSightAt: maybe(moment),
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
