/** How raw observations lie in storage. */
import { everyField } from './every-field.ts';
import { guarded, list, type Kind } from './codec.ts';
import { endedAs, endingOf, type Ending } from '../history/raw.ts';
import { FAILURES, GRADES, TIERS } from '../model/terms.ts';
import type { Chunk, Seen } from '../model/past.ts';

/** What many observations have in common stands once: `whatsapp/web http 1 200`. */
type Source = Pick<Seen, 'endpoint' | 'kind' | 'tier' | 'status'>;

const writeSource = ({ endpoint, kind, tier, status }: Source): string =>
  [encodeURI(endpoint), encodeURI(kind), TIERS.indexOf(tier), status ?? ''].join(' ').trimEnd();

function readSource(written: string): Source | undefined {
  const [endpoint = '', kind = '', tier = '', status] = written.split(' ');
  const known = TIERS[Number(tier)];
  if (!endpoint || !kind || !known) return undefined;
  return {
    endpoint: decodeURI(endpoint),
    kind: decodeURI(kind),
    tier: known,
    ...(status !== undefined && { status: Number(status) }),
  };
}

/** Endings in one sign, each on a fresh and on a kept connection. */
const ENDINGS: readonly Ending[] = [...GRADES, ...FAILURES];

interface StoredObservation {
  source: number;
  ending: number;
  latencyMs: number;
  /** Since the one before. */
  laterMs: number;
  detail?: string;
}

const WRITTEN = /^([0-9a-z]{2})([0-9a-z])([0-9a-z]+)(?:\.(-?[0-9a-z]+))?(?:!(.+))?$/;

/** `0k62q.8ac!net%3A%3AERR_FAILED`: its source, ending, latency, how much later it was, the browser's own code. */
const storedObservation: Kind<StoredObservation> = {
  write({ source, ending, latencyMs, laterMs, detail }) {
    const start = source.toString(36).padStart(2, '0') + ending.toString(36) + latencyMs.toString(36);
    const later = laterMs === 0 ? '' : `.${laterMs.toString(36)}`;
    return start + later + (detail ? `!${encodeURIComponent(detail)}` : '');
  },
  read(written) {
    const [whole, source, ending, latency, later = '0', detail] = WRITTEN.exec(written) ?? [];
    if (whole === undefined) return undefined;
    const number = (text: string | undefined): number => parseInt(text!, 36);
    const found: StoredObservation = {
      source: number(source),
      ending: number(ending),
      latencyMs: number(latency),
      laterMs: number(later),
    };
    if (detail) found.detail = decodeURIComponent(detail);
    return found;
  },
};
const storedObservations = list(storedObservation, ' ');

/** Observations in order; `at` is the moment from which the first is counted, in ms. */
export interface StoredObservations {
  at: number;
  sources: readonly string[];
  looks: string;
}

/** `at` is no later than the first of them. */
export function writeObservations(at: number, observations: readonly Seen[]): StoredObservations {
  const names = observations.map(writeSource);
  const sources = [...new Set(names)];
  const places = new Map(sources.map((name, place) => [name, place]));
  let before = Math.round(at);
  const written = observations.map((seen, index): StoredObservation => {
    const laterMs = Math.round(seen.at) - before;
    before += laterMs;
    const one: StoredObservation = {
      source: places.get(names[index]!)!,
      laterMs,
      latencyMs: Math.max(0, Math.round(seen.latencyMs)),
      ending: 2 * ENDINGS.indexOf(endingOf(seen)) + (seen.isWarm ? 1 : 0),
    };
    if (seen.detail) one.detail = seen.detail;
    return one;
  });
  return { at: Math.round(at), sources, looks: storedObservations.write(written, 0) };
}

export const everyOfSeen = everyField<Seen>();

function seenOf(
  { ending: sign, latencyMs, detail }: StoredObservation,
  source: Source,
  at: number,
): Seen | undefined {
  const ending = ENDINGS[sign >> 1];
  if (ending === undefined) return undefined;
  const { answered, failure, grade } = endedAs(ending);
  const { endpoint, kind, tier, status } = source;
  const seen: Seen = { endpoint, kind, tier, at, latencyMs, answered, grade, isWarm: sign % 2 === 1 };
  if (status !== undefined) seen.status = status;
  if (failure !== undefined) seen.failure = failure;
  if (detail !== undefined) seen.detail = detail;
  return everyOfSeen(seen);
}

/** `undefined` where any of them cannot be read. @throws for what is no such document */
export function readObservations(stored: unknown): Seen[] | undefined {
  const { at, sources, looks: written } = stored as StoredObservations;
  const from = sources.map(readSource);
  const read = storedObservations.read(written, 0);
  if (!read || !Number.isFinite(at)) return undefined;
  let now = at;
  const seen = read.map((one) => {
    now += one.laterMs;
    const its = from[one.source];
    return its && seenOf(one, its, now);
  });
  return seen.some((one) => one === undefined) ? undefined : (seen as Seen[]);
}

export const writeChunk = ({ at, observations }: Chunk): StoredObservations =>
  writeObservations(at, observations);

/** Most chunks are never looked into again: the observations are read when they are asked for. What cannot be read is empty. */
export function readChunk(stored: unknown): Chunk | undefined {
  const { at } = stored as StoredObservations;
  if (!Number.isFinite(at)) return undefined;
  let known: readonly Seen[] | undefined;
  return {
    at,
    get observations() {
      known ??= readable(stored) ?? [];
      return known;
    },
  };
}

/** The same for what may not be there, or be no chunk at all: then there is none. */
export const chunkFrom = guarded(readChunk);

function readable(stored: unknown): Seen[] | undefined {
  try {
    return readObservations(stored);
  } catch {
    return undefined;
  }
}
