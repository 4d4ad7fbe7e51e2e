/**
 * How beliefs and what is held of incidents are read, record by record. A belief of which anything cannot be read is dropped and
 * learned again within minutes; half of one would say something else.
 */
import type { EndpointBelief, Normal, Run, ServiceBelief, NameBelief } from '../model/state.ts';
import type { Incident, Reason } from '../model/incident.ts';
import type { Between } from '../model/observation.ts';
import { OPINION_RULES } from '../model/opinion.ts';
import type { Notice, Sentence, Value } from '../model/sentence.ts';
import { asRule, CAUSES, FAILURES, GRADES, INCIDENT_CAUSES, TIERS, type Rule } from '../model/terms.ts';
import {
  anyNumber,
  count,
  entire,
  flagValue,
  listValue,
  leftOut,
  momentValue,
  number,
  recordOf,
  textValue,
  unheard,
  word,
  type Read,
} from './read-value.ts';

const moment = momentValue;
const between = entire<Between>({ afterAt: moment, beforeAt: moment });
const failure = word(...FAILURES);

/** A name that this version does not know is read as such. */
const rule: Read<Rule> = (stored, lose) => {
  const name = textValue(stored, lose);
  return name === undefined ? undefined : asRule(name);
};

export const endpointBelief = entire<EndpointBelief>({
  tier: word(...TIERS),
  askedAt: moment,
  answeredAt: leftOut(moment),
  failedAt: leftOut(moment),
  answersInARow: count,
  answersSinceAt: leftOut(moment),
  grade: word(...GRADES),
  status: leftOut(count),
  usualStatus: leftOut(count),
  latencyMs: leftOut(anyNumber),
  normal: leftOut(entire<Normal>({ medianMs: anyNumber, spreadMs: anyNumber, count })),
  slow: leftOut(entire<NonNullable<EndpointBelief['slow']>>({ count, sinceAt: moment })),
  run: leftOut(
    entire<Run>({
      sinceAt: moment,
      afterAt: leftOut(moment),
      failedAt: moment,
      knownAt: moment,
      failures: count,
      answers: count,
      failuresInARow: count,
      inARowSinceAt: moment,
      failure,
      detail: leftOut(textValue),
    }),
  ),
  fullNats: anyNumber,
  partialNats: anyNumber,
  outage: leftOut(word('full', 'partial')),
  isRefusedToUs: leftOut(flagValue),
  reopened: leftOut(count),
  reopenedAt: leftOut(moment),
  provedAt: leftOut(moment),
  bareFailures: leftOut(count),
  freshAt: leftOut(moment),
  openedAt: leftOut(moment),
  isUnopened: leftOut(flagValue),
  isFlooding: leftOut(flagValue),
  waits: leftOut(flagValue),
  unread: leftOut(count),
  rate: leftOut(number(0, 1)),
});

export const serviceBelief = entire<ServiceBelief>({
  status: word('up', 'reached', 'degraded', 'down', 'unknown'),
  cause: leftOut(word(...CAUSES)),
  rule,
  confidence: word('none', 'suspected', 'shown', 'told'),
  since: leftOut(between),
  isDoubted: flagValue,
  judgedAt: leftOut(moment),
  changedAt: moment,
  unclearToldAt: listValue(moment),
  usualSinceAt: leftOut(moment),
  steadySinceAt: leftOut(moment),
  said: leftOut(word(...OPINION_RULES)),
});

export const nameBelief = entire<NameBelief>({ askedAt: moment, found: count, denied: count });

const reason = entire<Reason>({ at: moment, service: textValue, rule, failure: leftOut(failure) });

const anyIncident = entire<Incident>({
  id: textValue,
  serial: leftOut(count),
  operator: textValue,
  services: listValue(textValue),
  status: word('degraded', 'down'),
  cause: word(...INCIDENT_CAUSES),
  openedAt: moment,
  between,
  believedAt: moment,
  resolvedAt: leftOut(moment),
  resolvedBetween: leftOut(between),
  lostSightAt: leftOut(moment),
  timeline: listValue(reason),
  relapses: count,
  lulls: leftOut(entire<NonNullable<Incident['lulls']>>({ count, totalMs: anyNumber })),
  toldAt: leftOut(moment),
  toldServices: leftOut(listValue(textValue)),
  unstableToldAt: leftOut(moment),
  recoveryToldAt: leftOut(moment),
});

/** None ends before it begins. */
export const incidentPart: Read<Incident> = (stored, lose) => {
  const found = anyIncident(stored, lose);
  if (!found || (found.resolvedAt ?? Infinity) >= found.openedAt) return found;
  lose('ends-later', 'resolvedAt');
  return undefined;
};

/** Values that are more than a text or a number, each known by its first field. */
const VALUES: readonly Read<Exclude<Value, string | number>>[] = [
  entire<{ time: number }>({ time: moment }),
  entire<{ durationMs: number }>({ durationMs: anyNumber }),
  entire<{ list: readonly string[]; isWhole?: boolean }>({
    list: listValue(textValue),
    isWhole: leftOut(flagValue),
  }),
  entire<{ countries: readonly string[] }>({ countries: listValue(textValue) }),
  entire<{ share: number }>({ share: anyNumber }),
  entire<{ bytes: number }>({ bytes: anyNumber }),
  entire<{ latencyMs: number }>({ latencyMs: anyNumber }),
];

const value: Read<Value> = (stored, lose) => {
  if (typeof stored === 'string') return textValue(stored, lose);
  if (typeof stored === 'number') return anyNumber(stored, lose);
  const found = VALUES.map((read) => read(stored, unheard)).find((one) => one !== undefined);
  if (found === undefined) lose('object');
  return found;
};

const sentence = entire<Sentence>({ key: textValue, values: recordOf(value) });

export const notice = entire<Notice>({
  id: textValue,
  kind: word('outage', 'recovery', 'unstable', 'connection', 'reported'),
  notification: textValue,
  replaces: flagValue,
  at: moment,
  services: listValue(textValue),
  title: sentence,
  message: listValue(sentence),
  tries: leftOut(count),
});
