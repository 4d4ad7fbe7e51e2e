/** The sentences of a report, each held against the scenario. */
import type { Report } from '../../src/core/report/report.ts';
import { controls, services } from '../../src/services/index.ts';
import type { SourceKind } from '../../src/core/model/opinion.ts';
import type { SaidOpinion } from '../scenario/opinions.ts';
import type { Fault, NetworkEvent } from '../scenario/scenario.ts';
import type { Night } from './night.ts';
import { truthOf } from './truth.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import type { Sentence } from '../../src/core/model/sentence.ts';

/** Beginnings and ends are found so closely, in seconds; where only some requests fail, the first and the last are chance. */
const CLOSE = 120;
const CLOSE_BY_CHANCE = 900;

/** Of an incident so much is passed over at either end, in seconds: what failed there may not have been seen yet. */
const EDGE = 60;

const valueOf = (sentence: Sentence, name: string, field: string): unknown =>
  (sentence.values[name] as Record<string, unknown>)[field];

/** Faults that each story may be told of. */
const STORIES: Readonly<Record<string, (fault: Fault) => boolean>> = {
  errors: (fault) => fault.name === 'status' && fault.status >= 500,
  names: (fault) => fault.name === 'dns' && fault.everywhere,
  certificate: (fault) => fault.name === 'certificate' && fault.reason === 'expired',
  blocked: (fault) =>
    fault.name === 'tls-reset' || fault.name === 'dns-forged' || (fault.name === 'dns' && !fault.everywhere),
};

/** What others said, by what a report tells of it. */
const HEARD: Readonly<Record<string, readonly [SourceKind, 'up' | 'trouble']>> = {
  'heard-operator': ['operator', 'trouble'],
  'heard-operator-quiet': ['operator', 'up'],
  'heard-posts': ['crowd', 'trouble'],
  'heard-silent': ['remote', 'trouble'],
  'heard-answered': ['remote', 'up'],
  'heard-country': ['country', 'trouble'],
  'heard-world': ['country', 'trouble'],
  'heard-cut': ['country', 'trouble'],
  'heard-provider-cut': ['country', 'trouble'],
};

/** One sentence of a report, and what is known of its night. */
interface Claim {
  sentence: Sentence;
  told: Report;
  duration: number;
  truth: ReturnType<typeof truthOf>;
  /** What others would have said, had they been asked. */
  opinions: readonly SaidOpinion[];
  /** Events that hit the services of the report. */
  own: readonly NetworkEvent[];
  /** Of the incident, in seconds of the scenario. */
  since: number;
  until: number;
}

/** The services that a sentence names. */
function namedBy({ sentence }: Claim): ServiceId[] {
  const names = valueOf(sentence, 'services', 'list') as string[];
  return names.map((name) => services.find((service) => service.name === name)!.id);
}

const wasHit = ({ truth, since, until }: Claim, id: ServiceId, serves?: string): boolean =>
  truth.of(id, serves).some((event) => truth.overlap(event, since + EDGE, until - EDGE));

const websiteWasWell = (claim: Claim): boolean =>
  claim.told.services.every(({ id }) => !wasHit(claim, id, 'website'));

