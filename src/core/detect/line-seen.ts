/** What one step of a round shows about the user's own line. */
import { domesticSeen, type DomesticSeen } from './domestic.ts';
import { CONTROL, opensAlways, tierOf } from '../model/capability.ts';
import { hasVoice } from './endpoint.ts';
import { VOICE_LOST_AFTER_MS } from './thresholds.ts';
import { isDropped } from './line-loss.ts';
import { isProxysRefusal } from './proxy.ts';
import { once } from '../model/remembered.ts';
import type { Control, Probe } from '../model/service.ts';
import type { EndpointBelief } from '../model/state.ts';
import { WEB_PAGE, type EndpointId } from '../model/terms.ts';
import type { Observation, Step } from '../model/observation.ts';
import { MINUTE_MS } from '../model/time.ts';
import type { Watch } from '../model/watch.ts';
import { isReopened } from '../traffic/connections.ts';

/** Wrong answers of this many unrelated operators that began within this time come from somebody between them and the user. */
export const WRONG_TOGETHER = { operators: 2, ms: 3 * MINUTE_MS };

type Beliefs = Readonly<Record<EndpointId, EndpointBelief>>;

/** The looks of one step, without those that were lost on a connection that may have been cut while it idled. */
type Looks = ReadonlyMap<EndpointId, Observation>;

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
  /** Sites inside the user's own country. */
  domestic: DomesticSeen;
  /** Every control was refused for its certificate: the clock is wrong, or somebody is in between. */
  areCertificatesRefused: boolean;
  /** No control answered, and wherever a reason was given a proxy had refused. */
  isRefusedByProxy: boolean;
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

export const plainControls = once(({ controls }: Watch): readonly Control[] =>
  controls.filter(({ probe }) => isPlain(probe.url)),
);

/** What was seen of each address. Of two looks at one the one that was answered shows that the line is there. */
function latestLooks(observations: readonly Observation[]): Looks {
  const looks = new Map<EndpointId, Observation>();
  for (const one of observations)
    if (!isDropped(one) && (one.answered || !looks.get(one.endpoint)?.answered)) looks.set(one.endpoint, one);
  return looks;
}

/** Whether it was answered on a connection opened for it. */
const isOpened = (look: Observation, probe: Probe): boolean =>
  look.answered && (look.isFresh === true || opensAlways(probe));

/** One walk over the controls, in plain loops like the next one: both are made in every step. */
function controlsSeen(looks: Looks, watch: Watch, endpoints: Beliefs, at: number) {
  const tier = tierOf(CONTROL, watch.sight);
  const operators: string[] = [];
  const openers: string[] = [];
  const all = { count: 0, asked: 0, answered: 0, failedOtherwise: 0, refusedByProxy: 0, failedBeyond: 0 };
  const voiced = { count: 0, asked: 0 };
  for (const { id, operator, probe } of watch.controls) {
    if (isPlain(probe.url)) continue;
    const look = looks.get(id);
    const belief = endpoints[id];
    all.count += 1;
    if (hasVoice(belief) && belief.tier === tier && at - belief.answeredAt! < VOICE_LOST_AFTER_MS) {
      voiced.count += 1;
      if (look) voiced.asked += 1;
    }
    if (!look) continue;
    all.asked += 1;
    if (look.failure !== undefined && look.failure !== 'certificate') all.failedOtherwise += 1;
    if (isProxysRefusal(look.detail)) all.refusedByProxy += 1;
    else if (look.failure !== 'network' && look.failure !== 'timeout') all.failedBeyond += 1;
    if (!look.answered) continue;
    all.answered += 1;
    operators.push(operator);
    if (isOpened(look, probe)) openers.push(operator);
  }
  // As long as no control has ever answered, every one counts, though none has a voice.
  const { count, asked } = voiced.count > 0 ? voiced : all;
  return {
    operators,
    openers,
    asked,
    answered: all.answered,
    isThorough: asked === count,
    areCertificatesRefused: all.asked > 1 && all.failedOtherwise === 0,
    isRefusedByProxy: all.refusedByProxy > 0 && all.failedBeyond === 0,
  };
}

/** A web page came where its protocol did until now. */
function isFirstPage({ detail, status = 200 }: Observation, known: EndpointBelief | undefined): boolean {
  return detail === WEB_PAGE && status < 400 && (known?.grade ?? 0) > 1;
}

/** A service that answered something that is not its protocol, and since when it does. */
interface Wrong {
  operator: string;
  sinceAt: number;
}

function servicesSeen(looks: Looks, watch: Watch, endpoints: Beliefs) {
  const operators: string[] = [];
  const openers: string[] = [];
  const proven: string[] = [];
  const wrong: Wrong[] = [];
  for (const { operator, endpoints: all, onlyIn } of watch.services)
    for (const { id, probe } of all) {
      const look = looks.get(id);
      // What answers while the country is cut off says nothing of the line.
      if (!look || onlyIn) continue;
      // An answer of grade 0 proves nothing: whoever stands in between can give it too.
      if (look.grade > 0) operators.push(operator);
      if (look.grade > 1) proven.push(operator);
      if (isOpened(look, probe)) openers.push(operator);
      const known = endpoints[id];
      if (isFirstPage(look, known)) wrong.push({ operator, sinceAt: look.at });
      // An answer with a grade proved the protocol, so it is the operator's own.
      else if (look.failure === 'no-protocol' && look.grade === 0) {
        const run = known?.run;
        wrong.push({ operator, sinceAt: run?.failuresInARow ? run.inARowSinceAt : look.at });
      }
    }
  return { operators, openers, proven, wrong };
}

export function lookAtLine(step: Step, watch: Watch, endpoints: Beliefs): LineSeen {
  const looks = latestLooks(step.observations);
  const controls = controlsSeen(looks, watch, endpoints, step.at);
  const services = servicesSeen(looks, watch, endpoints);
  const wrongSinceAt = Math.max(...services.wrong.map(({ sinceAt }) => sinceAt));
  // Of wrong answers those that began to last.
  const latest = services.wrong.filter(({ sinceAt }) => wrongSinceAt - sinceAt < WRONG_TOGETHER.ms);
  return {
    operators: new Set([...services.operators, ...controls.operators]),
    openers: new Set([...services.openers, ...controls.openers]),
    asked: controls.asked,
    answered: controls.answered,
    isThorough: controls.isThorough,
    portal: portalOf(plainControls(watch).flatMap(({ id }) => looks.get(id) ?? [])),
    domestic: domesticSeen(looks, watch, endpoints, step.at),
    areCertificatesRefused: controls.areCertificatesRefused,
    isRefusedByProxy: controls.isRefusedByProxy,
    wrong: new Set(latest.map(({ operator }) => operator)),
    wrongSinceAt,
    proven: new Set(services.proven),
    onlyLostIdle:
      looks.size === 0 && step.observations.every(({ endpoint }) => isReopened(endpoints[endpoint])),
  };
}
