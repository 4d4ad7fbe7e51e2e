/** How much would go, told before it does. */
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { Archive } from './archive.ts';

const say = sentencesOf('goes');

const allDaysIn = ({ openDays, days, sums }: Archive): Set<string> =>
  new Set([...openDays, ...days, ...sums].map(({ day }) => day));

/** One line for each kind of thing of which anything goes; of what `whole` is, `left` is left. Days that are gone as a whole are counted. */
export function goesLines(whole: Archive, left: Archive): Sentence[] {
  const leftDays = allDaysIn(left);
  const ids = new Set(left.cases.map(({ incident }) => incident.id));
  const line = (what: string, count: number): Sentence[] => (count > 0 ? [say(what, { count })] : []);
  return [
    ...line('days', [...allDaysIn(whole)].filter((day) => !leftDays.has(day)).length),
    ...line('incidents', whole.cases.filter(({ incident }) => !ids.has(incident.id)).length),
    ...line('marks', whole.marks.length - left.marks.length),
    ...line('observations', whole.observations.length - left.observations.length),
  ];
}
