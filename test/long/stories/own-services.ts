import { expect } from 'vitest';
import { until } from '../../drive/await.ts';
import { allUp, checkNow, waitForPopup } from '../../drive/popup.ts';
import { answerQuestion } from '../../drive/question.ts';
import { night } from '../../browser/stage.ts';
import { json } from '../../lab/answer.ts';
import { healthyDocuments } from '../../peers/documents.ts';
import { watch, type Shown, type Story } from '../story.ts';

const TEAM = 'team.lab.test';
const ID = 'own-team-lab-test';

async function type(options: Shown, address: string): Promise<void> {
  await options.waitFor(() => document.querySelector('[name="own-address"]') !== null, [], {
    what: 'the form',
  });
  await options.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>('[name="own-address"]')!;
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, address);
}

const said = (options: Shown) =>
  options.waitFor(
    () => {
      const found = document.querySelector<HTMLElement>('[data-own="found"] [role="status"]');
      return found !== null && found.innerText.replace(/[\u2066-\u2069]/g, '');
    },
    [],
    { what: 'what was found' },
  );

export const ownServices: Story = {
  name: 'a server of the user’s own: the browser asks for that host alone; it is found, watched, seen down, and forgotten',
  options: {
    isAsked: true,
    moreHosts: [TEAM],
    answers: [
      {
        host: TEAM,
        path: '/api/v4/system/ping',
        reply: () => json(JSON.parse(healthyDocuments.mattermost.body)),
      },
    ],
  },
  async play(scene) {
    const { rig, show, badge } = scene;
    await watch(scene, ['signal']);
    const options = await show('options/options.html');
    await type(options, TEAM);
    await options.press('[data-action="own-look"]');
    const question = await answerQuestion(rig, true);
    expect(question).toContain(TEAM);
    expect(question).not.toMatch(/signal|all (your data|websites|sites)/i);
    expect(await said(options)).toMatch(/^Found at team\.lab\.test: Mattermost\. It answered in \d/);
    await options.press('[data-action="own-add"]');
    await options.waitFor(() => document.querySelectorAll('[data-gear]').length === 2, [], {
      what: 'it in the list',
    });

    const popup = await show('popup/popup.html');
    await waitForPopup(popup, (shown) => shown.services.length === 2 && allUp(shown), 'both to be well');
    await rig.lab.play(night([{ from: 0, hosts: [TEAM], fault: 'refused' }]));
    await checkNow(popup);
    const down = await waitForPopup(
      popup,
      ({ services }) => services.some(({ id, status }) => id === ID && status === 'down'),
      'the Mattermost to be down',
    );
    expect(down.answer).toMatch(/^team\.lab\.test hasn't answered here since .*Your connection works\.$/);
    await until(async () => (await badge()).text === '1', { what: 'a badge of 1' });

    const again = await show('options/options.html');
    await again.click(`[data-gear="${ID}"]`);
    await again.click(`[data-service="${ID}"] [data-action="own-remove"]`);
    await again.click('[data-action="remove-all"]');
    await until(async () => !JSON.stringify(await rig.stored()).includes(ID), {
      what: 'its history to be gone',
    });
    await until(async () => (await badge()).text === '', { what: 'an empty badge' });
  },
};
