/** More of the nights of `test/nights/kills.test.ts`. */
import { it } from 'vitest';
import { expectToldOnce } from '../nights/killed.ts';

it.each([2, 3, 5, 7, 8, 10, 11])('tells one outage and one recovery (seed %i)', (seed) =>
  expectToldOnce(seed),
);
