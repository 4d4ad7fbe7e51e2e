/** An outage that begins while something else had been suspected for long. */
import { expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);

it('is noticed as soon, and its siblings are asked, when one socket has been failing now and then', async () => {
  const from = 3600;
  const played = await night(`telegram ${fine(90)}\nsignal ${fine(90)}`, {
    permissions: 'exact',
    preset: 'watchful',
    events: [
      { from: 900, to: from, hosts: ['kws2.web.telegram.org'], fault: 'timeout', probability: 0.4 },
      { from, to: 4500, services: ['telegram'], fault: 'timeout' },
    ],
  });
  const down = played.told.find(
    ({ event, service, status, at }) =>
      event === 'status' && service === 'telegram' && status === 'down' && at! >= from,
  );
  expect(down?.at).toBeLessThanOrEqual(from + 150);
});
