/** What sites inside the user's own country add to what is held of the line, and when their turn is. */
import { describe, expect, it } from 'vitest';
import { DOMESTIC_MS, domesticDue, type DomesticSeen } from '../../../src/core/detect/domestic.ts';
import { lineAfter } from '../../../src/core/detect/line.ts';
import type { LineSeen } from '../../../src/core/detect/line-seen.ts';
import { emptyState, type EndpointBelief, type Line, type State } from '../../../src/core/model/state.ts';
import { controls, defaultSettings, watch } from '../../../src/services/index.ts';
import { AT, few, held, MINUTE_MS, nobody, round, SECOND_MS, silent, some } from './line-step.ts';

const offline = held('offline');
const cutOff = held('partial', { reach: 'domestic' });
/** One look found nobody, long enough ago for the next to be believed. */
const doubted = held('online', { silentLooks: 1, silentSinceAt: AT - 20 * SECOND_MS });
const domestic = (seen: DomesticSeen, more: Partial<LineSeen> = {}): LineSeen => ({
  ...{ ...silent, domestic: seen, ...more },
});

function after(before: Line, seen: LineSeen): string {
  const line = lineAfter(before, seen, round());
  const reach = line.reach ? ` (${line.reach})` : '';
  return `${line.status}${reach}${line.silentLooks > before.silentLooks ? '?' : ''}`;
}

describe('where nobody abroad answers', () => {
  it.each([
    ['a doubt waits for those at home', doubted, 'wanted', 'online?'],
    ['a doubt ends with what they say', doubted, 'answers', 'partial (domestic)'],
    ['a doubt ends with their silence', doubted, 'silent', 'offline'],
    ['nobody is waited for where there is nobody', doubted, 'nobody', 'offline'],
    ['nobody is waited for who was asked lately', doubted, 'not-asked', 'offline'],
    ['a dead line stays so until they are asked', offline, 'wanted', 'offline'],
    ['a dead line was none', offline, 'answers', 'partial (domestic)'],
    ['a cut stays held while they are not asked', cutOff, 'not-asked', 'partial (domestic)'],
    ['a cut stays held until they are', cutOff, 'wanted', 'partial (domestic)'],
    ['a cut is a dead line once they are silent', cutOff, 'silent', 'offline'],
    ['a cut is not known any more once they are switched off', cutOff, 'nobody', 'offline'],
  ] as const)('%s', (_name, before, seen, expected) => {
    expect(after(before, domestic(seen))).toBe(expected);
    // The world is as far away as it was.
    if (before !== doubted) expect(lineAfter(before, domestic(seen), round()).sinceAt).toBe(before.sinceAt);
  });

  it('a look with few controls shows the same', () => {
    const hasty = (seen: DomesticSeen) => ({ ...few, domestic: seen });
    expect(after(offline, hasty('answers'))).toBe('partial (domestic)');
    expect(after(cutOff, hasty('silent'))).toBe('offline');
    expect(after(cutOff, hasty('not-asked'))).toBe('partial (domestic)');
    expect(after(cutOff, { ...hasty('not-asked'), operators: some(2) })).toBe('partial (domestic)?');
  });

  it('whoever answers abroad ends it', () => {
    expect(after(cutOff, domestic('not-asked', { operators: some(3), answered: 5 }))).toBe('online');
    expect(after(cutOff, domestic('answers', { operators: some(1), answered: 1 }))).toBe('partial');
    expect(after(cutOff, domestic('answers', { operators: nobody, portal: 'wrong' }))).toBe('captive');
  });
});

describe('their turn', () => {
  const iran = watch(
    { ...defaultSettings, country: 'IR' },
    { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
  );
  const belief = (askedAt: number, answeredAt?: number): EndpointBelief => ({
    ...{ tier: 'basic', askedAt, answersInARow: 0, grade: 0, fullNats: 0, partialNats: 0 },
    ...(answeredAt !== undefined && { answeredAt }),
  });
  const all = (known: EndpointBelief) => Object.fromEntries(controls.map(({ id }) => [id, known]));
  const turn = (line: Line, endpoints: State['endpoints']): number =>
    domesticDue({ ...emptyState, line, endpoints }, iran, AT).length;
  const silentNow = all(belief(AT - 10 * SECOND_MS, AT - MINUTE_MS));

  it('comes when everybody abroad was asked since the trouble began, and nobody answered', () => {
    expect(turn(doubted, silentNow)).toBe(2);
    expect(turn(offline, silentNow)).toBe(2);
    expect(turn(held('online'), silentNow)).toBe(0);
    expect(turn(held('captive', { silentLooks: 1 }), silentNow)).toBe(0);
    for (const { id } of controls) {
      expect(turn(doubted, { ...silentNow, [id]: belief(AT - MINUTE_MS) })).toBe(0);
      expect(turn(offline, { ...silentNow, [id]: belief(AT - 11 * MINUTE_MS) })).toBe(0);
      expect(turn(offline, { ...silentNow, [id]: belief(AT - 9, AT - 9) })).toBe(0);
      expect(turn(offline, { ...silentNow, [id]: { ...belief(0), isFlooding: true } })).toBe(2);
    }
  });

  it('comes again after a quarter of an hour', () => {
    const askedBefore = (ms: number) => ({ ...silentNow, 'domestic/ir-divar': belief(AT - ms, AT - ms) });
    expect(turn(offline, askedBefore(DOMESTIC_MS))).toBe(2);
    expect(turn(offline, askedBefore(DOMESTIC_MS - 1))).toBe(0);
  });
});
