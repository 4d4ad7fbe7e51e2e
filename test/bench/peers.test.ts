/** Each peer says what its source says it would, of answers that are drawn: `.` good, `x` a failure that is known at once. */
import { describe, expect, it } from 'vitest';
import { peers, type Peer } from './peers/index.ts';

const QUICK_MS = 100;

/** What a rule says of these answers, one after the other: at which question, and what. */
function says(name: string, answers: string, controls = '.'.repeat(99)): string[] {
  const peer: Peer = peers.find((one) => one.name === name)!;
  const said: string[] = [];
  let asked = 0;
  let looked = 0;
  let isDown = false;
  const say = (down: boolean): void => {
    if (down !== isDown) said.push(`${down ? 'down' : 'up'} at ${asked}`);
    isDown = down;
  };
  const beat = peer.start({
    ask: (at) => ({ isGood: answers[asked++] !== 'x', endAt: at + QUICK_MS }),
    askControl: () => controls[looked++] !== 'x',
    down: () => say(true),
    up: () => say(false),
    chance: () => 0,
  });
  let at = 0;
  while (asked < answers.length) at = beat(at, at);
  return said;
}

describe('a peer', () => {
  it.each([
    ['Uptime Kuma, 0 retries', '..x.x.', ['down at 3', 'up at 4', 'down at 5', 'up at 6']],
    ['Uptime Kuma, 1 retry', '..x.xx.', ['down at 6', 'up at 7']],
    ['Uptime Kuma, 3 retries', 'xxx.xxxx.', ['down at 8', 'up at 9']],
    ['Gatus 3/2', 'xx.xxx.x..', ['down at 6', 'up at 10']],
    // Two tries more before it believes a failure.
    ['Upptime, 5 min', '.xx.xxx.', ['down at 7', 'up at 8']],
    ['Nagios 5/1/4 with flapping', '.xxx.xxxx.', ['down at 9', 'up at 10']],
    ['Trinocular-like, 60 s', '.x.xx.', ['down at 5', 'up at 7']],
    ['CUSUM, 60 s, no follow-ups', '.xxx.....xxxx', ['down at 11']],
    ['Kuma, 2 retries, behind our own-line gate', 'xx.xxx.', ['down at 6', 'up at 7']],
  ])('%s of %s', (name, answers, expected) => {
    expect(says(name, answers)).toEqual(expected);
  });

  it('behind the gate counts no failure that came while no control answered', () => {
    const answers = 'xx....';
    expect(says('Uptime Kuma, 1 retry', answers)).toEqual(['down at 2', 'up at 3']);
    expect(says('Kuma, 1 retry, behind our own-line gate', answers, 'xxxxx...')).toEqual([]);
  });

  it('as Nagios tells nothing while it flaps', () => {
    const flapping = 'xxxx.'.repeat(8);
    const told = says('Nagios 5/1/4 with flapping', flapping);
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(16);
  });

  it('as Prometheus waits until five minutes of evaluations saw it', () => {
    expect(says('Prometheus for: 5m', `.${'x'.repeat(5)}...`)).toEqual([]);
    expect(says('Prometheus for: 5m', `.${'x'.repeat(7)}..`)).toEqual(['down at 7', 'up at 9']);
  });

  it('as phi accrual suspects when an answer is far later than usual', () => {
    expect(says('Phi accrual 8, 60 s', `${'.'.repeat(10)}x.`)).toEqual([]);
    // It suspects between the second failure and the third question.
    expect(says('Phi accrual 8, 60 s', `${'.'.repeat(10)}xxx.`)).toEqual(['down at 12', 'up at 14']);
  });
});
