/** The values of stored documents, and what holds a schema to its type. */
import * as v from 'valibot';
import { withoutControls } from '../core/model/text.ts';
import { FAILURES, GRADES, INCIDENT_CAUSES, TIERS, STRETCH_KINDS } from '../core/model/terms.ts';

/**
 * A schema for every field of `T`: one that is left out would be dropped whenever a document is read. Which fields may be
 * missing is the schemas' own to say.
 */
export type Fields<T> = { readonly [K in keyof T]-?: v.GenericSchema<unknown, T[K]> };

/** Further from 1970 there is no moment that could be shown (ECMA-262, "Time Values and Time Range"). */
const FURTHEST = 8.64e15;

export const moment = v.pipe(v.number(), v.minValue(-FURTHEST, 'moment'), v.maxValue(FURTHEST, 'moment'));
export const text = v.pipe(v.string(), v.transform(withoutControls));
export const words = <const T extends readonly [string, ...string[]]>(...options: T) => v.picklist(options);

export const cause = v.picklist(INCIDENT_CAUSES);
export const failure = v.picklist(FAILURES);
export const grade = v.picklist(GRADES);
export const tier = v.picklist(TIERS);
export const past = v.picklist(STRETCH_KINDS);
