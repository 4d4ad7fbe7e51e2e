/** Clocks and alarms of all kinds, in a few lives; `test/long/time.test.ts` lives through many. */
import { afterAll, expect, it } from 'vitest';
import { noLengthIsNegative, nothingOldIsOfNow } from './time-laws.ts';
import '../seed.ts';

const RUNS = 12;

const { TZ } = process.env;
afterAll(() => {
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
});

it('no length is negative, and nobody is alerted from old knowledge, whatever clocks and alarms do', async () => {
  expect(await noLengthIsNegative(RUNS)).toBeGreaterThan(RUNS / 6);
});

it('by a clock that is right nothing old is of now, and what nobody saw is left empty', async () => {
  expect(await nothingOldIsOfNow(RUNS)).toBeGreaterThan(RUNS / 6);
});
