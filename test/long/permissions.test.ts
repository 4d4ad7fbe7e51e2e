/** Permissions come and go while the browser runs: the next round follows, and nobody is called down for it. */
import { expect, it, onTestFinished } from 'vitest';
import { contacts, originPatterns } from '../../src/services/index.ts';
import { until } from '../drive/await.ts';
import { noteStatuses, openRows, readPopup } from '../drive/popup.ts';
import { setGranted } from '../browser/grants.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';

const SERVICES = ['telegram', 'signal'];

const origins = contacts
  .filter(({ id }) => SERVICES.includes(id) || id === 'control')
  .flatMap((each) => originPatterns(each));

/** Waits for a look at every endpoint that is asked every round, on this tier, without anybody pressing anything. */
async function followed(rig: Rig, tier: Tier): Promise<void> {
  const asked = ['telegram/venus', 'signal/site', 'control/wikimedia'];
  await until(
    async () => {
      const { endpoints } = await rig.state();
      return asked.every((id) => endpoints[id]?.tier === tier && endpoints[id].answeredAt !== undefined);
    },
    { what: `answers on the ${tier} tier` },
  );
}

it.each(['chromium', 'firefox'] as const)('the next round follows (%s)', async (browser: Browser) => {
  const required = browser === 'chromium' ? { permissions: ['webRequest'], hosts: origins } : {};
  const rig = await startRig(browser, required);
  onTestFinished(rig.close);
  await setGranted(rig, false, origins);
  await rig.choose(SERVICES);
  await followed(rig, 'basic');

  const popup = rig.chromium ? await rig.chromium.open('popup/popup.html') : rig.firefox!;
  await rig.firefox?.goTo('popup/popup.html');
  await until(async () => (await readPopup(popup)).services.length === 2, { what: 'the popup' });
  await popup.evaluate(noteStatuses);
  await openRows(popup);
  const text = () => popup.evaluate(() => document.body.innerText);
  const sockets = () => rig.lab.seen.filter(({ kind }) => kind === 'websocket').length;

  await setGranted(rig, true, origins);
  await followed(rig, 'detailed');
  await until(async () => (await text()).includes('Detailed checks are on'), { what: 'the popup to say so' });
  expect((await rig.state()).endpoints['signal/site']).toMatchObject({ status: 200 });
  await until(() => sockets() > 0, { what: 'a socket' });

  await setGranted(rig, false, origins);
  await followed(rig, 'basic');
  await until(async () => (await text()).includes('Basic checks'), { what: 'the popup to say what is lost' });
  expect((await rig.state()).endpoints['signal/site']).not.toHaveProperty('status');
  const before = sockets();
  await rig.check(['signal/site', 'telegram/venus']);
  // Firefox's would name the installation again.
  if (browser === 'firefox') expect(sockets()).toBe(before);

  const statuses = await popup.evaluate(() => [...(window as never as { seen: Set<string> }).seen]);
  expect(statuses.filter((one) => / (down|degraded)$/.test(one))).toEqual([]);
  // Of Signal only that its website answers can be known, on either tier.
  expect(statuses).toEqual(expect.arrayContaining(['signal reached', 'telegram up']));
  expect((await rig.state()).incidents).toEqual([]);
});
