/**
 * Whom of the outside sources to ask now, and what. Nobody is asked who is not switched on; without a click only who may be asked by
 * itself, while a service fails; who measures censorship never on schedule; the user's own services are named to nobody.
 */
import { wasHeard } from '../judge/known-opinions.ts';
import { OWED_MS } from '../judge/hear.ts';
import { failingHere, isDark } from '../judge/with-others.ts';
import { witnessesOf } from '../judge/known-witnesses.ts';
import { active, isOnlyWhenAsked } from '../model/choices.ts';
import { namesCause, type AskedKind } from '../model/opinion.ts';
import { hostOf, usable, type Service } from '../model/service.ts';
import { isTrouble, type State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import { DAY_MS, HOUR_MS, isAhead, MINUTE_MS } from '../model/time.ts';
import { isFor, type About, type Target, type VantageQuestion } from '../model/vantage.ts';
import type { Watch } from '../model/watch.ts';
import { isCapped } from '../traffic/ledger.ts';
import { AWAKE_HOURS } from './budget.ts';
import { DAY_BYTES, purses } from './purses.ts';

/** What the crowd says names no cause: it leaves so much of that to the others. */
const BESIDE_CROWD_BYTES = 100_000;
/** Before this nobody has posted yet; it is asked again so much later, when most have who will. */
const CROWD_BEGINS_MS = 4 * MINUTE_MS;
const CROWD_MS = 6 * MINUTE_MS;
/** How often operators are looked at while nothing fails, at most. */
const OPERATORS_MS = 30 * MINUTE_MS;
/** What has failed for longer is usual here: nobody is asked about it any more without a click. */
const LONG_MS = DAY_MS;
/** A question may take so long. */
export const QUESTION_MS = 20_000;
/** With less time left it waits for the next stretch. */
const LEAST_MS = 8_000;
/** Of no more hosts, one by one, is anybody asked. */
const MOST_HOSTS = 5;

export interface AskingOthers {
  now: number;
  /** The script may not outlive this moment. */
  stretchEndAt: number;
  /** Services about which the user wants others to be asked. */
  wanted: readonly ServiceId[];
  /** What is being asked already; left out: nothing. */
  underWay?: readonly VantageQuestion[];
}

/** Failures that a lost name may be. */
const MAY_BE_NAMES: readonly (string | undefined)[] = ['dns', 'network', undefined];

type Failing = ReturnType<typeof failingHere>[number];

/** One target a host, those that messages need first. */
function hostTargets(failing: readonly Failing[]): Target[] {
  const first = failing.toSorted((a, b) => Number(b.serves === 'messages') - Number(a.serves === 'messages'));
  const hosts = new Map<string, Target>();
  for (const { host, url, way } of first) if (!hosts.has(host)) hosts.set(host, { url, way });
  return [...hosts.values()].slice(0, MOST_HOSTS);
}

/** The requests that are worth asking about: as many as the rules of `judge/opinions.ts` need to conclude anything, and no more. */
function targetsFor(kind: AskedKind, service: Service, state: State, watch: Watch): Target[] {
  const { voiced } = witnessesOf(state, service, watch);
  const failing = failingHere(voiced, service, watch);
  const plain = failing.filter(({ way }) => way === 'http');
  if (kind === 'resolver') {
    const mayBe = plain.every(({ failure }) => MAY_BE_NAMES.includes(failure));
    const targets = hostTargets(failing);
    return mayBe && targets.length < MOST_HOSTS ? targets : [];
  }
  const cut = plain.filter((one) => !wasHeard(one));
  const messages = failing.filter(({ serves }) => serves === 'messages');
  const needed = cut.filter(({ serves }) => serves === 'messages' || messages.length === 0);
  if (needed.length > 0) return hostTargets(needed).slice(0, 1);
  if (isDark(voiced)) return hostTargets(cut).slice(0, 1);
  // Every gateway fails beside a plain request to the same host.
  const beside = cut.filter(({ host }) => messages.some((one) => one.host === host));
  const isKnown = messages.every(({ host }) => beside.some((one) => one.host === host));
  return isKnown ? hostTargets(beside) : [];
}

/** Why a source would be asked about a service. */
type Occasion = 'wanted' | 'fails' | 'owed' | 'watched';

function occasionOf(
  { kind, isOfCountry }: About,
  service: Service,
  state: State,
  watch: Watch,
  { now, wanted }: AskingOthers,
): Occasion | undefined {
  const { line, others } = state;
  const { asksByItself = [], watchesOperators } = watch.settings;
  const mayByItself = asksByItself.includes(kind) && !isOnlyWhenAsked(watch, service.id);
  const isWanted = wanted.includes(service.id);
  // On a line that answers in part no service is judged: only whether the country is cut off is worth asking.
  if (line.status !== 'online')
    return isOfCountry ? (isWanted ? 'wanted' : mayByItself ? 'fails' : undefined) : undefined;
  if (isWanted) return 'wanted';
  const isBack = others.owedSinceAt !== undefined && now - line.sinceAt < OWED_MS;
  if (kind === 'country' && isBack && mayByItself) return 'owed';
  const belief = state.services[service.id];
  if (!isTrouble(belief)) {
    const isWatched = watchesOperators && kind === 'operator' && !isOnlyWhenAsked(watch, service.id);
    return isWatched ? 'watched' : undefined;
  }
  const isLong = now - (belief!.since?.beforeAt ?? now) > LONG_MS;
  if (!mayByItself || isOfCountry || isLong) return undefined;
  // Who only helps to find the cause is not asked once that is known.
  const isOpen = belief!.cause === 'unclear';
  const tellsMore = kind === 'operator' || kind === 'crowd';
  if (kind === 'crowd' && now - (belief!.since?.beforeAt ?? 0) < CROWD_BEGINS_MS) return undefined;
  return isOpen || tellsMore || namesCause(belief!.said) ? 'fails' : undefined;
}

/** How long, since the same was asked, it is not asked again, whatever the source would bear: so that what may be spent lasts. */
function restMs(
  { kind }: About,
  occasion: Occasion,
  service: Service,
  state: State,
  watch: Watch,
  now: number,
) {
  if (occasion === 'watched') return watchedMs(watch);
  const failedMs = Math.max(0, now - (state.services[service.id]?.since?.beforeAt ?? now));
  if (occasion !== 'fails') return 0;
  return kind === 'crowd' ? Math.max(CROWD_MS, failedMs) : failedMs / 4;
}

/** The pace at which all that is looked at lasts for the hours of a day in which a browser runs; all being well it costs half of what it may. */
function watchedMs(watch: Watch): number {
  const operators = (watch.vantages ?? []).filter(({ kind }) => kind === 'operator');
  const bytes = active(watch)
    .flatMap((service) => operators.filter((about) => isFor(about, service)))
    .reduce((sum, about) => sum + about.bytes, 0);
  return Math.max(OPERATORS_MS, (AWAKE_HOURS * HOUR_MS * bytes) / 2 / DAY_BYTES);
}

/** Whether enough time has passed since the same was asked, by whomever. */
function mayAskAgain(
  { id }: About,
  asked: { service: ServiceId | undefined; host: string | undefined },
  { others, line }: State,
  { now, isOwed, waitMs }: { now: number; isOwed: boolean; waitMs: number },
): boolean {
  const before = others.asked.findLast(
    (one) => one.source === id && one.service === asked.service && one.host === asked.host,
  );
  if (!before || isAhead(before.at, now)) return true;
  if (isOwed && before.at >= line.sinceAt) return false;
  return Math.max(before.againAt, before.at + waitMs) <= now;
}

/** Whether a question that is asked now can be answered before the script may be stopped. */
export const hasTime = ({ now, stretchEndAt }: Omit<AskingOthers, 'wanted'>): boolean =>
  stretchEndAt - now >= LEAST_MS;

/** What was said longer ago makes nobody look at once. */
const NEWS_MS = 5 * MINUTE_MS;

/** Services that answer here while who runs them has begun to report trouble, as long as not all of their addresses were asked since. */
export function doubtedByOthers(state: State, watch: Watch, now: number): ServiceId[] {
  const heardAt = (id: ServiceId): number => {
    const about = state.others.opinions.filter(
      ({ kind, says, service }) => kind === 'operator' && says === 'trouble' && service === id,
    );
    return Math.max(0, ...about.map((one) => one.firstHeardAt ?? one.heardAt));
  };
  return active(watch)
    .filter(({ id }) => state.services[id]?.said === 'reported-elsewhere' && !isOnlyWhenAsked(watch, id))
    .filter(
      (service) =>
        now - heardAt(service.id) < NEWS_MS &&
        usable(service).some(({ id }) => (state.endpoints[id]?.askedAt ?? 0) < heardAt(service.id)),
    )
    .map(({ id }) => id);
}

/** Whether one answer is an answer to both. */
const answersBoth = (one: VantageQuestion, other: VantageQuestion, { isOfCountry }: About): boolean =>
  one.source === other.source &&
  (isOfCountry || (one.service === other.service && one.target?.url === other.target?.url));

/** What is to be asked now, in the order of the register, and within what may be spent. */
export function questionsDue(state: State, watch: Watch, ask: AskingOthers): VantageQuestion[] {
  const { vantages = [], settings } = watch;
  const { now } = ask;
  if (vantages.length === 0 || !settings.isStarted || !hasTime(ask)) return [];
  if (!['online', 'partial'].includes(state.line.status) || state.line.reach) return [];
  const isSpent = isCapped(state, watch, now);
  const questions: VantageQuestion[] = [];
  const asides = purses(state, vantages, now);
  const { underWay = [] } = ask;
  for (const one of underWay) asides.add(one);
  for (const service of active(watch))
    for (const about of vantages) {
      if (!isFor(about, service) || !settings.sources?.includes(about.kind)) continue;
      if (about.kind === 'country' && settings.country === undefined) continue;
      const occasion = occasionOf(about, service, state, watch, ask);
      if (!occasion || (isSpent && occasion !== 'wanted')) continue;
      const takesTarget = about.kind === 'remote' || about.kind === 'resolver';
      const targets = takesTarget ? targetsFor(about.kind, service, state, watch) : [undefined];
      for (const target of targets) {
        const of = about.isOfCountry ? undefined : service.id;
        const asked = { service: of, host: target && hostOf(target.url) };
        const waitMs = restMs(about, occasion, service, state, watch, now);
        if (!mayAskAgain(about, asked, state, { now, isOwed: occasion === 'owed', waitMs })) continue;
        const question: VantageQuestion = {
          source: about.id,
          service: service.id,
          isInDoubt: occasion !== 'watched',
          ...(target && { target }),
        };
        const isAsked = [...underWay, ...questions].some((one) => answersBoth(one, question, about));
        const beside = about.kind === 'crowd' ? BESIDE_CROWD_BYTES : 0;
        if (isAsked || !asides.hasRoom(question, about, beside)) continue;
        asides.add(question);
        questions.push(question);
      }
    }
  return questions;
}