/** What has to be so where a report says it. */
const CLAIMS: Readonly<Record<string, (claim: Claim) => boolean>> = {
  // Slowness is measured against the normal of each endpoint, which no scenario knows.
  slow: ({ told }) =>
    told.asked.some(
      ({ kind, latencyMs = 0, normalMs = Infinity }) => kind === 'own' && latencyMs > 2 * normalMs,
    ),
  still: ({ own, duration }) => own.some(({ to }) => to >= duration),
  'ended-unseen': ({ sentence, own, truth }) => {
    const before = truth.seconds(valueOf(sentence, 'beforeAt', 'time') as number);
    const slept = (to: number) => truth.away.some((nap) => nap.from <= to && to <= nap.to + CLOSE);
    return own.some(({ to }) => to <= before && slept(to));
  },
  'website-throughout': websiteWasWell,
  'website-answered': websiteWasWell,
  'website-silent': ({ told, truth }) => told.services.every(({ id }) => truth.of(id, 'website').length > 0),
  'line-worked': ({ sentence, truth, since, until }) => {
    const [count, total] = [sentence.values['count'] as number, sentence.values['total'] as number];
    // Of the neutral sites none is counted that was out all the while.
    const well = controls.filter(({ probe }) => !truth.isOut(probe.url, since, until)).length;
    const wasWell = !truth.line.some((event) => truth.overlap(event, since + EDGE, until - EDGE));
    return wasWell && count > 0 && count <= Math.min(total, well) && total <= controls.length;
  },
  'line-lost': ({ truth, since, until }) => truth.line.some((event) => truth.overlap(event, since, until)),
  unseen: ({ truth, since, until }) => truth.away.some((nap) => truth.overlap(nap, since, until + EDGE)),
  'others-answered': (claim) => namedBy(claim).every((id) => !wasHit(claim, id)),
  'others-troubled': (claim) =>
    namedBy(claim).every((id) =>
      claim.truth.of(id).some((event) => claim.truth.overlap(event, claim.since, claim.until)),
    ),
  tries: ({ own, until }) => own.some(({ probability, to }) => probability < 1 || to < until),
  ...Object.fromEntries(
    Object.entries(HEARD).map(([key, [source, says]]) => [
      key,
      ({ sentence, truth, opinions }: Claim) => {
        const at = truth.seconds(valueOf(sentence, 'at', 'time') as number);
        return opinions.some(
          (one) =>
            one.source === source &&
            one.says === says &&
            one.from <= at &&
            at <= (one.to ?? Infinity) + CLOSE,
        );
      },
    ]),
  ),
  relapses: ({ sentence }) => (sentence.values['count'] as number) > 0,
};

/** Whether it began, and ended where it says so, when such a fault did. */
function wasSo(story: string, { sentence, truth, own }: Claim): boolean {
  const slack = own.some(({ probability }) => probability < 1) ? CLOSE_BY_CHANCE : CLOSE;
  const isNear = (moments: readonly number[], at: number) =>
    moments.some((moment) => Math.abs(moment - at) <= slack);
  const at = truth.seconds(valueOf(sentence, 'sinceAt', 'time') as number);
  const began = isNear(
    own.map(({ from }) => from),
    at,
  );
  const isSuch = own.some(({ fault }) => STORIES[story]?.(fault) ?? true);
  if (!sentence.key.endsWith('-over')) return began && isSuch;
  const end = truth.seconds(valueOf(sentence, 'untilAt', 'time') as number);
  const ended = isNear(
    own.map(({ to }) => to),
    end,
  );
  const lasted = (valueOf(sentence, 'durationMs', 'durationMs') as number) / 1000;
  return began && isSuch && ended && Math.abs(lasted - (end - at)) < 1;
}

function isTrue(claim: Claim): boolean {
  const [, story = '', ending] = /^report_(.*?)(?:-(began|over))?$/.exec(claim.sentence.key)!;
  if (ending && story !== 'slow') return wasSo(story, claim);
  const holds = CLAIMS[story];
  if (!holds) throw new Error(`${claim.sentence.key}: this test does not know what it claims`);
  return holds(claim);
}

/** Complaints about one report: empty when all of it is true. */
export function untruths(night: Night, told: Report): string[] {
  const truth = truthOf(night);
  const known = {
    ...{ told, truth, duration: night.scenario.duration, opinions: night.scenario.opinions ?? [] },
    own: told.services.flatMap(({ id }) => truth.of(id)),
    since: truth.seconds(told.openedAt),
    until: truth.seconds(told.resolvedAt ?? night.endAt),
  };
  return told.account
    .filter((sentence) => !isTrue({ ...known, sentence }))
    .map(({ key, values }) => `${key} ${JSON.stringify(values)}`);
}
