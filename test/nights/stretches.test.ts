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
  lasted(told[0], /^Didn't answer here from .* \(.*\)\.$/, 15);
  lasted(told.at(-1), /^Silent 2 times from 21:.. to 22:.., .* in all\.$/, 35);
});

it('counts no stretch twice where another service of its operator was down before the first was back', async () => {
  const told = ends(
    await night(`
    whatsapp  ${fine(15)}${bad('r', 20)}${fine(55)}
    messenger ${fine(34)}${bad('r', 26)}${fine(30)}
    telegram  ${fine(90)}
  `),
  );
  expect(told).toEqual([expect.stringMatching(/^Didn't answer here from 21:1\d to 2[12]:[05]\d/)]);
});

it('is another outage where the browser slept through the end of the first', async () => {
  const played = await night(`
    whatsapp ${fine(10)}${bad('t', 30)}${fine(95)}${bad('t', 15)}${fine(30)}
    telegram ${fine(30)}${bad('z', 100)}${fine(50)}
  `);
  expect(played.opened).toHaveLength(2);
  const [first, second] = ends(played);
  expect(first).toMatch(/^The outage ended some time before /);
  lasted(second, /^Didn't answer here from 23:1\d to 23:[23]\d /, 15);
});

/** The sentences of a message, without how long each was. */
const sentences = (message: string): string[] => message.replace(/ \([^)]*\)/g, '').split(/(?<=\.) /);

/** What the last end of a night with WhatsApp drawn so was told as; with statuses to see, and somebody who is well beside it. */
async function endOf(drawing: string): Promise<string[]> {
  const played = await night(`whatsapp ${drawing}\nsignal ${fine(drawing.length)}`, { permissions: 'exact' });
  return sentences(ends(played).at(-1)!);
}

it('that changed its kind is told as it was', async () => {
  expect(await endOf(fine(15) + bad('5', 4) + bad('%', 55) + fine(30))).toEqual([
    expect.stringMatching(/^Only server errors from 21:1[45] to 21:(19|20)\.$/),
    expect.stringMatching(/^Answered only about half the time from 21:(19|20) to 22:1[345]\.$/),
  ]);
  expect(await endOf(fine(15) + bad('t', 10) + bad('5', 10) + fine(30))).toEqual([
    expect.stringMatching(/^Didn't answer here from 21:1[45] to 21:2[456]\.$/),
    expect.stringMatching(/^Only server errors from 21:2[456] to 21:3[45]\.$/),
  ]);
});

it('of two kinds with answers in between is told as both, each with its end', async () => {
  const [first, second, ...more] = await endOf(fine(15) + bad('5', 10) + fine(10) + bad('t', 15) + fine(30));
  expect(first).toMatch(/^Only server errors from 21:1[45] to 21:2[45]\.$/);
  expect(second).toMatch(/^Didn't answer here from 21:3[456] to 21:(49|50)\.$/);
  expect(more).toEqual([]);
});

it('of many is told as the first of them, and the rest as one', async () => {
  const told = await endOf(fine(15) + (bad('5', 10) + bad('t', 10)).repeat(3) + fine(30));
  expect(told).toEqual([
    expect.stringMatching(/^Only server errors from /),
    expect.stringMatching(/^Didn't answer here from /),
    expect.stringMatching(/^Came and went from 21:3[4-6] to 22:1[45]\.$/),
  ]);
});

it('of two services is that of the one that fared worst, and what came once that was back', async () => {
  const played = await night(
    `whatsapp  ${fine(15)}${bad('5', 20)}${fine(55)}
     messenger ${fine(15)}${bad('5', 8)}${bad('%', 37)}${fine(30)}
     signal    ${fine(90)}`,
    { permissions: 'exact' },
  );
  expect(sentences(ends(played).at(-1)!)).toEqual([
    expect.stringMatching(/^Only server errors from 21:1[45] to 21:3[456]\.$/),
    expect.stringMatching(
      /^(Left about .* of checks unanswered|Partly answered) from 21:3[456] to (21:59|22:00)\.$/,
    ),
  ]);
});

it('of a service that was down once, and then answers in part, is no number of times', async () => {
  const drawing = `telegram ${'.'.repeat(20)}rr${'%'.repeat(25)}${'.'.repeat(10)}\nsignal ${'.'.repeat(57)}`;
  const played = await night(drawing, { permissions: 'exact', seed: 4 });
  const told = played.of('notification').find(({ kind }) => kind === 'unstable');
  expect(told!['message']).toMatch(/^Comes and goes since 21:(19|20)\./);
});

it('does not come and go that was silent for two minutes, never told, and is slow by now', async () => {
  const drawing = `telegram ${fine(20)}rr${bad('s', 25)}${fine(10)}\nsignal ${fine(57)}`;
  const played = await night(drawing, { permissions: 'exact', seed: 4 });
  expect(played.statuses('telegram')).toEqual(
    expect.arrayContaining(['down (unclear)', 'degraded (throttled)']),
  );
  expect(played.notifications).toEqual([]);
});

it('tells its chapters as they were, though what was seen in the middle of a long one is thinned out', async () => {
  const events = [
    { from: 900, to: 1140, services: ['whatsapp'], fault: 'status', status: 503 },
    { from: 1140, to: 4500, services: ['whatsapp'], fault: 'status', status: 503, probability: 0.5 },
  ];
  const played = await night('whatsapp .\ntelegram .', {
    ...{ permissions: 'exact', seed: 3, startAt: '2026-03-10T08:00:00Z', duration: 6600, events },
    // Falls silent once more for a minute in the middle, by chance.
    baseline: { loss: 0, latencyMs: [40, 160] },
  });
  expect(ends(played)).toEqual([
    expect.stringMatching(/^Only server errors from 08:15 to 08:(19|20|21) .*half the time from/),
  ]);
});

it('that answers half of the time by its end is not told as over before that', async () => {
  const drawing = `${fine(15)}rrr${bad('%', 25)}${fine(12)}`;
  for (let seed = 1; seed <= 12; seed += 1) {
    const played = await night(`whatsapp ${drawing}\nsignal ${fine(55)}`, { permissions: 'exact', seed });
    const first = played.of('notification').find(({ kind }) => kind === 'recovery');
    expect(first!.at).toBeGreaterThan(43 * 60);
  }
});

it('that was silent first, and answers half of the time from then on, is hardly ever told as over before its end', async () => {
  // WhatsApp without permissions has one voice: nothing else of it fails while that answers.
  const early: string[] = [];
  for (const letter of ['r', 't', '5'])
    for (let seed = 1; seed <= 12; seed += 1) {
      const drawing = `${fine(15)}${bad(letter, 10)}${bad('%', 30)}${fine(12)}`;
      const played = await night(`whatsapp ${drawing}\nsignal ${fine(67)}`, { seed });
      const ended = played.of('notification').filter(({ kind }) => kind === 'recovery');
      if (ended.some(({ at }) => at! < 54 * 60)) early.push(`${letter} ${seed}`);
    }
  expect(early.length, early.join(', ')).toBeLessThanOrEqual(2);
});

it('of answers so late that some came too late is over once they come quickly again', async () => {
  const services = ['whatsapp', 'telegram', 'instagram'];
  const drawing = [...services, 'signal'].map((id) => `${id} ${fine(75)}`).join('\n');
  const slow = { from: 1800, to: 3600, services, fault: 'slow', latencyMs: [4000, 14_000] };
  const after: string[] = [];
  for (const seed of [1, 2, 3]) {
    const played = await night(drawing, { permissions: 'exact', seed, events: [slow] });
    const statuses = played.of('status').filter(({ at }) => at! > 3600);
    after.push(...statuses.map(({ service, status }) => `${service} ${status}`));
    expect(played.blamed).toEqual(services.toSorted());
  }
  expect(after.filter((one) => one.endsWith('degraded'))).toEqual([]);
  expect(new Set(after)).toEqual(new Set(services.map((id) => `${id} up`)));
});
