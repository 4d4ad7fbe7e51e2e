/** What one step of a round shows about the user's own line. */
import { CONTROL, opensAlways, tierOf } from '../model/capability.ts';
import { hasVoice } from './endpoint.ts';
import { VOICE_LOST_AFTER_MS } from './thresholds.ts';
import { isDropped } from './line-loss.ts';
import type { Endpoint } from '../model/service.ts';
import type { EndpointBelief } from '../model/state.ts';
import { WEB_PAGE, type EndpointId } from '../model/terms.ts';
import type { Observation, Step } from '../model/observation.ts';
import { MINUTE_MS } from '../model/time.ts';
import type { Watch } from '../model/watch.ts';
import { isReopened } from '../traffic/connections.ts';

/** Wrong answers of this many unrelated operators that began within this time come from somebody between them and the user. */
export const WRONG_TOGETHER = { operators: 2, ms: 3 * MINUTE_MS };

type Beliefs = Readonly<Record<EndpointId, EndpointBelief>>;

/** What one step shows about the line. */
export interface LineSeen {
  /** Operators that answered over https or by socket in this step. */
  operators: ReadonlySet<string>;
  /** Those of them that answered over a connection opened for it. */
  openers: ReadonlySet<string>;
  /** Https controls with a voice: how many were asked, how many answered. */
  asked: number;
  answered: number;
  /** Enough controls were asked to conclude anything from their silence. */
  isThorough: boolean;
  portal: 'right' | 'wrong' | 'answers' | 'silent' | 'not-asked';
  /** Every control was refused for its certificate: the clock is wrong, or somebody is in between. */
  areCertificatesRefused: boolean;
  /** Operators of services that gave wrong answers over connections that hold, all since about this time. */
  wrong: ReadonlySet<string>;
  wrongSinceAt: number;
  /** Operators that answered in their messaging protocol, which nobody in between can do. */
  proven: ReadonlySet<string>;
  /** Every probe of the step was lost on a connection that the server had closed while it idled. */
  onlyLostIdle: boolean;
}

/**
 * What the plain-http controls that were asked say together. One that a filter knows is silent or shows a page of its own, and decides
 * nothing against others that answer rightly; what could not be read is less than a page, and more than silence.
 */
function portalOf(all: readonly Observation[]): LineSeen['portal'] {
  if (all.length === 0) return 'not-asked';
  const wrong = all.filter(({ failure }) => failure === 'captive').length;
  const answered = all.filter((seen) => seen.answered);
  const right = answered.filter(({ kind }) => kind !== 'opaque').length;
  if (wrong > right) return right > 0 || answered.length === 0 ? 'wrong' : 'answers';
  if (right > 0) return 'right';
  return answered.length > 0 ? 'answers' : 'silent';
}

/** A plain-http control, which alone can be answered by a sign-in page. */
export function isPlain(url: string): boolean {
  return url.startsWith('http:');
}

function controlsWithVoice(watch: Watch, endpoints: Beliefs, at: number): EndpointId[] {
  const tier = tierOf(CONTROL, watch.sight);
  return watch.controls
    .filter((control) => !isPlain(control.probe.url))
    .map((control) => control.id)
    .filter((id) => {
      const belief = endpoints[id];
      return hasVoice(belief) && belief.tier === tier && at - belief.answeredAt! < VOICE_LOST_AFTER_MS;
    });
}

/** A web page came where its protocol did until now. */
function isFirstPage({ detail, status = 200 }: Observation, known: EndpointBelief | undefined): boolean {
  return detail === WEB_PAGE && status < 400 && (known?.grade ?? 0) > 1;
}

/** Services that answer, in this step, something that is not their protocol: whose, and since when; those that began to last. */
function wrongAnswers(
  seen: ReadonlyMap<EndpointId, Observation>,
  watch: Watch,
  endpoints: Beliefs,
): { operators: ReadonlySet<string>; sinceAt: number } {
  const wrong = watch.services.flatMap(({ operator, endpoints: all }) =>
    all.flatMap(({ id }) => {
      const one = seen.get(id);
      const run = endpoints[id]?.run;
      if (one && isFirstPage(one, endpoints[id])) return { operator, sinceAt: one.at };
      // An answer with a grade proved the protocol, so it is the operator's own.
      if (one?.failure !== 'no-protocol' || one.grade > 0) return [];
      return { operator, sinceAt: run?.failuresInARow ? run.inARowSinceAt : one.at };
    }),
  );
  const sinceAt = Math.max(...wrong.map((one) => one.sinceAt));
  const latest = wrong.filter((one) => sinceAt - one.sinceAt < WRONG_TOGETHER.ms);
  return { operators: new Set(latest.map(({ operator }) => operator)), sinceAt };
}

export function lookAtLine(step: Step, watch: Watch, endpoints: Beliefs): LineSeen {
  const tried = step.observations.filter((observation) => !isDropped(observation));
  // Of two looks at one address the one that was answered shows that the line is there.
  const inOrder = [...tried].sort((one, other) => Number(one.answered) - Number(other.answered));
  const seen = new Map(inOrder.map((observation) => [observation.endpoint, observation]));
  const operators = new Set<string>();
  // An answer of grade 0 proves nothing: whoever stands in between can give it too.
  const speaks = ({ id }: Endpoint): boolean => (seen.get(id)?.grade ?? 0) > 0;
  for (const service of watch.services) if (service.endpoints.some(speaks)) operators.add(service.operator);
  for (const control of watch.controls)
    if (!isPlain(control.probe.url) && seen.get(control.id)?.answered) operators.add(control.operator);
  const isOpened = ({ id, probe }: Pick<Endpoint, 'id' | 'probe'>): boolean =>
    seen.get(id)?.answered === true && (seen.get(id)!.isFresh === true || opensAlways(probe));
  const openers = [
    ...watch.services.filter((service) => service.endpoints.some(isOpened)),
    ...watch.controls.filter((control) => !isPlain(control.probe.url) && isOpened(control)),
  ].map(({ operator }) => operator);
  const wrong = wrongAnswers(seen, watch, endpoints);
  const proves = ({ id }: Endpoint): boolean => (seen.get(id)?.grade ?? 0) > 1;
  const proving = watch.services.filter(({ endpoints: all }) => all.some(proves));
  const voiced = controlsWithVoice(watch, endpoints, step.at);
  const asked = voiced.filter((id) => seen.has(id));
  const plain = watch.controls.filter((control) => isPlain(control.probe.url));
  // As long as no control has ever answered, every one counts, though none has a voice.
  const all = watch.controls.filter((control) => !isPlain(control.probe.url));
  const askedAtAll = all.filter((control) => seen.has(control.id)).length;
  return {
    wrong: wrong.operators,
    wrongSinceAt: wrong.sinceAt,
    proven: new Set(proving.map(({ operator }) => operator)),
    onlyLostIdle:
      tried.length === 0 && step.observations.every(({ endpoint }) => isReopened(endpoints[endpoint])),
    operators,
    openers: new Set(openers),
    asked: voiced.length ? asked.length : askedAtAll,
    answered: all.filter((control) => seen.get(control.id)?.answered).length,
    isThorough: voiced.length ? asked.length === voiced.length : askedAtAll === all.length,
    portal: portalOf(plain.flatMap(({ id }) => seen.get(id) ?? [])),
    areCertificatesRefused:
      askedAtAll > 1 && all.every(({ id }) => (seen.get(id)?.failure ?? 'certificate') === 'certificate'),
  };
}
