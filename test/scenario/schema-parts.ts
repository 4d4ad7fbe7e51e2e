/** Values that stand in several places of a scenario file. */
import * as v from 'valibot';

export const seconds = v.pipe(v.number(), v.finite(), v.minValue(0, 'a number of seconds, 0 or more'));
export const text = v.pipe(v.string(), v.nonEmpty('a text that is not empty'));
