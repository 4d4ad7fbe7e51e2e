import { expect, it } from 'vitest';
import { inTheLab, readScenario, simulated } from '../browser/both-ways.ts';

it('a short cut of the line is the same story in the simulator and in a real Chromium', async () => {
  const scenario = readScenario('short-line-cut');
  const { story } = await inTheLab(scenario);
  expect(story).toEqual(await simulated(scenario));
  expect(story.notifications).toBe(0);
});
