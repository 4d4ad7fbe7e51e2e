/** The shape of what others said of an incident, in an exported history. */
import * as v from 'valibot';
import { SAYS, SOURCE_KINDS, UNKNOWN_BECAUSE, type KeptOpinion } from '../core/model/opinion.ts';
import { count, few, id, moment, text } from './export-values.ts';
import type { Fields } from './stored-values.ts';

const maybe = v.exactOptional;

export const opinionSchema = v.object({
  source: text,
  kind: v.picklist(SOURCE_KINDS),
  service: maybe(id),
  says: v.picklist(SAYS),
  why: maybe(v.picklist(UNKNOWN_BECAUSE)),
  serves: maybe(few(v.picklist(['messages', 'media', 'website', 'account']), 10)),
  host: maybe(text),
  way: maybe(v.picklist(['http', 'protocol', 'name'])),
  places: maybe(few(text, 300)),
  provider: maybe(count),
  sinceAt: maybe(moment),
  count: maybe(count),
  firstHeardAt: maybe(moment),
  at: moment,
  heardAt: moment,
  url: maybe(text),
} satisfies Fields<KeptOpinion>);
