/** Servers of the user's own in a real Chromium: found out, added, watched, one of them down, removed; and an outside source is switched on. */
import axe from 'axe-core';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { until } from '../drive/await.ts';
import { startChromium } from '../drive/chromium.ts';
import { copyExtension } from '../drive/extension.ts';
import { setLook } from '../drive/look.ts';
import type { Page } from '../drive/page.ts';
import { allUp, checkNow, waitForPopup } from '../drive/popup.ts';
import { json } from '../lab/answer.ts';
import { hosts } from '../lab/catalogue.ts';
import { startLab } from '../lab/lab.ts';
import { healthyDocuments } from '../peers/documents.ts';
import { switchOnInSettings } from './consent.ts';
import { contrastProblems, cutProblems, targetProblems } from './face-checks.ts';
import { BUILT, night } from './stage.ts';

declare const chrome: Browser;

const TEAM = 'team.lab.test';
const HOME = 'home.lab.test';
/** Where the Matrix domain says that its server is. */
const MATRIX = 'matrix.home.lab.test';
const NOTHING = 'nothing.lab.test';

const document = (body: string) => json(JSON.parse(body));

const answers = [
  {
    host: TEAM,
    path: '/api/v4/system/ping',
    reply: () => document(healthyDocuments.mattermost.body),
  },
  {
    host: HOME,
    path: '/.well-known/matrix/client',
    reply: () => json({ 'm.homeserver': { base_url: `https://${MATRIX}` } }, { isOpen: true }),
  },
  { host: MATRIX, path: '/_matrix/client/versions', reply: () => document(healthyDocuments.matrix.body) },
];

/** Types an address and presses the button as a user does; gives what the form then says. */
async function look(options: Page, typed: string): Promise<string> {
  await options.waitFor(() => window.document.querySelector('[name="own-address"]') !== null, [], {
    what: 'the form',
  });
  await options.evaluate((address) => {
    const field = window.document.querySelector<HTMLInputElement>('[name="own-address"]')!;
    field.value = address;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, typed);
  await options.click('[data-action="own-look"]');
  return options.waitFor(
    () => {
      const found = window.document.querySelector<HTMLElement>('[data-own="found"] [role="status"]');
      const problem = window.document.querySelector<HTMLElement>('#own-problem');
      const said = found?.innerText || problem?.innerText;
      return said ? said.replace(/[\u2066-\u2069]/g, '') : undefined;
    },
    [],
    { what: `what ${typed} is` },
  );
}

/** What is wrong with the form, whoever reads it, in either theme, in a narrow window with large letters. */
async function problems(options: Page): Promise<readonly string[]> {
  await options.send('Runtime.evaluate', { expression: axe.source });
  const violations = await options.evaluate(async () => {
    const axes = await (globalThis as unknown as { axe: typeof axe }).axe.run('.own, [role="alertdialog"]');
    return axes.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`);
  });
  const found = [...violations, ...(await options.evaluate(targetProblems))];
  for (const theme of ['light', 'dark'] as const) {
    await setLook(options, { theme, width: 900 });
    const least = { text: 4.5, shape: 3 };
    found.push(...(await options.evaluate(contrastProblems, least, ['text', 'shapes'])));
  }
  for (const how of [{ width: 320 }, { width: 900, fontSize: 32 }]) {
    await setLook(options, how);
    found.push(...(await options.evaluate(cutProblems, false)));
  }
  await setLook(options, { width: 900 });
  return found;
}

it('are found out, watched, seen down and forgotten', async () => {
  const lab = await startLab({ hosts: [...hosts, TEAM, HOME, MATRIX], answers });
  onTestFinished(lab.close);
  const granted = [TEAM, HOME, MATRIX, NOTHING].flatMap((host) => [`https://${host}/*`, `wss://${host}/*`]);
  const copy = copyExtension(`${BUILT}chromium`, { permissions: ['webRequest'], hosts: granted });
  onTestFinished(copy.remove);
  const browser = await startChromium({ extension: copy.folder, lab });
  onTestFinished(browser.close);

  const stored = () => browser.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
  await browser.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, {
    ...defaultSettings,
    isStarted: true,
    services: [{ id: 'signal' }],
  });
  const options = await browser.open('options/options.html');

  expect(await look(options, `http://${TEAM}`)).toMatch(/^Wasl asks over encrypted connections only/);
  expect(lab.seen.filter(({ host }) => host === TEAM)).toEqual([]);
  expect(await look(options, NOTHING)).toMatch(/^nothing\.lab\.test: /);
  expect(await look(options, TEAM)).toMatch(/^Found at team\.lab\.test: Mattermost\. It answered in \d/);
  expect(await problems(options)).toEqual([]);
  await options.click('[data-action="own-add"]');
  expect(await look(options, HOME)).toMatch(/^Found at home\.lab\.test: Matrix\. It answered in \d/);
  await options.click('[data-action="own-add"]');
  await options.waitFor(() => window.document.querySelectorAll('[data-gear]').length === 3, [], {
    what: 'both in the list',
  });

  const popup = await browser.open('popup/popup.html');
  const all = await waitForPopup(
    popup,
    (shown) => shown.services.length === 3 && allUp(shown),
    'all three up',
  );
  // Rows keep the places that they had when the popup was opened, while some had not been heard yet.
  expect(all.services.map(({ id, name }) => [id, name]).sort()).toEqual([
    ['own-home-lab-test', HOME],
    ['own-team-lab-test', TEAM],
    ['signal', 'Signal'],
  ]);

  await lab.play(night([{ from: 0, hosts: [TEAM], fault: 'refused' }]));
  await checkNow(popup);
  const down = await waitForPopup(
    popup,
    ({ services }) => services.some(({ id, status }) => id === 'own-team-lab-test' && status === 'down'),
    'the Mattermost to be down',
  );
  expect(down.answer).toMatch(/^team\.lab\.test hasn't answered here since .*Your connection works\.$/);
  expect(down.services.map(({ id, status }) => [id, status]).sort()).toEqual([
    ['own-home-lab-test', 'up'],
    ['own-team-lab-test', 'down'],
    ['signal', 'reached'],
  ]);
  await until(async () => (await browser.badge()).text === '1', { what: 'a badge of 1' });

  await options.click('[data-gear="own-team-lab-test"]');
  await options.click('[data-service="own-team-lab-test"] [data-action="own-remove"]');
  await options.waitFor(() => window.document.querySelector('[role="alertdialog"]') !== null, []);
  expect(await problems(options)).toEqual([]);
  await options.click('[data-action="remove-all"]');
  await waitForPopup(popup, ({ services }) => services.length === 2, 'the Mattermost to be gone');
  await until(async () => !(await stored()).includes('own-team-lab-test'), {
    what: 'its history to be gone',
  });

  await switchOnInSettings(options, stored);

  expect(options.errors).toEqual([]);
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});
