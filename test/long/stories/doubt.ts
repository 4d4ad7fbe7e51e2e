import { expect } from 'vitest';
import { until } from '../../drive/await.ts';
import { allUp, checkNow, waitForPopup } from '../../drive/popup.ts';
import { CALM } from '../../lab/lab.ts';
import { night } from '../../browser/stage.ts';
import { asksSocketsUnpermitted, type Place } from '../places.ts';
import { watch, type Story } from '../story.ts';
import { SERVICES } from './outage.ts';

/** What everything that can be asked has shown: of WhatsApp's messages only sockets know. */
const SHOWN = (place: Place): RegExp =>
  asksSocketsUnpermitted(place)
    ? /Everything we can see of WhatsApp answers here: (\d) of \1 addresses.*That does not prove you wrong: .*Noted at/
    : /All we can see of WhatsApp is its website, and it answers here: (\d) of \1 addresses.*That does not prove you wrong: .*Noted at/;

export const doubt: Story = {
  name: '"It doesn’t work for me": all of it is asked, whoever ends meanwhile; that is said, marked, and in the report',
  async play(scene) {
    const { rig, show, told, place, endBackground } = scene;
    await watch(scene, SERVICES);
    const popup = await show('popup/popup.html');
    await waitForPopup(popup, allUp, 'all to be well');
    await popup.click('[data-service=whatsapp] [aria-expanded=false]');
    const order = () =>
      popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-service]')].map(
          ({ dataset }) => dataset['service'],
        ),
      );
    const before = await order();
    const from = rig.lab.seen.length;
    await rig.lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'hang' }]));
    await popup.click('[data-action=mark]');
    await popup.waitFor(
      () => document.querySelector('.doubting')?.textContent?.includes('Checking all of'),
      [],
      { what: 'the asking' },
    );
    // Ended in the middle of it, the script takes it up again when it wakes.
    await endBackground();
    await rig.lab.play(CALM);
    const said = await popup.waitFor(
      () => {
        const text = document.querySelector('.doubting')?.textContent ?? '';
        return text.includes('prove you wrong') && text.replace(/[\u2066-\u2069]/g, '');
      },
      [],
      { what: 'what the asking has shown' },
    );
    expect(said).toMatch(SHOWN(place));
    const asked = new Set(rig.lab.seen.slice(from).map(({ host }) => host));
    expect([...asked]).toEqual(expect.arrayContaining(['web.whatsapp.com', 'v.whatsapp.net', 'wa.me']));
    expect(await order()).toEqual(before);
    const marks = () => document.querySelectorAll('[data-service=whatsapp] [data-marked]').length;
    expect(await popup.evaluate(marks)).toBe(1);
    expect(await told()).toEqual([]);

    await rig.lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
    await checkNow(popup);
    const href = await popup.waitFor(
      () => document.querySelector<HTMLAnchorElement>('.happened li a')?.href ?? false,
      [],
      {
        what: 'the outage in the row',
      },
    );
    const report = await show(href);
    const account = await until(
      () => report.evaluate(() => document.querySelector('.account')?.textContent ?? false),
      { what: 'the report' },
    );
    expect(account).toMatch(
      /^WhatsApp (stopped answering|didn't answer) this browser .*You marked it as not working /,
    );
  },
};
