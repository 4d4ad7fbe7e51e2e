/** "Why do we think so?": a few lines, each with a time, that the verdict rests on. */
import type { ServiceFacts } from '../judge/facts.ts';
import type { Witness } from '../judge/groups.ts';
import { hostOf, type Service } from '../model/service.ts';
import type { EndpointBelief, ServiceBelief, State } from '../model/state.ts';
import { active } from '../model/choices.ts';
import type { Watched } from '../model/watch.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { Evidence } from './types.ts';

const say = sentencesOf('evidence');
const isUp = (state: State, service: Service): boolean => state.services[service.id]?.status === 'up';

function ofEndpoint({ endpoint, belief }: Witness): Evidence {
  const host = hostOf(endpoint.probe.url);
  const { run } = belief;
  if (run && run.failuresInARow > 0) {
    // Of a socket browsers say no more than that it does not open.
    const isUnopened = run.failure === 'network' && endpoint.probe.url.startsWith('wss:');
    const failed = { host, failure: isUnopened ? 'unopened' : run.failure };
    return {
      at: run.failedAt,
      tone: 'bad',
      sentence:
        run.failuresInARow > 1
          ? say('failed-times', {
              ...failed,
              count: run.failuresInARow,
              sinceAt: { time: run.inARowSinceAt },
            })
          : say('failed', { ...failed, at: { time: run.failedAt } }),
    };
  }
  const at = belief.answeredAt ?? belief.askedAt;
  if (belief.status !== undefined && belief.status !== belief.usualStatus)
    return {
      at,
      tone: 'neutral',
      sentence: say('changed-answer', { host, status: belief.status, at: { time: at } }),
    };
  const latencyMs = { latencyMs: Math.round(belief.latencyMs ?? 0) };
  if (belief.slow && belief.normal)
    return {
      at,
      tone: 'bad',
      sentence: say('slow', { host, latencyMs, normalMs: { latencyMs: Math.round(belief.normal.medianMs) } }),
    };
  const sentence =
    belief.grade === 0 ? say('reached', { host }) : say('answered', { host, at: { time: at }, latencyMs });
  return { at, tone: 'good', sentence };
}

function evidenceOfLine(state: State): Evidence[] {
  const { line } = state;
  if (line.askedAt === 0) return [];
  const at = { time: line.askedAt };
  const count = { count: line.answered, total: line.asked, at };
  if (line.status === 'captive') return [{ at: line.askedAt, tone: 'bad', sentence: say('portal', { at }) }];
  if (line.answered === 0)
    return [
      { at: line.askedAt, tone: 'bad', sentence: say('controls-none', { total: line.asked, at }) },
      ...(line.reach ? [{ at: line.askedAt, tone: 'neutral' as const, sentence: say('domestic') }] : []),
    ];
  return [{ at: line.askedAt, tone: 'good', sentence: say('controls', count) }];
}

function ofOthers(state: State, service: Service, watch: Watched): Evidence[] {
  const at = state.steppedAt;
  const others = active(watch).filter((other) => other.id !== service.id);
  const names = (list: readonly Service[]): Sentence['values'] => ({
    services: { list: list.map(({ name }) => name) },
  });
  const family = others.filter(({ operator }) => operator === service.operator);
  const dead = family.filter(({ id }) => state.services[id]?.status === 'down');
  const answering = others.filter((other) => isUp(state, other) && !other.onlyIn && !family.includes(other));
  return [
    ...(dead.length ? [{ at, tone: 'bad' as const, sentence: say('family-fails', names(dead)) }] : []),
    ...(answering.length
      ? [{ at, tone: 'good' as const, sentence: say('others-answer', names(answering)) }]
      : []),
  ];
}

const failedLast = ({ belief }: Witness): boolean => (belief.run?.failuresInARow ?? 0) > 0;

/** One line a host where its endpoints agree: the one with the most to say. */
function ofEndpoints(witnesses: readonly Witness[]): Evidence[] {
  const heard = new Map<string, Witness>();
  for (const witness of witnesses) {
    const key = `${hostOf(witness.endpoint.probe.url)} ${failedLast(witness)}`;
    const other = heard.get(key);
    const says = ({ belief }: Witness): number => belief.run?.failuresInARow ?? 0;
    if (!other || says(witness) > says(other)) heard.set(key, witness);
  }
  return [...heard.values()].map(ofEndpoint);
}

/** The trouble began between two looks: both are said. */
function ofBeginning({ since }: ServiceBelief): Evidence[] {
  if (!since || since.beforeAt - since.afterAt < 1000) return [];
  const values = { afterAt: { time: since.afterAt }, beforeAt: { time: since.beforeAt } };
  return [{ at: since.beforeAt, tone: 'neutral', sentence: say('began-between', values) }];
}

/** Why an endpoint has no voice. */
function whySilent({ outage, isRefusedToUs, isFlooding, waits, answeredAt }: EndpointBelief): string {
  if (isFlooding) return 'floods';
  if (outage) return 'out-of-date';
  if (waits) return 'held-up';
  return isRefusedToUs && answeredAt !== undefined ? 'not-opened' : 'never-answered';
}

/** The lines for one service: its own endpoints, the line, the others, the rule that spoke. */
export function explain(state: State, service: Service, facts: ServiceFacts, watch: Watched): Evidence[] {
  const belief = state.services[service.id];
  if (!belief || !facts.wasAsked) return [];
  // Behind a sign-in page nobody's silence says anything: neither that it never answered, nor that it did before.
  const asked = state.line.status === 'captive' ? [] : service.endpoints;
  const silent = asked.filter(
    ({ id }) => state.endpoints[id] && !facts.voiced.some(({ endpoint }) => endpoint.id === id),
  );
  return [
    ...ofEndpoints(facts.voiced),
    ...silent.map(({ id, probe }): Evidence => ({
      at: state.endpoints[id]!.askedAt,
      tone: 'neutral',
      sentence: say(whySilent(state.endpoints[id]!), { host: hostOf(probe.url) }),
    })),
    ...evidenceOfLine(state),
    ...(belief.status === 'up' ? [] : [...ofBeginning(belief), ...ofOthers(state, service, watch)]),
    { at: belief.judgedAt ?? state.steppedAt, tone: 'neutral', sentence: say('rule', { rule: belief.rule }) },
  ];
}
