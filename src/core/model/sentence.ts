/** What is said, without language: `src/words` puts it into the user's. */
import type { ServiceId } from './terms.ts';

/** A value to be put into a sentence; `src/words` formats it for the user's language. */
export type Value =
  | string
  | number
  | { time: number }
  | { durationMs: number }
  /** Cut when it is long, unless it `isWhole`. */
  | { list: readonly string[]; isWhole?: boolean }
  /** By their codes (ISO 3166-1), said by their names. */
  | { countries: readonly string[] }
  /** 0 to 1. */
  | { share: number }
  | { bytes: number }
  | { latencyMs: number };

/** A sentence without language: the key of a message and the values in it. */
export interface Sentence<Key extends string = string> {
  key: Key;
  values: Readonly<Record<string, Value>>;
}

/** `say` for one family of messages: `sentencesOf('row')('down', values)` is the sentence `row_down`. */
export function sentencesOf(family: string): (key: string, values?: Sentence['values']) => Sentence {
  return (key, values = {}) => ({ key: `${family}_${key}`, values });
}

/** What there is to tell, once. Saved in the outbox, told, then cleared. */
export interface Notice {
  /** Stable: telling it twice shows it once. */
  id: string;
  kind: 'outage' | 'recovery' | 'unstable' | 'connection' | 'reported';
  /** Id of the browser's notification: the incident's, so that a later notice replaces an earlier one. */
  notification: string;
  /** A notification of this id was told before. */
  replaces: boolean;
  at: number;
  services: readonly ServiceId[];
  title: Sentence;
  message: readonly Sentence[];
  /** How often it could not be shown; left out: never. Version 0.1.0 reads over it. */
  tries?: number;
}
