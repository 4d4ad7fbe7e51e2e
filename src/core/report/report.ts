/** The report of one incident: all that its page shows, without language and without a clock of its own. */
import { account, didAnswer } from './account.ts';
import { causeOfIncident, unseenEnd, type Incident } from '../model/incident.ts';
import { marksOf } from '../history/marks.ts';
import { median } from '../history/latency.ts';
import { toldByOthers, type ToldByOther } from './said-by-others.ts';
import type { Case } from '../storage/incidents.ts';
import { wasSilent } from '../history/tally.ts';
import type { Cause, EndpointId, ServiceId } from '../model/terms.ts';
import type { Between } from '../model/observation.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { Seen, Tally, Mark } from '../model/past.ts';
import { MINUTE_MS } from '../model/time.ts';

/** One line of the timeline. */
export interface Moment {
  at: number;
  sentence: Sentence;
  tone: 'good' | 'bad' | 'neutral';
}

/** One line of the table of what was asked. */
export interface Asked {
  name: string;
  /** Left out for another service. */
  endpoint?: EndpointId;
  /** An endpoint of the services, a control, or another service. */
  kind: 'own' | 'control' | 'other';
  serves?: Tally['serves'];
  asked: number;
  answered: number;
  /** Failures by what they were, the most frequent first. */
  failures: readonly { failure: string; count: number }[];
  tone: Moment['tone'];
  /** Median of its answers meanwhile, and its own normal. */
  latencyMs?: number;
  normalMs?: number;
}

export interface Report {
  id: string;
  services: readonly { id: ServiceId; name: string }[];
  operator: string;
  cause: Cause;
  openedAt: number;
  /** The last answer and the first failure around the beginning. */
  between: Between;
  resolvedAt?: number;
  resolvedBetween?: Between;
  /** The end was not watched: it lies before this. */
  endedBeforeAt?: number;
  account: readonly Sentence[];
  /** What follows from none of it. */
  limits: Sentence;
  timeline: readonly Moment[];
  /** What others said; empty where nobody was heard. */
  others: readonly ToldByOther[];
  asked: readonly Asked[];
  /** Observations from shortly before the beginning to shortly after the end; empty where they are no longer kept. */
  observations: readonly Seen[];
  /** So many were thinned out of the middle. */
  leftOut: number;
  markedAt: readonly number[];
}

/** Marks from so long before and after an incident belong to its report. */
const NEAR_MS = 30 * MINUTE_MS;

const say = sentencesOf('report');

function reasons({ timeline, services }: Incident, names: Readonly<Record<string, string>>): Moment[] {
  return timeline.map(({ at, service, rule, failure }) => ({
    at,
    tone: rule === 'answers' ? 'good' : 'bad',
    sentence: say(`reason${services.length > 1 ? '-of' : ''}${failure ? '-failure' : ''}`, {
      rule,
      service: names[service] ?? service,
      ...(failure && { failure }),
    }),
  }));
}

function timelineOf(one: Case, markedAt: readonly number[]): Moment[] {
  const { incident } = one;
  const { between, resolvedAt, toldAt, recoveryToldAt, unstableToldAt } = incident;
  const at = (when: number | undefined, key: string, tone: Moment['tone']): Moment[] =>
    when === undefined ? [] : [{ at: when, sentence: say(key), tone }];
  const endedAt = incident.lostSightAt === undefined ? (unseenEnd(incident) ?? resolvedAt) : undefined;
  const moments = [
    ...(between.afterAt < between.beforeAt ? at(between.afterAt, 'last-answer', 'good') : []),
    ...at(between.beforeAt, 'first-failure', 'bad'),
    ...reasons(incident, one.testimony?.names ?? {}),
    ...at(toldAt, 'told', 'neutral'),
    ...at(unstableToldAt, 'told-unstable', 'neutral'),
    ...at(endedAt, 'answered-again', 'good'),
    ...at(recoveryToldAt, 'told-recovery', 'neutral'),
    ...markedAt.flatMap((when) => at(when, 'you-marked', 'neutral')),
  ];
  return moments.sort((a, b) => a.at - b.at);
}

function hostsAsked({ incident, testimony }: Case): Asked[] {
  if (!testimony) return [];
  const { openedAt, resolvedAt = Infinity } = incident;
  const tallies = testimony.tallies.filter(({ asked }) => asked > 0);
  const own = tallies.map((tally): Asked => {
    const answers = testimony.observations.filter(
      ({ endpoint, answered, at }) =>
        endpoint === tally.endpoint && answered && at >= openedAt && at < resolvedAt,
    );
    const latencyMs = median(answers.map((seen) => seen.latencyMs));
    const isBad = wasSilent(tally);
    return {
      name: tally.host,
      endpoint: tally.endpoint,
      kind: tally.serves === 'control' ? 'control' : 'own',
      serves: tally.serves,
      asked: tally.asked,
      answered: tally.answered,
      failures: Object.entries(tally.failures)
        .map(([failure, count]) => ({ failure, count }))
        .sort((a, b) => b.count - a.count),
      tone: isBad ? 'bad' : tally.answered === tally.asked ? 'good' : 'neutral',
      ...(latencyMs !== undefined && { latencyMs }),
      ...(tally.normalMs !== undefined && { normalMs: tally.normalMs }),
    };
  });
  const others = testimony.bystanders
    .filter(({ asked }) => asked > 0)
    .map((one): Asked => ({
      name: one.name,
      kind: 'other',
      asked: one.asked,
      answered: one.answered,
      failures: [],
      tone: didAnswer(one) ? 'good' : one.wasTroubled ? 'bad' : 'neutral',
    }));
  return [...own, ...others];
}

/** Silence that nobody explains, or failures of which more was seen: who or what is behind either is not. */
const limitsOf = (incident: Incident): Sentence =>
  say(incident.status === 'down' && incident.cause === 'unclear' ? 'limits-silence' : 'limits-failures');

export function report(one: Case, marks: readonly Mark[], now: number): Report {
  const { incident, testimony } = one;
  const { id, operator, openedAt, between, resolvedAt, resolvedBetween, services } = incident;
  const until = (resolvedAt ?? now) + NEAR_MS;
  const markedAt = services.flatMap((service) => marksOf(marks, service, openedAt - NEAR_MS, until));
  const endedBeforeAt = unseenEnd(incident);
  return {
    id,
    services: services.map((service) => ({ id: service, name: testimony?.names[service] ?? service })),
    operator,
    cause: causeOfIncident(incident),
    openedAt,
    between,
    ...(resolvedAt !== undefined && { resolvedAt }),
    ...(resolvedBetween && { resolvedBetween }),
    ...(endedBeforeAt !== undefined && { endedBeforeAt }),
    account: account(incident, testimony, markedAt, now),
    limits: limitsOf(incident),
    timeline: timelineOf(one, markedAt),
    others: toldByOthers(testimony?.opinions ?? []),
    asked: hostsAsked(one),
    observations: testimony?.observations ?? [],
    leftOut: testimony?.leftOut ?? 0,
    markedAt,
  };
}
