/** A closed day as a page draws it: its stretches, without what else lies beside them. */
import { expect, it } from 'vitest';
import { uniform } from '../../../src/core/history/stretches.ts';
import { HOUR_MS, startOfDay } from '../../../src/core/model/time.ts';
import { readRolledDay, readStretchesOfDay, writeRolledDay } from '../../../src/core/storage/roll-ups.ts';

const day = '2026-11-20';
const at = startOfDay(day);
const stretches = [
  uniform(at, at + 6 * HOUR_MS, 'not-measured'),
  uniform(at + 6 * HOUR_MS, at + 7 * HOUR_MS, 'down'),
  uniform(at + 7 * HOUR_MS, at + 24 * HOUR_MS, 'up'),
];
const hours = { 7: { medianMs: 60, worstMs: 200 } };
const stored = writeRolledDay({ day, services: { whatsapp: { stretches, hours } }, blips: [] });

const withLine = (line: string) => ({ ...stored, services: { whatsapp: line } });
const line = stored.services['whatsapp']!;

it('has the stretches that the whole day has', () => {
  expect(readRolledDay(stored)?.services).toEqual({ whatsapp: { stretches, hours } });
  expect(readStretchesOfDay(stored)).toEqual({ day, services: { whatsapp: { stretches } } });
});

it('has them too where how quickly was answered cannot be read', () => {
  const damaged = withLine(`${line};?`);
  expect(readRolledDay(damaged)?.services).toEqual({});
  expect(readStretchesOfDay(damaged)?.services).toEqual({ whatsapp: { stretches } });
});

it('leaves out a service that does not cover its day, and what is no day', () => {
  expect(readStretchesOfDay(withLine(line.slice(line.indexOf(',') + 1)))?.services).toEqual({});
  expect(readStretchesOfDay({ ...stored, day: 'today' })).toBeUndefined();
});
