import { expect } from 'vitest';
import { allUp, start, waitForPopup } from '../../drive/popup.ts';
import { until } from '../../drive/await.ts';
import { asksSocketsUnpermitted } from '../places.ts';
import type { Story } from '../story.ts';

export const allIsWell: Story = {
  name: 'nobody is asked before Start, and then all is well',
  async play({ rig, place, show, badge, told }) {
    const popup = await show('popup/popup.html');
    await popup.waitFor(() => document.querySelector('[data-action="start"]') !== null, [], {
      what: 'the choice',
    });
    expect(rig.lab.seen).toEqual([]);
    await start(popup);
    const { services, answer } = await waitForPopup(
      popup,
      (shown) => shown.connection === 'online' && allUp(shown),
      'all to be well',
    );
    const messages = asksSocketsUnpermitted(place) ? 'up' : 'reached';
    expect(services.map(({ id, status }) => [id, status])).toEqual([
      ['whatsapp', messages],
      ['telegram', messages],
      ['signal', 'reached'],
      ['messenger', messages === 'up' ? 'up' : 'reached'],
    ]);
    expect(answer).toMatch(
      messages === 'up'
        ? /^WhatsApp, Telegram, and Messenger are answering\. Signal: website only\.$/
        : /^Only websites could be checked/,
    );
    await until(async () => (await badge()).text === '', { what: 'an empty badge' });
    expect(await told()).toEqual([]);
    expect((await rig.state()).incidents).toEqual([]);
  },
};
