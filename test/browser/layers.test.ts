/** Which layer failed, with permission in both browsers; `test/long/layers-unpermitted.test.ts` has the rest. */
import { expect, it } from 'vitest';
import { ALL, DROPPED, HEARD, meetAll, shownOf, STATUSES } from './layers.ts';
import { detailedIn } from '../drive/extension.ts';

it.each(['chromium', 'firefox'] as const)('is named with permission (%s)', async (browser) => {
  const { rig, seen } = await meetAll(browser, detailedIn(browser));
  expect(shownOf(seen)).toEqual(Object.fromEntries(ALL.map(([id, , shown]) => [id, shown])));
  for (const [id, , , detail] of ALL) {
    expect(seen.get(id)!.tier).toBe('detailed');
    if (detail) expect(seen.get(id)!.detail, id).toMatch(detail);
  }
  for (const [id, status] of Object.entries(STATUSES)) expect(seen.get(id)!.status).toBe(status);
  // The upgrade alone was refused: Firefox says with which status, and in Chromium https answers beside it.
  const { status, detail } = seen.get('whatsapp/socket')!;
  expect([status, detail!.includes('https 200')]).toEqual(
    browser === 'firefox' ? [403, false] : [undefined, true],
  );
  // Firefox names the authority that a test has put on this computer; of what it refuses it tells nothing.
  const signed = ALL.filter(([id]) => seen.get(id)!.detail?.includes('signed by CN=Wasl lab'));
  const expected = ALL.filter(([, , shown]) => typeof shown === 'number' || HEARD.includes(shown));
  expect(signed.map(([id]) => id).sort()).toEqual(
    browser === 'firefox' ? [...expected.map(([id]) => id), 'whatsapp/socket'].sort() : [],
  );
  const dropped = seen.get(DROPPED)!;
  if (browser === 'chromium') expect(dropped).toMatchObject({ answered: true, isWarm: false });
  else expect(dropped).toMatchObject({ failure: 'aborted', isWarm: true, detail: 'NS_ERROR_ABORT' });
  const { endpoints } = await rig.state();
  const refused = endpoints['whatsapp/socket']!;
  if (browser === 'firefox') expect(refused.isRefusedToUs).toBe(true);
  else expect(refused.run).toMatchObject({ failure: 'network', failuresInARow: 1 });
  expect(endpoints['telegram/venus']!.run).toMatchObject({ failure: 'dns', failuresInARow: 1 });
  expect(endpoints['signal/chat']).toMatchObject({ grade: 0, tier: 'detailed' });
  expect(endpoints['signal/chat']!.answeredAt).toBeDefined();
});
