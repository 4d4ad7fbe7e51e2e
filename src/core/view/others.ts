/** What outside sources say, as it is shown: each with when it was said, and the answer to "only me?" in one line. */
import { heardNow } from '../judge/heard.ts';
import { isOldNews } from '../judge/belief.ts';
import { active, choiceOf } from '../model/choices.ts';
import { namesCause, type Opinion, type OpinionRule, type Says, type SourceKind } from '../model/opinion.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { opinionSentence } from '../model/opinion-sentence.ts';
import { hostOf, type Service } from '../model/service.ts';
import { isTrouble, type State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import { isAhead, isStale, MINUTE_MS } from '../model/time.ts';
import type { Watched } from '../model/watch.ts';

/** One opinion, with what it comes to in words. */
export interface OpinionLine {
  /** Id of the vantage, and its kind. */
  vantage: string;
  kind: SourceKind;
  says: Says;
  /** The moment of which it speaks, when that was heard, and when it was first heard to say so. */
  at: number;
  heardAt: number;
  firstHeardAt: number;
  /** It still counts in what is concluded. */
  isCurrent: boolean;
  /** Country codes. */
  places?: readonly string[];
  url?: string;
  sentence: Sentence;
}

const sayOnlyMe = sentencesOf('only_me');

/** What is held of others about this service and about the country, the latest of each source first. */
export function opinionsOf({ others }: Pick<State, 'others'>, service: Service, now: number): OpinionLine[] {
  const about = others.opinions.filter((one) => one.service === undefined || one.service === service.id);
  const current = new Set(heardNow(about, now));
  const latest = new Map(about.map((one) => [`${one.source} ${one.host ?? ''}`, one]));
  return [...latest.values()]
    .map((one): OpinionLine => {
      const { source: vantage, kind, says, at, heardAt, firstHeardAt = heardAt, places, url } = one;
      return {
        ...{ vantage, kind, says, at, heardAt, firstHeardAt, isCurrent: current.has(one) },
        ...(places && { places }),
        ...(url !== undefined && { url }),
        sentence: opinionSentence(one),
      };
    })
    .sort((a, b) => b.heardAt - a.heardAt);
}

/** What was asked longer ago is no answer any more. */
const ASKED_MS = 30 * MINUTE_MS;

/** Whether others were asked about a service lately: nobody was, nobody who was could tell, somebody said something. */
export function askedOthers(
  { others }: Pick<State, 'others'>,
  service: ServiceId,
  now: number,
): 'nobody' | 'in-vain' | 'heard' {
  const isAbout = (one: { service?: ServiceId }): boolean =>
    one.service === undefined || one.service === service;
  if (heardNow(others.opinions, now).some((one) => isAbout(one) && one.kind !== 'friend')) return 'heard';
  const isLate = ({ at }: { at: number }): boolean => now - at < ASKED_MS && !isAhead(at, now);
  // A friend's text is no answer to a question of Wasl's.
  const asked = others.asked.some((one) => one.source !== 'friend' && isAbout(one) && isLate(one));
  return asked ? 'in-vain' : 'nobody';
}

/** The rule where the line is told with a moment or with places, if these are known. */
const TELLS: Readonly<Partial<Record<OpinionRule, { kind: SourceKind; says: Says }>>> = {
  'operator-says': { kind: 'operator', says: 'trouble' },
  'answers-elsewhere': { kind: 'remote', says: 'up' },
  'silent-elsewhere': { kind: 'remote', says: 'trouble' },
};

/** Whether messages themselves take such a request to this host; else it is the website that was asked. */
const isOfMessages = ({ endpoints }: Service, host: string | undefined): boolean =>
  endpoints.some(
    ({ serves, probe }) =>
      serves === 'messages' && probe.url.startsWith('https:') && hostOf(probe.url) === host,
  );

/** What follows from a rule that names a cause. */
function ofRule(rule: OpinionRule, service: Service, about: readonly Opinion[]): Sentence {
  const name = { service: service.name };
  const tells = TELLS[rule];
  const told = tells && about.find(({ kind, says }) => kind === tells.kind && says === tells.says);
  if (rule === 'operator-says' && told?.sinceAt !== undefined)
    return sayOnlyMe('operator-says-since', { ...name, sinceAt: { time: told.sinceAt } });
  if (!told?.places || rule === 'operator-says') return sayOnlyMe(rule, name);
  const values = { ...name, places: { countries: told.places } };
  if (rule === 'silent-elsewhere') return sayOnlyMe('silent-elsewhere-in', values);
  return sayOnlyMe(isOfMessages(service, told.host) ? 'answers-elsewhere-in' : 'website-elsewhere', values);
}

/** What others see, where none of them names a cause. */
function ofReports(where: 'too' | 'elsewhere', service: Service, about: readonly Opinion[]): Sentence {
  const count = about.find(({ kind, says }) => kind === 'crowd' && says === 'trouble')?.count;
  const values = { service: service.name, ...(count !== undefined && { count }) };
  return sayOnlyMe(count === undefined ? `reported-${where}` : `posts-${where}`, values);
}

/** The answer about one service; nothing where nobody was heard on it. */
function aboutService(service: Service, state: State, heard: readonly Opinion[]): Sentence[] {
  const { said } = state.services[service.id]!;
  const about = heard.filter((one) => one.service === service.id && one.kind !== 'friend');
  if (said === 'reported-elsewhere') return [ofReports('elsewhere', service, about)];
  if (namesCause(said) || said === 'contradictory') return [ofRule(said!, service, about)];
  const elsewhere = about.filter(({ kind, says, places }) => kind === 'remote' && says === 'up' && places);
  // That one address is silent elsewhere too is no report.
  if (about.some(({ says, host }) => says === 'trouble' && host === undefined))
    return [ofReports('too', service, about)];
  if (elsewhere[0]) return [ofRule('answers-elsewhere', service, elsewhere)];
  const isWell = about.length > 0 && about.every(({ says }) => says === 'up');
  return isWell ? [sayOnlyMe('nobody-knows', { service: service.name })] : [];
}

/**
 * The answer to "only me?", about the worst of the services on which others were heard: said one after the other, empty where nobody was
 * heard. `pageless`: services of which it is known that they have no public status page.
 */
export function onlyMe(
  state: State,
  watch: Watched,
  now: number,
  pageless: readonly ServiceId[] = [],
): readonly Sentence[] {
  const { services, others, line } = state;
  const heard = heardNow(others.opinions, now);
  if (isStale(state.steppedAt, now)) return [];
  if (line.status !== 'online') {
    const cut = heard.filter(
      ({ kind, service, says }) => kind === 'country' && !service && says === 'trouble',
    );
    if (cut.length === 0 || line.status === 'captive') return [];
    return [sayOnlyMe(cut.every(({ provider }) => provider !== undefined) ? 'provider-cut' : 'country-cut')];
  }
  const rank = ({ id }: Service): number => (services[id]?.status === 'down' ? 0 : 1);
  // It stands beside the headline, which does not speak of what is left out.
  const spokenOf = active(watch).filter(({ id }) => !choiceOf(watch, id)?.isLeftOut);
  const troubled = spokenOf
    .filter(({ id }) => isTrouble(services[id]) && !isOldNews(services[id]!, now))
    .toSorted((a, b) => rank(a) - rank(b));
  const reported = spokenOf.filter(({ id }) => services[id]?.said === 'reported-elsewhere');
  for (const service of [...troubled, ...reported]) {
    const answer = aboutService(service, state, heard);
    if (answer.length === 0) continue;
    const isCounted = answer[0]!.key.startsWith('only_me_posts');
    const isPageless = isCounted && pageless.includes(service.id);
    return [...answer, ...(isPageless ? [sayOnlyMe('no-page', { service: service.name })] : [])];
  }
  return [];
}
