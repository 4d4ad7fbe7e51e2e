/** Firefox loads Wasl and runs it: install, first run, one check, and what that check tells the network. */
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../drive/await.ts';
import { startFirefox } from '../drive/firefox.ts';
import { start, waitForPopup } from '../drive/popup.ts';
import { BUILT, night, openLab } from './stage.ts';

it('runs in Firefox and says nothing that names the installation', async () => {
  const lab = await openLab();
  const firefox = await startFirefox({ extension: `${BUILT}firefox`, lab });
  onTestFinished(firefox.close);
  await firefox.goTo('popup/popup.html');
  expect(lab.seen).toEqual([]);

  await start(firefox);
  const shown = await waitForPopup(
    firefox,
    ({ services }) => services.length > 0 && services.every(({ status }) => status === 'up'),
    'all up',
  );
  expect(shown.connection).toBe('online');
  await until(async () => (await firefox.badge()).text === '', { what: 'an empty badge' });

  // Firefox's Origin of an extension is unique to the installation; sockets would carry it, so there are none.
  expect(lab.seen.filter(({ kind }) => kind === 'websocket')).toEqual([]);
  const telling = lab.seen.filter(({ headers }) => headers.origin || headers.cookie || headers.referer);
  expect(telling).toEqual([]);

  await lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
  await firefox.click('[data-action="check-now"]');
  await waitForPopup(firefox, ({ connection }) => connection === 'offline', 'the line to be lost', 90_000);
  await until(async () => (await firefox.badge()).text === '?', { what: 'a badge of ?' });
  expect(await firefox.problems()).toEqual([]);
});
