/** How what is held of outside sources is read: it came from strangers once, and may have been changed since. */
import { SAYS, SOURCE_KINDS, UNKNOWN_BECAUSE, type HeldOpinion, type KeptOpinion } from '../model/opinion.ts';
import { NO_OTHERS, type Others, type Questioned } from '../model/vantage.ts';
import {
  amount,
  count,
  entire,
  flagValue,
  leftOut,
  listValue,
  momentValue,
  number,
  object,
  textValue,
  word,
} from './read-value.ts';

const moment = momentValue;

const KEPT_FIELDS = {
  source: textValue,
  kind: word(...SOURCE_KINDS),
  service: leftOut(textValue),
  says: word(...SAYS),
  why: leftOut(word(...UNKNOWN_BECAUSE)),
  serves: leftOut(listValue(word('messages', 'media', 'website', 'account'))),
  host: leftOut(textValue),
  way: leftOut(word('http', 'protocol', 'name')),
  places: leftOut(listValue(textValue)),
  provider: leftOut(number(1, 4_294_967_295)),
  sinceAt: leftOut(moment),
  count: leftOut(count),
  firstHeardAt: leftOut(moment),
  at: moment,
  heardAt: moment,
  url: leftOut(textValue),
} as const;

/** Without its posts, which are weighed when they are heard and never stored. */
const opinion = entire<HeldOpinion>({ ...KEPT_FIELDS, toldAt: leftOut(moment), againAt: leftOut(moment) });

/** Those that are kept with an incident. */
export const readKeptOpinions = listValue(entire<KeptOpinion>(KEPT_FIELDS));

const questioned = entire<Questioned>({
  source: textValue,
  service: leftOut(textValue),
  host: leftOut(textValue),
  at: moment,
  againAt: moment,
  inVain: count,
  bytes: amount,
  isInDoubt: flagValue,
});

export const readOthers = object<Others>(
  { opinions: listValue(opinion), asked: listValue(questioned), owedSinceAt: moment },
  [],
  NO_OTHERS,
);
