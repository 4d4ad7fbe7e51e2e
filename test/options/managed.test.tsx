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
  const { all } = draw({ managed });
  const isClosed = (selector: string) =>
    all(selector).length > 0 && all(selector).every((each) => each.closest('[disabled]') !== null);
  expect(isClosed('.picked input[type=checkbox]')).toBe(true);
  expect(isClosed('[name=preset]')).toBe(true);
  expect(isClosed('[name=interval]')).toBe(true);
  expect(isClosed('[name=fallback]')).toBe(true);
  expect(isClosed('.picked .tools select')).toBe(false);
  expect(isClosed('[name=outage]')).toBe(false);
  expect(all('.icon')).toEqual([]);
});

it('say nothing of it where there is no policy', () => {
  const { all } = draw();
  expect(all('[data-managed], [data-locked], [disabled]')).toEqual([]);
});
