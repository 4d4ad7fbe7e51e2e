/** When the whole state was left. */
import { DAY_MS, startOfDay } from '../../src/core/model/time.ts';

export const DAY = '2026-11-20';

/** Noon of that day. */
export const NOON = startOfDay(DAY) + DAY_MS / 2;
