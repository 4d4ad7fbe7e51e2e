/** What the services see of us, on real sockets: nothing that names the installation or the user. `test/long` has Firefox. */
import { expect, it } from 'vitest';
import { DETAILED } from '../drive/extension.ts';
import { askAll, isLeftAlone, isNobody, kindsOf, originsOf } from './seen-of-us.ts';

it.each([
  ['without permission', {}, ['http HEAD', 'https GET', 'https HEAD', 'https POST', 'websocket GET']],
  ['with permission', DETAILED, ['http GET', 'https GET', 'https HEAD', 'https POST', 'websocket GET']],
])('in Chromium the extension, which is the same for everybody (%s)', async (_, granted, kinds) => {
  const asked = await askAll('chromium', granted);
  await isNobody(asked, granted !== DETAILED);
  const own = `chrome-extension://${asked.rig.chromium!.extensionId}`;
  expect(originsOf(asked.seen).sort()).toEqual([own, undefined]);
  expect(kindsOf(asked.seen)).toEqual(kinds);
  // It is sent only where the browser insists: by sockets, and by what is posted or asked across origins.
  const named = asked.seen.filter(({ headers }) => headers.origin);
  const acrossOrigins = granted === DETAILED ? ['https POST'] : ['https GET', 'https HEAD', 'https POST'];
  expect(kindsOf(named)).toEqual([...acrossOrigins, 'websocket GET']);
  await isLeftAlone(asked);
});
