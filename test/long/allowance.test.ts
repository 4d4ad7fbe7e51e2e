/** More of `test/core/schedule/allowance.test.ts`. */
import { it } from 'vitest';
import { expectToLastTheMonth } from '../core/schedule/december.ts';

it.each([true, false])('six tenths of a month last for the month (asleep now and then: %s)', (naps) =>
  expectToLastTheMonth(0.6, naps),
);
