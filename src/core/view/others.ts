/** What outside sources say, as it is shown: each with when it was said, and the answer to "only me?" in one line. */
import { heardNow } from '../judge/heard.ts';
import { isOldNews } from '../judge/belief.ts';
import { active } from '../model/choices.ts';
import type { HeldOpinion, OpinionRule, Says, SourceKind } from '../model/opinion.ts';
import { sentencesOf, type Sentence, type Value } from '../model/sentence.ts';
import type { Service } from '../model/service.ts';
import { isTrouble, type State } from '../model/state.ts';
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

const say = sentencesOf('others');
const sayOnlyMe = sentencesOf('only_me');

/** `others_<kind>-<says>`; of a country as a whole, and of all the world, apart; of what says nothing, why. */
function wordsOf({ kind, says, why, service, places, count, host, sinceAt, at }: HeldOpinion): Sentence {
  const values: Record<string, Value> = {
    at: { time: at },
    ...(sinceAt !== undefined && { sinceAt: { time: sinceAt } }),
    ...(count !== undefined && { count }),
    ...(host !== undefined && { host }),
    ...(places && { places: { list: places } }),
  };
  if (says === 'unknown') return say(`unknown-${why ?? 'nothing'}`, values);
  if (kind !== 'country') return say(`${kind}-${says}`, values);
  if (!service) return say(`cut-${says}`, values);
  return say(says === 'trouble' && !places ? 'world-trouble' : `country-${says}`, values);
}

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
        sentence: wordsOf(one),
      };
    })
    .sort((a, b) => b.heardAt - a.heardAt);
}

/** Which opinions a rule rests on, as far as they bring values into the line. */
const RESTS_ON: Readonly<Partial<Record<OpinionRule, SourceKind>>> = {
  'operator-says': 'operator',
  'answers-elsewhere': 'remote',
  'silent-elsewhere': 'remote',
};

/**
 * The answer to "only me?": `only_me_<rule>` of the worst service about which others were heard; nothing where nobody was. Its values are
 * `service`, where they are known `places` (country codes), `sinceAt` and, of posts in the last half hour, `count`.
 */
export function onlyMe(state: State, watch: Watched, now: number): Sentence | undefined {
  const { services, others, line } = state;
  const heard = heardNow(others.opinions, now);
  if (line.status !== 'online') {
    const isCut = heard.some(
      ({ kind, service, says }) => kind === 'country' && !service && says === 'trouble',
    );
    return isCut && line.status !== 'captive' ? sayOnlyMe('country-cut') : undefined;
  }
  const rank = ({ id }: Service): number => (services[id]?.status === 'down' ? 0 : 1);
  const troubled = active(watch)
    .filter(({ id }) => isTrouble(services[id]) && !isOldNews(services[id]!, now))
    .toSorted((a, b) => rank(a) - rank(b));
  const reported = active(watch).filter(({ id }) => services[id]?.said === 'reported-elsewhere');
  for (const service of [...troubled, ...reported]) {
    const about = heard.filter((one) => one.service === service.id);
    const { said, cause } = services[service.id]!;
    // What others named is held while the trouble lasts, their words are only told while they are fresh.
    if (about.length === 0 && said === undefined) continue;
    const sees = about.some(({ says, kind }) => says === 'trouble' && kind !== 'friend');
    const rule = said ?? (sees ? 'reported-too' : cause === 'unclear' ? 'nobody-knows' : undefined);
    if (!rule) continue;
    const rests = about.find(({ kind, says }) => kind === RESTS_ON[rule] && says !== 'unknown');
    const count = about.find(({ kind, says }) => kind === 'crowd' && says === 'trouble')?.count;
    return sayOnlyMe(rule, {
      service: service.name,
      ...(rests?.places && { places: { list: rests.places } }),
      ...(rests?.sinceAt !== undefined && { sinceAt: { time: rests.sinceAt } }),
      ...(count !== undefined && { count }),
    });
  }
  return undefined;
}
