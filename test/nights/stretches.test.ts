/** An outage that seems over and goes on: its end tells how long it lasted without the time in between. */
import { expect, it } from 'vitest';
import { night, type Night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string, minutes: number): string => letter.repeat(minutes);

/** What the ends of outages were told as. */
const ends = ({ told }: Night): string[] =>
  told.filter(({ kind }) => kind === 'recovery').map(({ message }) => String(message));

/** A message that tells of so many minutes, or of two more or less. */
function lasted(message: string | undefined, form: RegExp, minutes: number): void {
  expect(message).toMatch(form);
  expect(Math.abs(Number(/(\d+) min\b/.exec(message!)?.[1]) - minutes)).toBeLessThanOrEqual(2);
}

it('in two stretches is told as their sum, and of one as it was, whether or not the script lived', async () => {
  const told = ends(
    await night(`
    whatsapp ${fine(20)}${bad('t', 15)}${fine(10)}${bad('t', 20)}${fine(30)}
    telegram ${fine(50)}k${fine(44)}
  `),
  );
  lasted(told[0], /^No answer from here from .* \(.*\)\.$/, 15);
  lasted(
    told.at(-1),
    /^The outage came in 2 stretches from 21:.. to 22:.., .* in all; in between there were answers\.$/,
    35,
  );
});

it('counts no stretch twice where another service of its operator was down before the first was back', async () => {
  const told = ends(
    await night(`
    whatsapp  ${fine(15)}${bad('r', 20)}${fine(55)}
    messenger ${fine(34)}${bad('r', 26)}${fine(30)}
    telegram  ${fine(90)}
  `),
  );
  expect(told).toEqual([expect.stringMatching(/^No answer from here from 21:1\d to 2[12]:[05]\d/)]);
});

it('is another outage where the browser slept through the end of the first', async () => {
  const played = await night(`
    whatsapp ${fine(10)}${bad('t', 30)}${fine(95)}${bad('t', 15)}${fine(30)}
    telegram ${fine(30)}${bad('z', 100)}${fine(50)}
  `);
  expect(played.opened).toHaveLength(2);
  const [first, second] = ends(played);
  expect(first).toMatch(/^The outage ended some time before /);
  lasted(second, /^No answer from here from 23:1\d to 23:[23]\d /, 15);
});
