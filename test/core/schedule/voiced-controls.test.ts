/** Which controls can be asked for one that answers. */
import { expect, it } from 'vitest';
import { unasked } from '../../../src/core/model/unasked.ts';
import { voicedControls } from '../../../src/core/schedule/voiced-controls.ts';
import { watchOver } from './serving.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const answered = (tier: 'basic' | 'detailed') => ({ ...unasked(tier, NOON), answeredAt: NOON });

it('only encrypted ones that have answered as they are asked now', () => {
  const watch = watchOver({});
  const [first, second, third] = watch.controls.filter(({ probe }) => probe.url.startsWith('https:'));
  const plain = watch.controls.find(({ probe }) => probe.url.startsWith('http:'));
  const endpoints = {
    [first!.id]: answered('basic'),
    [second!.id]: answered('detailed'),
    [third!.id]: unasked('basic', NOON),
    [plain!.id]: answered('basic'),
  };
  expect(voicedControls(watch, endpoints)).toEqual([first]);
  expect(voicedControls(watchOver({ isGranted: true }), endpoints)).toEqual([second]);
  expect(voicedControls(watch, {})).toEqual([]);
});
