/** An open day's document, and what opens it: every page loads this. */
import { startOfDay } from '../model/time.ts';
import type { StretchKind } from '../model/terms.ts';
import type { Day, Span } from '../model/past.ts';

/** A letter for each kind of past, but for `reached`: see `pastOfWritten`. */
export const PAST_LETTERS: Readonly<Record<string, StretchKind>> = {
  U: 'up',
  G: 'degraded',
  D: 'down',
  C: 'connection',
  N: 'not-measured',
  P: 'paused',
};

/**
 * The kind of a letter with its number. Version 0.1.0 called `reached` up and reads it so still: it is written with the letter of that, and
 * a nought before the number, which changes no number.
 */
export const pastOfWritten = (written: string): StretchKind =>
  /^U0./.test(written) ? 'reached' : PAST_LETTERS[written[0]!]!;

/** The times at which anything changed, then for each service what began at which of them: `U0D1k` (places in base 36). */
export interface StoredDay {
  day: string;
  /** Milliseconds since the day began. */
  times: readonly number[];
  services: Readonly<Record<string, string>>;
}

/** @throws for what is no document of a day; version 1 kept days as they are in the program */
export function openDay(stored: StoredDay | Day): Day {
  if (!('times' in stored)) return stored;
  const startAt = startOfDay(stored.day);
  const services = Object.entries(stored.services).map(([id, line]) => {
    const spans = line.match(/[A-Z][^A-Z]*/g) ?? [];
    return [
      id,
      spans.map(
        (span) =>
          ({
            at: startAt + stored.times[parseInt(span.slice(1), 36)]!,
            past: pastOfWritten(span),
          }) satisfies Required<Span>,
      ),
    ] as const;
  });
  return { day: stored.day, services: Object.fromEntries(services) };
}
