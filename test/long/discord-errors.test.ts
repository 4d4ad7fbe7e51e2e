/** Discord's API and gateway answer with errors while nothing is granted: told, in a real Chromium, which takes more than a minute. */
import { expect, it } from 'vitest';
import { until } from '../drive/await.ts';
import { allUp, checkNow, waitForPopup, type ShownPopup } from '../drive/popup.ts';
import { night, setStage } from '../browser/stage.ts';

const of = (id: string, { services }: ShownPopup) => services.find((service) => service.id === id);

it('a gateway and an API that answer with errors are Discord down, whatever its website says', async () => {
  const { lab, browser, popup } = await setStage({ services: ['discord', 'whatsapp', 'telegram'] });
  await waitForPopup(popup, allUp, 'all up');

  await lab.play(night([{ from: 0, services: ['discord'], fault: 'status', status: 503 }]));
  await checkNow(popup);
  const isDown = (shown: ShownPopup) => of('discord', shown)?.status === 'down';
  const outage = await waitForPopup(popup, isDown, 'Discord to be down');
  expect(outage.connection).toBe('online');
  expect(outage.services.filter(({ status }) => status === 'up').map(({ id }) => id)).toEqual([
    'whatsapp',
    'telegram',
  ]);
  await until(async () => (await browser.told()).length > 0, { what: 'a notification' });
  const told = (await browser.told()).filter(({ what }) => what === 'create');
  expect(told).toHaveLength(1);
  expect(told[0]!.title).toContain('Discord');
});
