/** What one outside source said, as a sentence. */
import type { KeptOpinion } from './opinion.ts';
import { sentencesOf, type Sentence, type Value } from './sentence.ts';

const say = sentencesOf('others');

/**
 * `others_<kind>-<says>`, with `-since` and `-in` where the moment and the places are known; of a country as a whole, of a provider, and
 * of all the world, apart; of what says nothing, why.
 */
export function opinionSentence(opinion: KeptOpinion): Sentence {
  const { kind, says, why, service, places, provider, count, host, sinceAt, at } = opinion;
  const values: Record<string, Value> = {
    at: { time: at },
    ...(sinceAt !== undefined && { sinceAt: { time: sinceAt } }),
    ...(count !== undefined && { count }),
    ...(host !== undefined && { host }),
    ...(places && { places: { countries: places } }),
  };
  if (says === 'unknown') return say(`unknown-${why ?? 'nothing'}`, values);
  const since = says === 'trouble' && sinceAt !== undefined ? '-since' : '';
  if (kind === 'friend')
    return say(`friend-${says}${places ? '-in' : ''}`, { ...values, sinceAt: { time: sinceAt ?? at } });
  if (kind === 'operator') return say(`operator-${says}${since}`, values);
  if (kind === 'crowd') return say(`crowd-${says}`, values);
  if (kind === 'remote') return say(`remote-${says}`, values);
  if (kind === 'resolver') return say(`resolver-${says}`, values);
  if (!service)
    return say(
      provider !== undefined && says === 'trouble' ? `provider-trouble${since}` : `cut-${says}${since}`,
      values,
    );
  return say(says === 'trouble' && !places ? 'world-trouble' : `country-${says}`, values);
}
