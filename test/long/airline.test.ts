/** A line that lets the messages of one operator through and asks for a sign-in everywhere else, in a real Chromium. */
import { expect, it } from 'vitest';
import { allUp, checkNow, waitForPopup, type ShownPopup } from '../drive/popup.ts';
import { hosts, hostsOfService } from '../lab/catalogue.ts';
import { night, setStage } from '../browser/stage.ts';

const of = (id: string, { services }: ShownPopup) => services.find((service) => service.id === id);

it('on an aeroplane that lets messaging through, what answers is not judged by what does not', async () => {
  const { lab, browser, popup } = await setStage();
  await waitForPopup(popup, allUp, 'all up');
  const letThrough = ['whatsapp', 'messenger'].flatMap((id) => hostsOfService(id));
  const others = hosts.filter((host) => !letThrough.includes(host));

  await lab.play(night([{ from: 0, hosts: others, fault: 'captive' }]));
  await checkNow(popup);
  const isSeen = (shown: ShownPopup) =>
    shown.connection !== 'online' && of('telegram', shown)?.cause === 'connection';
  const aboard = await waitForPopup(popup, isSeen, 'the line to let only some through');
  expect(of('whatsapp', aboard)).toMatchObject({ status: 'up' });
  expect(of('telegram', aboard)).toMatchObject({ status: 'unknown' });
  expect(of('signal', aboard)).toMatchObject({ status: 'unknown' });
  expect(await browser.told()).toEqual([]);
});
