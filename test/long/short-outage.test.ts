import { expect, it } from 'vitest';
import { inTheLab, readScenario, simulated } from '../browser/both-ways.ts';

it('a short outage is the same story in the simulator and in a real Chromium', async () => {
  const scenario = readScenario('short-outage');
  const { notifications, ...story } = (await inTheLab(scenario)).story;
  const { notifications: _count, ...expected } = await simulated(scenario);
  expect(story).toEqual(expected);
  // Whether so short an outage lasts long enough to disturb somebody hangs on where the check of that minute falls.
  expect([0, 2]).toContain(notifications);
  expect(story.services['whatsapp']).toEqual(['unknown', 'up', 'down (unclear)', 'up']);
});
