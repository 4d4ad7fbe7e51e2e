// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { paused } from '../../src/core/model/choices.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { HOUR, NOW } from '../moment.ts';
import { draw } from './draw.tsx';

it('says that everything is paused, and lets it go on', () => {
  const drawn = draw({ settings: paused(settings, NOW), now: NOW });
  expect(drawn.text('[data-paused]')).toBe(
    'Wasl is paused. Until you resume, nothing is checked, and no alerts come. Resume',
  );
  drawn.one('[data-paused] [data-action=resume]').click();
  expect(drawn.changes).toEqual([settings]);
});

it('says until when, and nothing once that is over', () => {
  const timed = paused(settings, NOW, NOW + HOUR);
  expect(draw({ settings: timed, now: NOW }).text('[data-paused]')).toContain('Wasl is paused until 01:37.');
  expect(draw({ settings: timed, now: NOW + HOUR }).all('[data-paused]')).toEqual([]);
  expect(draw({ settings, now: NOW }).all('[data-paused]')).toEqual([]);
});
