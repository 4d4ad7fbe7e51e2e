/** Wasl hears of its own requests alone, and only while it asks. */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { hosts } from '../lab/catalogue.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { detailedIn } from '../drive/extension.ts';
import { night } from '../browser/stage.ts';

/** Each change of the listeners, and each event that came to one of them; in `storage.session`. */
interface Note {
  what: 'add' | 'remove' | 'event';
  event: string;
  urls?: string[];
  /** Of the request that an event was about. */
  url?: string;
}

/** Runs in the extension, in front of its own background script: writes down what it listens to. */
function noteListeners(): void {
  const { chrome, browser } = globalThis as unknown as { chrome: Api; browser?: Api };
  const api = browser ?? chrome;
  let writing: Promise<unknown> = Promise.resolve();
  const note = (one: Note) => {
    writing = writing.then(async () => {
      const { notes = [] } = (await api.storage.session.get('notes')) as { notes?: Note[] };
      await api.storage.session.set({ notes: [...notes, one] });
    });
  };
  type Hear = (details: { url: string }) => unknown;
  for (const name of Object.keys(api.webRequest).filter((key) => key.startsWith('on'))) {
    const event = (api.webRequest as never as Record<string, Api['webRequest']['onErrorOccurred']>)[name]!;
    const { addListener, removeListener } = event;
    const noted = new Map<unknown, Hear>();
    Object.assign(event, {
      addListener(hear: Hear, filter: { urls: string[] }, ...extra: string[][]) {
        note({ what: 'add', event: name, urls: filter.urls });
        const wrapped: Hear = (details) => {
          note({ what: 'event', event: name, url: details.url });
          return hear(details);
        };
        noted.set(hear, wrapped);
        addListener.call(event, wrapped as never, filter, ...(extra as []));
      },
      removeListener(hear: Hear) {
        note({ what: 'remove', event: name });
        removeListener.call(event, noted.get(hear) as never);
      },
    });
  }
}

const notesOf = async (rig: Rig): Promise<Note[]> => ((await rig.stored())['notes'] ?? []) as Note[];
const count = (notes: readonly Note[], wanted: Note['what']) =>
  notes.filter(({ what }) => what === wanted).length;

it.each(['chromium', 'firefox'] as const)('browsing beside a round leaves nothing (%s)', async (browser) => {
  const rig = await startRig(browser, { ...detailedIn(browser), before: [noteListeners] });
  onTestFinished(rig.close);
  await rig.choose(['signal', 'slack']);
  const quiet = await until(async () => {
    const notes = await notesOf(rig);
    return count(notes, 'add') > 0 && count(notes, 'add') === count(notes, 'remove') && notes;
  });
  // Only the hosts that were asked about, each by name.
  const heard = [...new Set(quiet.flatMap(({ urls = [] }) => urls))].map((url) => new URL(url).hostname);
  expect(heard.filter((host) => !hosts.includes(host))).toEqual([]);
  expect(heard.length).toBeGreaterThan(5);

  // A round that lasts, on hosts of which one answers, one fails and one is silent.
  await rig.lab.play(
    night([
      { from: 0, hosts: ['updates.signal.org'], fault: 'tls-reset' },
      { from: 0, hosts: ['signal.me'], fault: 'hang' },
    ]),
  );
  const secret = 'my-own-secret-path';
  // Where the browser is slow to show the tabs the round may be over before: then once more.
  await until(
    async () => {
      const before = rig.lab.seen.length;
      const seen = () => rig.lab.seen.slice(before);
      const round = rig.check(['signal/links']);
      await until(() => seen().some(({ host }) => host === 'signal.me'));
      const tabs = await Promise.all(
        ['signal.org', 'updates.signal.org', 'signal.me', 'slack.com'].map((host) =>
          rig.browse(`https://${host}/${secret}`),
        ),
      );
      const reached = () =>
        seen()
          .filter(({ path }) => path.includes(secret))
          .map(({ host }) => host);
      await until(() => ['signal.org', 'slack.com', 'signal.me'].every((host) => reached().includes(host)), {
        what: 'the tabs to be shown',
      });
      const notes = await notesOf(rig);
      for (const leave of tabs) await leave();
      await round;
      return count(notes, 'add') > count(notes, 'remove');
    },
    { what: 'tabs beside a round' },
  );

  const { notes: _, ...stored } = await rig.stored();
  expect(JSON.stringify(stored)).toContain('signal');
  expect(JSON.stringify(stored)).not.toContain(secret);
  await until(async () => count(await notesOf(rig), 'add') === count(await notesOf(rig), 'remove'), {
    what: 'the listeners to be gone',
  });

  // Nobody listens any more: what a tab does now does not even come to us.
  const leave = await rig.browse(`https://signal.org/${secret}-again`);
  await until(() => rig.lab.seen.some(({ path }) => path.includes(`${secret}-again`)));
  await leave();
  expect((await notesOf(rig)).filter(({ url }) => url?.includes(`${secret}-again`))).toEqual([]);
});
