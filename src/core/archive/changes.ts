/** What an import would change, told before it is done. */
import type { Archive } from './archive.ts';
import { dayOf as dayName, startOfDay } from '../model/time.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';

/** How much is new, and how much is known better. */
export interface Changes {
  /** Days of which nothing was known here, and days of which more is known afterwards. */
  addedDays: number;
  filledDays: number;
  addedIncidents: number;
  /** Incidents of which more is known afterwards. */
  completedIncidents: number;
  addedMarks: number;
  addedObservations: number;
  /** First and last day of what is imported; left out where it has none. */
  firstAt?: number;
  lastAt?: number;
}

/** What an import would do, or why it cannot be done. */
export type Preview =
  | {
      /** One line for each thing that would change. */
      changes: readonly Sentence[];
      isNothing: boolean;
      /** One line for each thing that its settings would change here. */
      settings: readonly Sentence[];
    }
  | { refusals: readonly Sentence[] };

function added<T>(before: readonly T[], after: readonly T[], idOf: (one: T) => string): number {
  const known = new Set(before.map(idOf));
  return after.filter((one) => !known.has(idOf(one))).length;
}

/** The same text for the same thing, in whatever order its fields are. */
const textOf = (one: unknown): string =>
  JSON.stringify(one, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Those of both that are not as they were. */
function changed<T>(before: readonly T[], after: readonly T[], idOf: (one: T) => string): number {
  const known = new Map(before.map((one) => [idOf(one), textOf(one)]));
  return after.filter((one) => known.has(idOf(one)) && known.get(idOf(one)) !== textOf(one)).length;
}

type Dated = { day: string };
const dayIn = ({ day }: Dated): string => day;

const allDays = ({ openDays, days, sums }: Archive): Dated[] => {
  const whole = new Map<string, Dated>([...sums, ...days, ...openDays].map((day) => [day.day, day]));
  return [...whole.values()];
};

/** What is in `merged`, which `ours` became with `theirs`, and was not in `ours`. */
export function changesOf(ours: Archive, theirs: Archive, merged: Archive): Changes {
  const days = allDays(theirs).map(dayIn).sort();
  const idOf = ({ incident }: Archive['cases'][number]): string => incident.id;
  return {
    addedDays: added(allDays(ours), allDays(merged), dayIn),
    filledDays: changed(allDays(ours), allDays(merged), dayIn),
    addedIncidents: added(ours.cases, merged.cases, idOf),
    completedIncidents: changed(ours.cases, merged.cases, idOf),
    addedMarks: merged.marks.length - ours.marks.length,
    addedObservations: merged.observations.length - ours.observations.length,
    ...(days.length > 0 && { firstAt: startOfDay(days[0]!), lastAt: startOfDay(days.at(-1)!) }),
  };
}

/** Whether there is anything to import. */
export function isNothing(changes: Changes): boolean {
  const { addedDays, filledDays, addedIncidents, completedIncidents, addedMarks, addedObservations } =
    changes;
  const counts = [addedDays, filledDays, addedIncidents, completedIncidents, addedMarks, addedObservations];
  return counts.every((count) => count === 0);
}

const say = sentencesOf('import');

/** Bytes, and characters, of a file that is read at all; two years of twenty services are under a third of it. */
export const LARGEST = 32_000_000;

/** The file is larger. */
export const tooBig = (bytes: number): Sentence => say('refused-too-big', { bytes: { bytes } });

/** The changes in words, one line each. */
export function changeLines(changes: Changes): readonly Sentence[] {
  const { firstAt, lastAt } = changes;
  const line = (key: string, count: number): Sentence[] => (count > 0 ? [say(key, { count })] : []);
  return [
    ...(firstAt !== undefined && lastAt !== undefined
      ? [say('covers', { first: dayName(firstAt), last: dayName(lastAt) })]
      : []),
    ...line('days-added', changes.addedDays),
    ...line('days-filled', changes.filledDays),
    ...line('incidents-added', changes.addedIncidents),
    ...line('incidents-completed', changes.completedIncidents),
    ...line('marks-added', changes.addedMarks),
    ...line('observations-added', changes.addedObservations),
    ...(isNothing(changes) ? [say('nothing', {})] : []),
  ];
}
