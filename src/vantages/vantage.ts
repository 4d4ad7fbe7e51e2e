/**
 * What every outside source is, and how it asks. A source is handed a reader, so that what may be sent, how long it may take and whose
 * permission it needs is decided in one place; it never sees the network itself.
 */
import * as v from 'valibot';
import type { Opinion, UnknownBecause } from '../core/model/opinion.ts';
import type { Service } from '../core/model/service.ts';
import { CLOCKS_APART_MS, DAY_MS } from '../core/model/time.ts';
import { isFor, type About, type Target } from '../core/model/vantage.ts';

/** One request. Only to a host that the vantage declares; redirects are not followed. */
export interface Question {
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** JSON to post; left out: GET. */
  post?: unknown;
  /** More of a body is not read. */
  mostBytes: number;
  /** The beginning of a longer one is of use too. */
  mayBeCut?: true;
}

export interface Heard {
  status: number;
  body: Uint8Array;
  /** There was more of it. */
  isCut: boolean;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number;
}

/** Asks, and rejects where there is no answer. */
export type Read = (question: Question) => Promise<Heard>;

/** What a source may know of why it is asked. */
export interface Asking {
  now: number;
  /** Where the user lives, as the user says; left out where nobody said. */
  country?: string;
  /** The autonomous system of the user's provider, as the user says. */
  provider?: number;
  /** The request that fails here. */
  target?: Target;
  /** The service fails here, or the user says so. Without it only what is small is asked, for the background. */
  isInDoubt: boolean;
  /** Sentences that Wasl itself offers to post, in every language, without the service's name. */
  ownSentences?: readonly string[];
  /** What sources have noted before, and may note: moments by name, in memory alone, for a day. Begin a name with a host of yours. */
  notes?: Map<string, number>;
  /** Uniform numbers from [0, 1). */
  random(): number;
  wait(ms: number): Promise<void>;
}

export interface Vantage extends About {
  /** Never rejects; what cannot be read is an opinion that says `unknown`. */
  ask(read: Read, service: Service, asking: Asking): Promise<Opinion>;
}

/** What a source makes of its answers. */
export type Said = Pick<Opinion, 'says'> & Partial<Omit<Opinion, 'source' | 'kind' | 'heardAt' | 'why'>>;

/** Nothing follows from what came. */
export class Unsaid extends Error {
  readonly why: UnknownBecause;
  readonly retryAfter: number | undefined;
  constructor(why: UnknownBecause, retryAfter?: number) {
    super(why);
    this.why = why;
    this.retryAfter = retryAfter;
  }
}

/** A vantage that asks so. */
export function vantage(
  about: About,
  answer: (read: Read, service: Service, asking: Asking) => Promise<Said>,
): Vantage {
  return {
    ...about,
    async ask(read, service, asking) {
      const { now } = asking;
      const of = about.isOfCountry ? {} : { service: service.id };
      const who = { source: about.id, kind: about.kind, ...of, heardAt: now } as const;
      try {
        if (!isFor(about, service)) throw new Unsaid('nothing');
        return { ...who, at: now, ...(await answer(read, service, asking)) };
      } catch (thrown) {
        const { why, retryAfter } = thrown instanceof Unsaid ? thrown : new Unsaid('silent');
        const againAt = retryAfter === undefined ? {} : { againAt: now + retryAfter * 1000 };
        return { ...who, at: now, says: 'unknown', why, ...againAt };
      }
    },
  };
}

/** Nobody is obeyed who wants to be left alone for longer. */
const MOST_RETRY_S = DAY_MS / 1000;

/** The body of an answer. Throws `Unsaid`. */
export async function bodyOf(read: Read, question: Question): Promise<Uint8Array> {
  let heard: Heard;
  try {
    heard = await read(question);
  } catch {
    throw new Unsaid('silent');
  }
  const { status, body, isCut, retryAfter } = heard;
  const later = retryAfter === undefined ? undefined : Math.min(MOST_RETRY_S, Math.max(0, retryAfter));
  if (status === 429 || (status === 503 && later !== undefined)) throw new Unsaid('limited', later ?? 600);
  if ([401, 403, 422, 451].includes(status)) throw new Unsaid('closed');
  if (status >= 500) throw new Unsaid('silent');
  if (status < 200 || status > 299 || (isCut && !question.mayBeCut)) throw new Unsaid('malformed');
  return body;
}

/** The JSON of an answer, in the form that the source documents. Throws `Unsaid`. */
export async function jsonOf<T>(
  read: Read,
  question: Question,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const body = await bodyOf(read, question);
  try {
    return v.parse(schema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    throw new Unsaid('malformed');
  }
}

/** A moment as ISO 8601 writes it, with an offset, in milliseconds. */
export const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

/** Throws `Unsaid` where a source speaks of a time that has not been, or that is long over. */
export function timely(at: number, now: number, mostAgeMs: number): number {
  if (at > now + CLOCKS_APART_MS || now - at > mostAgeMs) throw new Unsaid('stale');
  return Math.min(at, now);
}
