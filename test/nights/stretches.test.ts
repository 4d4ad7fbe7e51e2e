/** An outage that seems over and goes on: its end tells how long it lasted without the time in between. */
import { expect, it } from 'vitest';
import { night, type Night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string, minutes: number): string => letter.repeat(minutes);

/** What the ends of outages were told as. */
const ends = ({ told }: Night): string[] =>
  told.filter(({ kind }) => kind === 'recovery').map(({ message }) => String(message));

/** Minutes of every "… min in all" of a message. */
const minutesOf = (message: string): number => Number(/, (\d+) min in all/.exec(message)?.[1]);

it('in two stretches is told as their sum, and of one as it was, whether or not the script lived', async () => {
  const told = ends(
    await night(`
    whatsapp ${fine(20)}${bad('t', 15)}${fine(10)}${bad('t', 20)}${fine(30)}
    telegram ${fine(50)}k${fine(44)}
  `),
  );
  expect(told[0]).toMatch(/^No answer from here from .* \(1[56] min\)\.$/);
  expect(told.at(-1)).toMatch(
    /^The outage came in 2 stretches from 21:\d\d to 22:0\d, .*; in between there were answers\.$/,
  );
  expect(Math.abs(minutesOf(told.at(-1)!) - 35)).toBeLessThanOrEqual(2);
});

it('counts no stretch twice where another service of its operator was down before the first was back', async () => {
  const told = ends(
    await night(`
    whatsapp  ${fine(15)}${bad('r', 20)}${fine(55)}
    messenger ${fine(34)}${bad('r', 26)}${fine(30)}
    telegram  ${fine(90)}
  `),
  );
  expect(told).toEqual([expect.stringMatching(/^No answer from here from 21:1\d to 22:0\d/)]);
});

it('is another outage where the browser slept through the end of the first', async () => {
  const played = await night(`
    whatsapp ${fine(10)}${bad('t', 30)}${fine(95)}${bad('t', 15)}${fine(30)}
    telegram ${fine(30)}${bad('z', 100)}${fine(50)}
  `);
  expect(played.opened).toHaveLength(2);
  expect(ends(played)).toEqual([
    expect.stringMatching(/^The outage ended some time before /),
    expect.stringMatching(/^No answer from here from 23:1\d to 23:[23]\d \(1[456] min\)\.$/),
  ]);
});
