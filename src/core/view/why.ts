/** "Why do we think so?": a few lines, each with a time, that the verdict rests on. */
import type { ServiceFacts } from '../judge/facts.ts';
import type { Witness } from '../judge/groups.ts';
import { hostOf, type Endpoint, type Service } from '../model/service.ts';
import type { EndpointBelief, ServiceBelief, State } from '../model/state.ts';
import { active } from '../model/choices.ts';
import { FUNCTIONS, type ServiceFunction } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { quickestWitness } from './latency.ts';
import type { Evidence } from './types.ts';

const say = sentencesOf('evidence');
const isUp = (state: State, service: Service): boolean => state.services[service.id]?.status === 'up';

/** `usual`: beside its latency stands its own normal. */
function ofEndpoint({ endpoint, belief }: Witness, usual: Endpoint | undefined): Evidence {
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
  const normalMs = belief.normal && { latencyMs: Math.round(belief.normal.medianMs) };
  if (belief.slow && normalMs)
    return { at, tone: 'bad', sentence: say('slow', { host, latencyMs, normalMs }) };
  if (belief.grade === 0) return { at, tone: 'good', sentence: say('reached', { host }) };
  const answered = { host, at: { time: at }, latencyMs };
  const isBesideUsual = normalMs && endpoint === usual;
  return {
    at,
    tone: 'good',
    sentence: isBesideUsual ? say('answered-usual', { ...answered, normalMs }) : say('answered', answered),
  };
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

/** How it stands: endpoints of a host that stand alike can be told in one line. */
function standing({ belief: { run, answersInARow } }: Witness): string {
  if (run && run.failuresInARow > 0) return run.failure;
  return answersInARow > 0 ? 'answers' : 'answered before';
}

/** What endpoints do for the service; one that is only asked for contrast does nothing. */
const servedBy = (endpoints: readonly Endpoint[]): ServiceFunction[] => {
  const served = endpoints.filter(({ isContrast }) => !isContrast).map(({ serves }) => serves);
  return FUNCTIONS.filter((name): name is ServiceFunction => name !== 'control' && served.includes(name));
};

/** One line a host where its endpoints agree: of the one with the most to say, with what they all do. */
function ofEndpoints(witnesses: readonly Witness[]): Evidence[] {
  const hosts = new Map<string, Witness[]>();
  for (const witness of witnesses) {
    const key = `${hostOf(witness.endpoint.probe.url)} ${standing(witness)}`;
    hosts.set(key, [...(hosts.get(key) ?? []), witness]);
  }
  const usual = quickestWitness(witnesses);
  const says = (one: Witness): number => (one === usual ? 0.5 : (one.belief.run?.failuresInARow ?? 0));
  return [...hosts.values()].map((alike) => {
    const [most] = [...alike].sort((a, b) => says(b) - says(a));
    return { ...ofEndpoint(most!, usual?.endpoint), serves: servedBy(alike.map(({ endpoint }) => endpoint)) };
  });
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
    ...silent.map((endpoint): Evidence => {
      const known = state.endpoints[endpoint.id]!;
      const sentence = say(whySilent(known), { host: hostOf(endpoint.probe.url) });
      return { at: known.askedAt, tone: 'neutral', sentence, serves: servedBy([endpoint]) };
    }),
    ...evidenceOfLine(state),
    ...(belief.status === 'up' ? [] : [...ofBeginning(belief), ...ofOthers(state, service, watch)]),
    { at: belief.judgedAt ?? state.steppedAt, tone: 'neutral', sentence: say('rule', { rule: belief.rule }) },
  ];
}
