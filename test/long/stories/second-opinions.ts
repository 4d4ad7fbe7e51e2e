import { expect } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { parseScenario } from '../../scenario/scenario.ts';
import { openRows, waitForPopup } from '../../drive/popup.ts';
import { answerQuestion } from '../../drive/question.ts';
import { serviceIds } from '../../lab/catalogue.ts';
import { asksBeforeOpenSources } from '../places.ts';
import { checkUntil, statusOf, watch, type Story } from '../story.ts';

declare const chrome: Api;

/** Discord is out, and its operator says so. */
const night = parseScenario(
  JSON.stringify({
    ...{ name: 'an outage', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 3600 },
    baseline: { latencyMs: [5, 20] },
    events: [{ from: 0, services: ['discord'], fault: 'refused' }],
    sources: ['operator'],
    opinions: [{ from: 0, source: 'operator', service: 'discord', says: 'trouble' }],
  }),
  'an outage',
  serviceIds,
);

export const secondOpinions: Story = {
  name: 'a second opinion: switched on by hand, allowed in the browser’s question, asked in the row, said with its name',
  options: { isAsked: true },
  async play(scene) {
    const { rig, show, place } = scene;
    await watch(scene, ['discord', 'telegram']);
    const isStrange = ({ host }: { host: string }) => host === 'discordstatus.com';
    const options = await show('options/options.html#others=discord');
    await options.press('[name=source-operator]');
    if (asksBeforeOpenSources(place)) expect(await answerQuestion(rig, true)).toContain('discordstatus.com');
    await options.waitFor(
      () => document.querySelector<HTMLInputElement>('[name=source-operator]')?.checked,
      [],
      { what: 'the source to be on' },
    );
    await rig.lab.play(night);
    await checkUntil(rig, async () => (await statusOf(rig, 'discord')) === 'down', 'Discord to be down');
    expect(rig.lab.seen.filter(isStrange)).toEqual([]);

    const popup = await show('popup/popup.html');
    await waitForPopup(popup, ({ services }) => services[0]?.status === 'down', 'Discord to be down');
    await openRows(popup);
    await popup.press('[data-service=discord] [data-action=ask-others]');
    const opinion = await popup.waitFor(
      () => {
        const found = document.querySelector<HTMLElement>('[data-service=discord] [data-vantage]');
        return found !== null && { vantage: found.dataset['vantage'], says: found.dataset['says'] };
      },
      [],
      { what: 'what the operator says' },
    );
    expect(opinion).toMatchObject({ vantage: 'statuspage/discord', says: 'trouble' });
    const heard = await waitForPopup(popup, ({ services }) => services[0]?.cause === 'service', 'the cause');
    expect(heard.answer).toContain('Discord');
    expect(rig.lab.seen.filter(isStrange).length).toBeGreaterThan(0);
    const telling = rig.lab.seen.filter(isStrange).filter(({ headers }) => headers.cookie || headers.referer);
    expect(telling).toEqual([]);
    expect((await rig.state()).services['discord']).toMatchObject({
      cause: 'service',
      said: 'operator-says',
    });
    await rig.evaluate(() => chrome.runtime.sendMessage('check-now'));
  },
};
