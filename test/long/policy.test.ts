/** Policies of an organisation in files where real browsers look for them: what they lock, what is wrong in them, when they change and go. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import type { Settings } from '../../src/core/model/settings.ts';
import { MANAGED, SETTINGS } from '../../src/core/storage/keys.ts';
import { managedFrom } from '../../src/services/managed-document.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { until } from '../drive/await.ts';
import { chromiumPolicy, firefoxDistribution, firefoxPolicy, type PolicyFile } from '../drive/managed.ts';

declare const chrome: Api;

const CHAT = 'chat.newsroom.example';
const policy = {
  organisation: 'Example Newsroom',
  services: ['signal', 'matrix', 'whatsup'],
  ownServices: [{ name: 'Chat', url: `https://${CHAT}/` }],
  preset: 'saver',
  quietHours: { from: '22:00', until: '25:00' },
  sources: ['operator'],
  permissions: ['webRequest'],
  locked: ['services', 'preset', 'quietHours'],
};

async function storedIn(rig: Rig) {
  const all = await rig.stored();
  return { settings: all[SETTINGS] as Settings | undefined, managed: managedFrom(all[MANAGED]) };
}

interface Told {
  file: PolicyFile;
  start(): Promise<Rig>;
}

/** How an organisation tells a browser what it wants. */
const ways: Readonly<Record<string, () => Told>> = {
  'Chromium, by a file of policies'() {
    const { key, ...file } = chromiumPolicy();
    return { file, start: () => startRig('chromium', { moreHosts: [CHAT], key }) };
  },
  'Firefox, by policies.json'() {
    const { program, ...file } = firefoxDistribution();
    async function start() {
      vi.stubEnv('FIREFOX', program);
      try {
        return await startRig('firefox', { moreHosts: [CHAT] });
      } finally {
        vi.unstubAllEnvs();
      }
    }
    return { file, start };
  },
  'Firefox, by the manifest of a managed storage'() {
    const { home, ...file } = firefoxPolicy();
    return {
      file,
      start: () => startRig('firefox', { moreHosts: [CHAT], environment: { HOME: home } }),
    };
  },
};

describe.each(Object.entries(ways))('%s', (_, way) => {
  let rig: Rig;
  let file: PolicyFile;
  const stored = () => storedIn(rig);
  const asked = () => new Set(rig.lab.seen.map(({ host }) => host));

  beforeAll(async () => {
    const told = way();
    file = told.file;
    file.write(policy);
    rig = await told.start();
  });
  afterAll(async () => {
    await rig?.close();
    file?.remove();
  });

  it('begins with the services that are locked, and says what it was told', async () => {
    const { settings, managed } = await until(
      async () => {
        const found = await stored();
        return found.settings?.isStarted && found.managed && { ...found, managed: found.managed };
      },
      { what: 'the policy to hold' },
    );
    expect(settings).toMatchObject({ preset: 'saver', sources: ['operator'] });
    expect(settings!.services.map(({ id }) => id)).toEqual(['signal', 'matrix', 'own-managed--chat']);
    expect(managed).toMatchObject({ organisation: 'Example Newsroom', locked: ['services', 'preset'] });
    const problems = managed.problems.map(({ place }) => place.join('.'));
    expect(problems).toEqual(expect.arrayContaining(['services.2', 'quietHours.until', 'quietHours']));
  });

  it('asks them, and nobody whose host the browser was not allowed', async () => {
    await until(() => [...asked()].some((host) => host.endsWith('signal.org')), {
      what: 'Signal to be asked',
    });
    await rig.evaluate(() => chrome.runtime.sendMessage('check-now'));
    expect([...asked()].filter((host) => /whatsapp|telegram/.test(host))).toEqual([]);
    expect([asked().has(CHAT), rig.lab.names.has(CHAT)]).toEqual([false, false]);
    const held = await rig.evaluate(() => chrome.permissions.getAll());
    expect(held.origins ?? []).toEqual([]);
    expect(held.permissions).not.toContain('webRequest');
  });

  it('keeps what is locked, whoever writes over it', async () => {
    const { settings } = await stored();
    const changed = {
      ...settings!,
      preset: 'watchful' as const,
      services: [{ id: 'zoom' }, { id: 'signal', isPaused: true }],
    };
    await rig.evaluate((key, value) => chrome.storage.local.set({ [key]: value }), SETTINGS, changed);
    const after = await until(
      async () => {
        const found = await stored();
        return found.settings?.preset === 'saver' && found.settings;
      },
      { what: 'the lock to hold' },
    );
    expect(after.services.map(({ id, isPaused }) => [id, isPaused ?? false])).toEqual([
      ['signal', true],
      ['matrix', false],
      ['own-managed--chat', false],
    ]);
    expect([...asked()].filter((host) => host.includes('zoom'))).toEqual([]);
  });

  it('says in the popup and in the settings whose they are, and what is wrong', async () => {
    const look = () => ({
      managed: document.querySelector('[data-managed]')?.textContent ?? '',
      problems: [...document.querySelectorAll<HTMLElement>('[data-problem]')].map(
        (one) => one.dataset['problem'],
      ),
      isLocked: document.querySelector<HTMLInputElement>('[name=preset]')?.matches(':disabled') ?? false,
    });
    const at = async (path: string) => {
      if (rig.firefox) {
        await rig.firefox.goTo(path);
        return rig.firefox;
      }
      return rig.chromium!.open(path);
    };
    const popup = await at('popup/popup.html');
    await popup.waitFor(
      () => document.querySelector('[data-managed]')?.textContent.includes('Example Newsroom') === true,
      [],
      {
        what: 'whose settings they are',
      },
    );
    const options = await at('options/options.html');
    await options.waitFor(() => document.querySelector('[data-problem]') !== null, [], {
      what: 'what is wrong',
    });
    const seen = await options.evaluate(look);
    expect(seen.managed).toContain('Your organisation manages these settings.');
    expect(seen.problems).toEqual(expect.arrayContaining(['services.2', 'quietHours.until']));
    expect(seen.isLocked).toBe(true);
  });
});

// Firefox reads a policy when it starts.
it('Chromium follows a policy that changes, and gives back what was the person’s when it goes', async () => {
  const file = chromiumPolicy();
  onTestFinished(file.remove);
  file.write(policy);
  const rig = await startRig('chromium', { key: file.key });
  onTestFinished(rig.close);
  const stored = () => storedIn(rig);

  file.write({ ...policy, preset: 'watchful', services: ['signal'] });
  await until(
    async () => {
      const { settings } = await stored();
      return settings?.preset === 'watchful' && settings.services.length === 2;
    },
    { what: 'the new policy to hold' },
  );
  file.remove();
  const { settings } = await until(
    async () => {
      const found = await stored();
      return found.managed === undefined && found;
    },
    { what: 'the policy to be gone' },
  );
  expect(settings).toMatchObject({ isStarted: false, preset: 'normal' });
  expect(settings!.services.map(({ id }) => id)).toEqual(['whatsapp', 'telegram', 'signal', 'messenger']);
});
