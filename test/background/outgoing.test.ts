/** The way to a collector: nothing before the browser allows it, nothing lost with the script, and no end of trying or of what waits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_WAITING, outgoing, type Post } from '../../src/background/outgoing.ts';
import type { Result } from '../../src/background/results.ts';
import { outgoingFrom } from '../../src/services/outgoing-document.ts';

const collector = { url: 'https://otel.example.org/v1/metrics', services: ['signal'] };
const look = (at: number): Result => ({ at, target: 'signal', url: 'https://signal.org/', latencyMs: 1 });
const looks = (count: number, from = 0) => Array.from({ length: count }, (_, index) => look(from + index));

/** A collector that answers so, and the storage of a browser. */
function world(answers: (number | Error | [status: number, retryAfter: number])[] = []) {
  const all = {
    now: 1_000_000,
    stored: undefined as unknown,
    isAllowed: true,
    taken: [] as Result[],
    tries: 0,
  };
  const post: Post = {
    now: () => all.now,
    chance: () => 0.5,
    load: async () => structuredClone(all.stored),
    save: async (held) => void (all.stored = structuredClone(held)),
    mayReport: async () => all.isAllowed,
    async send(_, results) {
      all.tries += 1;
      const answer = answers.shift() ?? 200;
      if (answer instanceof Error) throw answer;
      const [status, retryAfter] = [answer].flat() as [number, number?];
      if (status < 300) all.taken.push(...results);
      return { status, ...(retryAfter !== undefined && { retryAfter }) };
    },
  };
  // Another script begins with what is stored.
  return { all, report: (results: Result[]) => outgoing(post)(collector, results), post };
}

describe('results on their way', () => {
  it('arrive once each, in their order', async () => {
    const { all, report } = world();
    await report(looks(3));
    await report(looks(2, 3));
    expect(all.taken).toEqual(looks(5));
    expect(outgoingFrom(all.stored)).toMatchObject({ waiting: [], takenAt: 1_000_000 });
  });

  it('that are forgotten while they are on their way do not come back', async () => {
    const { all, post } = world();
    const send: Post['send'] = async () => {
      all.stored = undefined;
      return { status: 503 };
    };
    await outgoing({ ...post, send })(collector, looks(3));
    expect(all.stored).toBeUndefined();
  });

  it('that have become too old to be kept on their way do not come back either', async () => {
    const { all, post } = world();
    const send: Post['send'] = async () => {
      all.stored = { ...outgoingFrom(all.stored), waiting: looks(1, 2) };
      return { status: 503 };
    };
    await outgoing({ ...post, send })(collector, looks(3));
    expect(outgoingFrom(all.stored).waiting).toEqual(looks(1, 2));
  });

  it('are not even kept before the browser allows it', async () => {
    const { all, report } = world();
    all.isAllowed = false;
    await report(looks(3));
    expect(outgoingFrom(all.stored)).toMatchObject({ waiting: [], problem: 'not-allowed' });
    all.isAllowed = true;
    await report(looks(1, 10));
    expect(all.taken).toEqual(looks(1, 10));
  });

  it('that wait are dropped when the permission is taken back', async () => {
    const { all, report } = world([new TypeError('Failed to fetch')]);
    await report(looks(3));
    expect(outgoingFrom(all.stored).waiting).toHaveLength(3);
    all.isAllowed = false;
    await report([]);
    expect(outgoingFrom(all.stored)).toMatchObject({ waiting: [], problem: 'not-allowed' });
  });

  it('wait in storage while nobody answers, through the end of the script, and are tried ever later', async () => {
    const { all, report } = world([new TypeError('Failed to fetch'), 503, new TypeError('Failed to fetch')]);
    const pauses = [];
    for (let step = 0; step < 3; step += 1) {
      await report(looks(1, step));
      const { notBeforeAt, problem } = outgoingFrom(all.stored);
      pauses.push((notBeforeAt - all.now) / 1000);
      expect(problem).toBe(step === 1 ? '503' : 'silent');
      // Too early.
      all.now = notBeforeAt - 1;
      await report([]);
      all.now = notBeforeAt;
    }
    expect([pauses, all.tries]).toEqual([[30, 60, 120], 3]);
    await report(looks(1, 3));
    expect(all.taken).toEqual(looks(4));
    expect(outgoingFrom(all.stored)).not.toHaveProperty('problem');
  });

  it('leave a collector alone for as long as it says, though no longer than an hour', async () => {
    const { all, report } = world([
      [429, 300],
      [503, 1e9],
    ]);
    await report(looks(1));
    expect(outgoingFrom(all.stored).notBeforeAt).toBe(all.now + 300_000);
    all.now += 300_000;
    await report([]);
    expect(outgoingFrom(all.stored).notBeforeAt).toBe(all.now + 3_600_000);
  });

  it('that are refused for good are not sent again', async () => {
    const { all, report } = world([400]);
    await report(looks(2));
    expect(outgoingFrom(all.stored)).toMatchObject({ waiting: [], problem: '400' });
  });

  it('are no more than so many, the latest', async () => {
    const { all, report } = world(Array.from({ length: 5 }, () => new TypeError('Failed to fetch')));
    await report(looks(MOST_WAITING));
    await report(looks(10, MOST_WAITING));
    const { waiting } = outgoingFrom<Result>(all.stored);
    expect([waiting.length, waiting[0], waiting.at(-1)]).toEqual([
      MOST_WAITING,
      look(10),
      look(MOST_WAITING + 9),
    ]);
  });

  it('are gone with the policy', async () => {
    const { all, report, post } = world([new TypeError('Failed to fetch')]);
    await report(looks(1));
    await outgoing(post)(undefined, []);
    expect(all.stored).toBeUndefined();
  });

  it('go on whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (damage) => {
        const { all, report } = world();
        all.stored = { tries: damage, notBeforeAt: damage, waiting: damage, takenAt: damage };
        await report(looks(1));
        expect(all.taken).toContainEqual(look(0));
      }),
      { numRuns: 50 },
    );
  });
});
