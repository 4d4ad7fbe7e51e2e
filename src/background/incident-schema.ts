/** The shape of an incident in an exported history. */
import * as v from 'valibot';
import type { Incident, Reason } from '../core/model/incident.ts';
import type { Between } from '../core/model/observation.ts';
import { asRule } from '../core/model/terms.ts';
import { cause, failure, moment, text, words, type Fields } from './stored-values.ts';

const maybe = v.exactOptional;

type Lulls = NonNullable<Incident['lulls']>;

const between = v.object({ afterAt: moment, beforeAt: moment } satisfies Fields<Between>);

/** A name that this version does not know is read as such. */
const rule = v.pipe(text, v.transform(asRule));

/** Its reasons included; `export-schema.ts` narrows its values. */
export const incidentSchema = v.object({
  id: text,
  serial: maybe(v.number()),
  operator: text,
  services: v.array(text),
  status: words('degraded', 'down'),
  cause,
  openedAt: moment,
  between,
  believedAt: moment,
  resolvedAt: maybe(moment),
  resolvedBetween: maybe(between),
  lostSightAt: maybe(moment),
  timeline: v.array(
    v.object({ at: moment, service: text, rule, failure: maybe(failure) } satisfies Fields<Reason>),
  ),
  relapses: v.number(),
  lulls: maybe(v.object({ count: v.number(), totalMs: v.number() } satisfies Fields<Lulls>)),
  toldAt: maybe(moment),
  toldServices: maybe(v.array(text)),
  unstableToldAt: maybe(moment),
  recoveryToldAt: maybe(moment),
} satisfies Fields<Incident>);
