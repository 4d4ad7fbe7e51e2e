import { expect, it } from 'vitest';
import { inTheLab, readScenario, simulated } from '../browser/both-ways.ts';

it('an outage that others see too is the same story in the simulator and in a real Chromium', async () => {
  const scenario = readScenario('others-see-it-too');
  const { story, stage } = await inTheLab(scenario);
  // Whether so short an outage lasts long enough to disturb somebody hangs on where the check of that minute falls.
  const { notifications: _count, ...expected } = await simulated(scenario);
  const { notifications: _shown, ...shown } = story;
  expect(shown).toEqual(expected);
  expect(shown.services['discord']!.findLast((one) => one.startsWith('down'))).toBe('down (service)');
  const asked = new Set(stage.lab.seen.map(({ host }) => host));
  expect(asked).toContain('discordstatus.com');
  // Nobody who is not switched on.
  expect([...asked].filter((host) => /mastodon|ooni|ioda|slack/.test(host))).toEqual([]);
});
