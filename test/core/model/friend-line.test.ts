/** What one person with Wasl tells another, and what a pasted text may try. */
import '../../seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  friendText,
  MOST_LETTERS,
  readFriendText,
  writeFriendLine,
  type FriendLine,
} from '../../../src/core/model/friend-line.ts';
import { friendOpinions } from '../../../src/core/view/friend.ts';
import { services } from '../../../src/services/index.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';

const KNOWN = services.map(({ id }) => id);
const SEEN: FriendLine = {
  service: 'whatsapp',
  answers: false,
  at: NOW - 5 * MINUTE,
  sinceAt: NOW - 25 * MINUTE,
  country: 'DE',
};
const LINE = writeFriendLine(SEEN);
const read = (text: string) => readFriendText(text, KNOWN, NOW).lines;
const SENTENCE = 'WhatsApp hasn’t answered me since 00:12. Does it for you?';

/** Down to five minutes. */
const step = (at: number): number => at - (at % (5 * MINUTE));

describe('a line', () => {
  it('says no more than was to be said', () => {
    expect(LINE).toMatch(/^wasl1\/whatsapp\/n\/[\da-z]{5}\/4\/DE\/[\da-z]{2}$/);
    expect(writeFriendLine({ service: 'signal', answers: true, at: NOW })).toMatch(
      /^wasl1\/signal\/y\/[\da-z]{5}\/-\/-\/[\da-z]{2}$/,
    );
    const later = writeFriendLine({ ...SEEN, at: SEEN.at + MINUTE, sinceAt: SEEN.sinceAt! + MINUTE });
    expect(later).toBe(LINE);
  });

  it('comes back, to five minutes', () => {
    expect(read(LINE)).toEqual([{ ...SEEN, at: step(SEEN.at), sinceAt: step(SEEN.sinceAt!) }]);
    fc.assert(
      fc.property(
        fc.record(
          {
            service: fc.constantFrom(...KNOWN),
            answers: fc.boolean(),
            at: fc.integer({ min: NOW - 30 * DAY, max: NOW }),
            sinceAt: fc.integer({ min: NOW - 31 * DAY, max: NOW }),
            country: fc.constantFrom('IQ', 'SY', 'BR'),
          },
          { requiredKeys: ['service', 'answers', 'at'] },
        ),
        (seen) => {
          const [found] = read(`before ${writeFriendLine(seen)} after`);
          const sinceAt = seen.sinceAt;
          expect(found).toMatchObject({ service: seen.service, answers: seen.answers, at: step(seen.at) });
          expect(found!.country).toBe(seen.country);
          if (sinceAt !== undefined && sinceAt <= seen.at && seen.at - sinceAt < DAY)
            expect(found!.sinceAt).toBe(step(sinceAt));
        },
      ),
    );
  });

  it('survives a telephone that begins with a capital, and no other change', () => {
    expect(read(LINE.replace('wasl', 'Wasl'))).toHaveLength(1);
    expect(read(LINE.toUpperCase())).toHaveLength(1);
    for (let place = 6; place < LINE.length; place += 1) {
      const changed = `${LINE.slice(0, place)}${LINE[place] === 'x' ? 'w' : 'x'}${LINE.slice(place + 1)}`;
      expect(read(changed), changed).toEqual([]);
    }
    for (let length = 0; length < LINE.length; length += 1) expect(read(LINE.slice(0, length))).toEqual([]);
  });
});

describe('a text', () => {
  it('is one SMS, the sentence first', () => {
    expect(friendText(SENTENCE, SEEN)).toBe(`${SENTENCE}\n${LINE}`);
    for (const { id, name } of services)
      for (const sentence of [SENTENCE.replace('WhatsApp', name), 'word '.repeat(60), 'x'.repeat(400)]) {
        const text = friendText(sentence, { ...SEEN, service: id });
        expect(text.length).toBeLessThanOrEqual(MOST_LETTERS);
        expect(read(text)).toHaveLength(1);
      }
    expect(friendText('word '.repeat(60), SEEN)).toMatch(/^(?:word ){10,}word\.\.\.\n/);
  });

  it('may say something of several services, of each once', () => {
    const other = writeFriendLine({ ...SEEN, service: 'telegram', answers: true });
    const again = writeFriendLine({ ...SEEN, answers: true });
    const lines = read([friendText(SENTENCE, SEEN), other, again].join('\n'));
    expect(lines.map(({ service, answers }) => `${service} ${answers}`)).toEqual([
      'whatsapp true',
      'telegram true',
    ]);
  });
});

describe('a pasted text', () => {
  it('is not believed about tomorrow, about what nobody knows, or for days of trouble', () => {
    expect(read(writeFriendLine({ ...SEEN, at: NOW + HOUR }))).toEqual([]);
    expect(read(writeFriendLine({ ...SEEN, service: 'constructor' }))).toEqual([]);
    expect(read(writeFriendLine({ ...SEEN, service: 'my-own-server' }))).toEqual([]);
    const [days] = read(writeFriendLine({ ...SEEN, sinceAt: NOW - 9 * DAY }));
    expect(days!.at - days!.sinceAt!).toBe(DAY);
  });

  it('of a newer version is counted', () => {
    expect(readFriendText(`${LINE.replace('wasl1', 'wasl2')} ${LINE}`, KNOWN, NOW)).toMatchObject({
      newer: 1,
      lines: [{ service: 'whatsapp' }],
    });
  });

  it('may be anything, and as long', () => {
    for (const text of [
      '',
      '<script>alert(1)</script>',
      `${LINE}<b>`,
      `https://wasl.example/${LINE}`,
      '\u202e' + LINE,
      'wasl1/'.repeat(100_000),
      '/'.repeat(1_000_000),
      LINE.repeat(10_000),
    ])
      expect(read(text).length).toBeLessThanOrEqual(1);
    const many = Array.from({ length: 300 }, (_, index) =>
      writeFriendLine({ ...SEEN, service: KNOWN[index % KNOWN.length]! }),
    );
    expect(read(many.join(' ')).length).toBeLessThanOrEqual(8);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string(), (before, after) => {
        for (const { service, at } of read(`${before}${LINE}${after}`)) {
          expect(KNOWN).toContain(service);
          expect(at).toBeLessThanOrEqual(NOW + 5 * MINUTE);
        }
      }),
    );
  });
});

describe('as opinions', () => {
  it('they are a friend’s, of that moment and place', () => {
    expect(friendOpinions(`${SENTENCE} ${LINE}`, KNOWN, NOW)).toEqual({
      newer: 0,
      opinions: [
        {
          source: 'friend',
          kind: 'friend',
          service: 'whatsapp',
          says: 'trouble',
          at: step(SEEN.at),
          sinceAt: step(SEEN.sinceAt!),
          heardAt: NOW,
          places: ['DE'],
        },
      ],
    });
    const yesterday = writeFriendLine({ service: 'signal', answers: true, at: NOW - 25 * HOUR });
    expect(friendOpinions(yesterday, KNOWN, NOW).opinions).toMatchObject([{ says: 'unknown', why: 'stale' }]);
  });
});
