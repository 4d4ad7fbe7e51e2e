/** When the next check is late, and when none is expected. */
import { expect, it } from 'vitest';
import { isLate } from '../../../src/core/view/late.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import type { Settings } from '../../../src/core/model/settings.ts';
import { inForce } from '../../../src/core/model/choices.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 3);

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const started: Settings = { ...defaultSettings, isStarted: true, services: [{ id: 'signal' }] };

/** A state whose last step ended so many minutes ago. */
const steppedBefore = (minutes: number): State => ({
  ...emptyState,
  steppedAt: NOW - minutes * MINUTE,
  agenda: { ...emptyState.agenda, wakeAt: NOW - (minutes - 1) * MINUTE },
});

const late = (state: State, settings: Settings = started): boolean =>
  isLate(state, watch(inForce(settings, NOW), sight), NOW);

it('a minute after it was due, and where the clock was set back', () => {
  expect([0.5, 1, 1.9, 2.1, 60, 60 * 24 * 31].map((minutes) => late(steppedBefore(minutes)))).toEqual([
    ...[false, false, false],
    ...[true, true, true],
  ]);
  expect(late(steppedBefore(-60))).toBe(true);
});

it('never where nothing is to be checked', () => {
  const state = steppedBefore(60);
  expect(late(emptyState)).toBe(false);
  expect(late(state, { ...started, isStarted: false })).toBe(false);
  expect(late(state, { ...started, services: [] })).toBe(false);
  expect(late(state, { ...started, pausedUntilAt: NOW + MINUTE })).toBe(false);
  expect(late(state, { ...started, services: [{ id: 'signal', isOnlyWhenAsked: true }] })).toBe(false);
  const spent = { ...state.spent, month: '2026-11', monthBytes: 10 };
  expect(late({ ...state, spent }, { ...started, capBytes: 10 })).toBe(false);
});
