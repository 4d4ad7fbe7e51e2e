/** A history that is opened in a spreadsheet is text and numbers there, and runs nothing. */
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/core/archive/csv.ts';

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a;=cmd()', `"a;'=cmd()"`],
    ['a\t=cmd()', `"a\t'=cmd()"`],
    ['a,-1', `"a,'-1"`],
    ['a"=1', `"a""'=1"`],
    ['first\r\n+1', `"first\r\n'+1"`],
    ['\u200b=1', "'\u200b=1"],
    ['\u200f\u202a+1', "'\u200f\u202a+1"],
    ['a,\u00a0\ufeff@SUM(A1)', '"a,\'\u00a0\ufeff@SUM(A1)"'],
    ['\u0000-1', "'\u0000-1"],
    ['\u2064\u3164=1', "'\u2064\u3164=1"],
    ['﹦1', "'﹦1"],
    ['two; words', '"two; words"'],
    // What Wasl itself writes stays as it is.
    ['net::ERR_CONNECTION_RESET', 'net::ERR_CONNECTION_RESET'],
    ['2026-11-22T00:12:00Z', '2026-11-22T00:12:00Z'],
    ['own-chat-example/main', 'own-chat-example/main'],
  ])('%j is written as %j', (text, written) => expect(csv([[text]])).toBe(`${written}\r\n`));

  it('is a number where it is one', () => expect(csv([[-1, 0.5, undefined]])).toBe('-1,0.5,\r\n'));
});
