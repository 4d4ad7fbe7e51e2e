/** `test/browser/identity.test.ts` in Firefox, whose Origin would name the installation. */
import { expect, it } from 'vitest';
import { askAll, isLeftAlone, isNobody, kindsOf, originsOf } from '../browser/seen-of-us.ts';
import { DETAILED } from '../drive/extension.ts';

it('nothing at all in Firefox without permission, and no socket', async () => {
  const asked = await askAll('firefox', {});
  await isNobody(asked);
  expect(originsOf(asked.seen)).toEqual([undefined]);
  expect(kindsOf(asked.seen)).toEqual(['http HEAD', 'https HEAD']);
});

it('nothing at all in Firefox with permission, over sockets and in what is posted', async () => {
  const asked = await askAll('firefox', DETAILED);
  await isNobody(asked);
  expect(originsOf(asked.seen)).toEqual([undefined]);
  expect(kindsOf(asked.seen)).toEqual(['http GET', 'https GET', 'https HEAD', 'https POST', 'websocket GET']);
  // What is posted is understood without an Origin.
  const { endpoints } = await asked.rig.state();
  expect(endpoints['telegram/venus']).toMatchObject({ grade: 2, tier: 'detailed' });
  await isLeftAlone(asked);
});
