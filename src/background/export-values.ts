/** The values of an exported history: never so many or so large that a page, or storage, could not hold them. */
import * as v from 'valibot';
import { dayOf } from '../core/model/time.ts';
import { withoutControls } from '../core/model/text.ts';

/** From 2000 to 2100. */
export const EARLIEST = 946_684_800_000;
export const LATEST = 4_102_444_800_000;
/** More than this was never counted, and could not be kept. */
const MOST_COUNTED = 1_000_000_000;

/** Without signs that turn or hide what stands beside them. */
export const text = v.pipe(v.string(), v.maxLength(2_000, 'short-text'), v.transform(withoutControls));
/** A name that every object has already is nobody's id. */
export const id = v.pipe(
  text,
  v.check((name) => !(name in {}), 'word'),
);
/** How many of something. */
export const count = v.pipe(
  v.number(),
  v.integer('count'),
  v.minValue(0, 'count'),
  v.maxValue(MOST_COUNTED, 'count'),
);
/** A time or a latency, in ms. */
export const length = v.pipe(v.number(), v.minValue(0, 'length'), v.maxValue(LATEST, 'length'));
/** Far more than Wasl ever saves of anything, and few enough to be read and shown. */
export const few = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(item), v.maxLength(most, 'short-list'));
/** In ms since 1970. */
export const moment = v.pipe(v.number(), v.minValue(EARLIEST, 'moment'), v.maxValue(LATEST, 'moment'));

/** Some browsers take the 30 February for the 2 March. */
function isOfCalendar(name: string): boolean {
  const at = Date.parse(name);
  return !Number.isNaN(at) && dayOf(at) === name;
}

/** A UTC day, as `YYYY-MM-DD`. */
export const day = v.pipe(
  v.string(),
  v.check((name) => /^20\d\d-\d\d-\d\d$/.test(name) && isOfCalendar(name), 'day'),
);
