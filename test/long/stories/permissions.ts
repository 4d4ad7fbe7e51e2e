import { expect } from 'vitest';
import { originPatterns, services } from '../../../src/services/index.ts';
import { until } from '../../drive/await.ts';
import { noteStatuses, openRows, waitForPopup } from '../../drive/popup.ts';
import { answerQuestion } from '../../drive/question.ts';
import { asksSocketsUnpermitted, grantsAgainUnasked, takeBack } from '../places.ts';
import { watch, type Scene, type Shown, type Story } from '../story.ts';
import type { Tier } from '../../../src/core/model/terms.ts';

const ORIGINS = originPatterns(services.find(({ id }) => id === 'telegram')!);
const BUTTON = '[data-permission=telegram] button';

/**
 * Waits for looks at Telegram on this tier, and at Signal on the lower one, where it stays. Nobody presses anything: the next round
 * follows by itself.
 */
async function followed({ rig }: Scene, tier: Tier): Promise<void> {
  await until(
    async () => {
      const { endpoints } = await rig.state();
      const isOf = (id: string, wanted: Tier) =>
        endpoints[id]?.tier === wanted && endpoints[id].answeredAt !== undefined;
      return isOf('telegram/venus', tier) && isOf('signal/site', 'basic');
    },
    { what: `answers on the ${tier} tier` },
  );
}

async function openGear({ show }: Scene): Promise<Shown> {
  const options = await show('options/options.html');
  await options.click('[data-gear=telegram]');
  return options;
}

const isAllowed = (options: Shown, wanted: boolean) =>
  options.waitFor(
    (css, words) => document.querySelector(css)?.textContent === words,
    [BUTTON, wanted ? 'Remove' : 'Allow'],
    { what: `a button that ${wanted ? 'takes it back' : 'allows it'}` },
  );

export const permissions: Story = {
  name: 'detailed checks: refused and allowed in the browser’s question, taken back here and in the browser; the next round follows',
  options: { isAsked: true },
  async play(scene) {
    const { rig, show, told, place } = scene;
    const sockets = () => rig.lab.seen.filter(({ kind }) => kind === 'websocket').length;
    await watch(scene, ['telegram', 'signal']);
    await followed(scene, 'basic');
    expect(sockets() > 0).toBe(asksSocketsUnpermitted(place));

    const options = await openGear(scene);
    await options.press(BUTTON);
    const question = await answerQuestion(rig, false);
    // For the hosts of this service alone; what detailed checks take beside them has no words of its own.
    expect(question).toMatch(/telegram\.org/);
    expect(question).not.toMatch(
      /signal|whatsapp|all (your data|websites|sites)|block content|browsing history/i,
    );
    await isAllowed(options, false);
    await options.press(BUTTON);
    await answerQuestion(rig, true);
    await isAllowed(options, true);
    await followed(scene, 'detailed');
    await until(() => sockets() > 0, { what: 'a socket' });

    await options.press(BUTTON);
    await isAllowed(options, false);
    await followed(scene, 'basic');

    await options.press(BUTTON);
    if (!grantsAgainUnasked(place)) await answerQuestion(rig, true);
    await isAllowed(options, true);
    await followed(scene, 'detailed');
    const popup = await show('popup/popup.html');
    await waitForPopup(popup, (shown) => shown.services.length === 2, 'the popup');
    await openRows(popup);
    await popup.evaluate(noteStatuses);
    const text = () => popup.evaluate(() => document.body.innerText);
    await until(async () => (await text()).includes('Detailed checks are on'), {
      what: 'the popup to say so',
    });
    await takeBack(rig, ORIGINS);
    await followed(scene, 'basic');
    await until(async () => (await text()).includes('was removed in the browser'), {
      what: 'the popup to say what is lost',
    });
    const before = sockets();
    await rig.check(['signal/site', 'telegram/venus']);
    // Firefox's would name the installation again.
    if (!asksSocketsUnpermitted(place)) expect(sockets()).toBe(before);

    const statuses = await popup.evaluate(() => [...(window as never as { seen: Set<string> }).seen]);
    expect(statuses.filter((one) => / (down|degraded)$/.test(one))).toEqual([]);
    expect([await told(), (await rig.state()).incidents]).toEqual([[], []]);
  },
};
