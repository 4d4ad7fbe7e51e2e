// @vitest-environment happy-dom
/** The settings where an organisation has set some of them. */
import { expect, it } from 'vitest';
import type { Managed } from '../../src/services/managed-document.ts';
import { NOTHING_DONE } from '../../src/services/managed.ts';
import { draw } from './draw.tsx';

const managed: Managed = {
  organisation: 'Example Newsroom',
  locked: ['services', 'preset', 'fallbacks'],
  problems: [{ place: ['quietHours', 'from'], wanted: 'word' }],
  undo: NOTHING_DONE,
};

it('say whose they are and what of the policy was left out', () => {
  const { one } = draw({ managed });
  const said = one('[data-managed]').textContent;
  expect(said).toContain('Your organisation manages these settings. Example Newsroom');
  expect(said).toContain('quietHours › from: this should be one of the words that Wasl uses here.');
});

it('cannot be changed where they are locked; a service can be paused all the same', () => {
  const { all, click } = draw({ managed });
  click('[data-gear=whatsapp]');
  const isClosed = (selector: string) =>
    all(selector).length > 0 && all(selector).every((each) => each.closest('[disabled]') !== null);
  expect(isClosed('.picked li > .choice input')).toBe(true);
  expect(isClosed('[name=preset]')).toBe(true);
  expect(isClosed('[name=interval]')).toBe(true);
  expect(isClosed('[name=fallback]')).toBe(true);
  expect(isClosed('[name=mode]')).toBe(false);
  expect(isClosed('[name=mute]')).toBe(false);
  expect(isClosed('[name=outage]')).toBe(false);
  expect(all('[aria-label^=Move]')).toEqual([]);
});

it('say nothing of it where there is no policy', () => {
  const { all, click } = draw();
  click('[data-gear=whatsapp]');
  expect(all('[aria-label^=Move]')).toHaveLength(2);
  expect(all('[data-managed], [data-locked], [disabled]')).toEqual([]);
});
