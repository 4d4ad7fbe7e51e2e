// @vitest-environment happy-dom
/** Services of the user's own in the settings: typed, tested, added, removed. */
import { expect, describe, it } from 'vitest';
import type { Finding, Found } from '../../src/core/finding.ts';
import type { Settings } from '../../src/core/model.ts';
import { addingOf } from '../../src/options/adding.ts';
import { Options } from '../../src/options/options.tsx';
import { removingOf } from '../../src/options/removing.ts';
import { known } from '../../src/services/index.ts';
import { costs, settings as firstSettings, spent } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const mattermost: Found = {
  ...{ kind: 'mattermost', url: 'https://chat.example/api/v4/system/ping', openUrl: 'https://chat.example/' },
  ...{ grade: 2, latencyMs: 84, bytes: 480 },
};
const website: Found = {
  ...{ kind: 'http', url: 'https://chat.example/', openUrl: 'https://chat.example/' },
  ...{ grade: 1, latencyMs: 90, bytes: 124 },
};
const host = { host: 'chat.example', elsewhere: [], isReadable: true, bytes: 4000 };
const chat: Finding = { ...host, found: [mattermost, website] };
const own = { id: 'own-chat-example', name: 'Our chat', ...mattermost };

interface World {
  settings?: Settings;
  /** What the browser answers, and what the background finds, in order. */
  allows?: boolean;
  finds?: readonly (Finding | Error)[];
  tag?: string;
}

function open({ settings = firstSettings, allows = true, finds = [chat], tag = 'en' }: World = {}) {
  const did: string[] = [];
  const left = [...finds];
  let now = settings;
  const browser = {
    settings: () => now,
    async change(next: Settings) {
      now = next;
      draw();
    },
    async request(origins: readonly string[]) {
      did.push(`request ${origins}`);
      return allows;
    },
    revoke: async (origins: readonly string[]) => void did.push(`revoke ${origins}`),
    async find(typed: string) {
      did.push(`find ${typed}`);
      const finding = left.shift();
      if (!finding || finding instanceof Error) throw finding;
      return finding;
    },
    forget: async (id: string) => void did.push(`forget ${id}`),
  };
  const adding = addingOf(browser, () => draw());
  const removing = removingOf(browser, () => draw());
  const page = () => (
    <Options
      settings={now}
      words={wordsFor(tag)}
      services={known(now)}
      alerts="on"
      granted={[]}
      wasTested={false}
      wasSaved={false}
      version="0.1.0"
      ownHosts={[]}
      own={{
        ...{ adding: adding.adding(), monthOf: () => 3_000_000, actions: adding.actions },
        ...{ removing: removing.removing(), removal: removing.actions },
      }}
      actions={{
        change: (next) => void browser.change(next),
        revokeAlerts: () => undefined,
        allowAlerts: () => undefined,
        allowDetailed: () => undefined,
        revokeDetailed: () => undefined,
        testAlert: () => undefined,
      }}
      {...{ costs, spent }}
    />
  );
  const drawn = render(page());
  const draw = () => drawn.again(page());
  /** Everything that was promised is done. */
  const rest = () => new Promise((done) => setTimeout(done));
  const enter = (selector: string, typed: string) => {
    (drawn.one(selector) as HTMLInputElement).value = typed;
    drawn.one(selector).dispatchEvent(new Event('input', { bubbles: true }));
  };
  return {
    ...drawn,
    did,
    enter,
    rest,
    settings: () => now,
    async test(typed: string) {
      enter('[name=own-address]', typed);
      drawn.one('.own form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await rest();
    },
  };
}

describe('a service of one’s own', () => {
  it('is asked for, tested, named and added', async () => {
    const page = open();
    await page.test('chat.example');
    expect(page.did).toEqual(['request https://chat.example/*,wss://chat.example/*', 'find chat.example']);
    expect(page.text('[data-own=found] [role=status]').replace(/[\u2066-\u2069]/g, '')).toBe(
      'Found at chat.example: Mattermost. It answered in 84 ms.',
    );
    expect(page.text('[data-own=found]')).toContain('Its messaging protocol itself answered.');
    expect(page.text('[data-own=found]')).toContain(
      'about 0.5 kB; watched as the others, about 3 MB a month',
    );
    expect(page.settings()).toEqual(firstSettings);

    page.enter('[name=own-name]', ' Our chat ');
    page.click('[data-action=own-add]');
    await page.rest();
    const { custom, services } = page.settings();
    const { kind, url, openUrl } = mattermost;
    expect(custom).toEqual([{ id: 'own-chat-example', name: 'Our chat', kind, url, openUrl }]);
    expect(services.at(-1)).toEqual({ id: 'own-chat-example', wantsDetailed: true });
    expect(page.text('[data-service=own-chat-example] label')).toBe('OcOur chatchat.example');
    // Only what is needed is kept.
    expect(page.did.slice(2)).toEqual(['revoke wss://chat.example/*']);
    expect((page.one('[name=own-address]') as HTMLInputElement).value).toBe('');
  });

  it('may be its website alone', async () => {
    const page = open();
    await page.test('https://chat.example/');
    page.choose('[name=own-kind]', '1');
    expect(page.text('[data-own=found]')).toContain('whether messages get through is not seen');
    page.click('[data-action=own-add]');
    expect(page.settings().custom![0]).toMatchObject({ kind: 'http', name: 'chat.example' });
  });

  it('is given up, and the permission with it', async () => {
    const page = open();
    await page.test('chat.example');
    page.click('[data-action=own-cancel]');
    expect(page.all('[data-own=found]')).toEqual([]);
    expect(page.did.at(-1)).toBe('revoke https://chat.example/*,wss://chat.example/*');
    expect(page.settings()).toEqual(firstSettings);
  });

  it.each([
    ['', 'This is not the address of a host'],
    ['two words', 'This is not the address of a host'],
    ['http://chat.example', 'Wasl asks over encrypted connections only'],
    ['https://localhost:8065', 'This is this computer itself'],
    ['slack.com', 'This address belongs to Slack, which is in the list above.'],
  ])('is not asked at “%s”', async (typed, problem) => {
    const page = open();
    await page.test(typed);
    expect(page.text('[role=alert]').replace(/[\u2066-\u2069]/g, '')).toContain(problem);
    expect(page.one('[name=own-address]').getAttribute('aria-invalid')).toBe('true');
    expect(page.did).toEqual([]);
    page.enter('[name=own-address]', 'c');
    expect(page.text('[role=alert]')).toBe('');
  });

  it('may be watched without the permission, for less', async () => {
    const finding = { ...host, found: [website], isReadable: false };
    const page = open({ allows: false, finds: [finding] });
    await page.test('chat.example');
    expect(page.text('[role=alert]')).toBe('The browser did not allow it, so nothing was asked.');
    expect(page.did).toHaveLength(1);
    page.click('[data-action=own-without]');
    await page.rest();
    expect(page.text('[data-own=found]')).toContain(
      'Without the permission Wasl sees only whether it answers',
    );
    page.click('[data-action=own-add]');
    expect(page.settings().services.at(-1)).toEqual({ id: 'own-chat-example' });
  });

  it('that says nothing may be added all the same, as a website', async () => {
    const page = open({ finds: [{ ...host, found: [], failure: 'dns' }] });
    await page.test('wss://chat.example/ws');
    expect(page.text('[role=alert]').replace(/[\u2066-\u2069]/g, '')).toContain(
      'chat.example: its name was not found.',
    );
    page.click('[data-action=own-add]');
    expect(page.settings().custom![0]).toMatchObject({ kind: 'http', url: 'https://chat.example/' });
  });

  it('is asked at the host that the first one names, with its permission too', async () => {
    const there = { ...mattermost, kind: 'matrix', url: 'https://matrix.example/_matrix/client/versions' };
    const page = open({
      finds: [
        { ...host, found: [website], elsewhere: ['matrix.example'] },
        { ...host, found: [there] },
      ],
    });
    await page.test('chat.example');
    page.click('[data-action=own-elsewhere]');
    await page.rest();
    expect(page.did.slice(2)).toEqual([
      'request https://matrix.example/*,wss://matrix.example/*',
      'find chat.example',
    ]);
    expect(page.text('[data-own=found] [role=status]')).toContain('Matrix');
  });

  it('is not added twice', async () => {
    const twice = { ...firstSettings, custom: [own], services: [{ id: own.id }] };
    const page = open({ settings: twice });
    await page.test('chat.example');
    expect(page.text('[role=alert]').replace(/[\u2066-\u2069]/g, '')).toContain('belongs to Our chat');
    expect(page.all('[data-own=found]')).toEqual([]);
  });

  it('whose search breaks off leaves nothing behind', async () => {
    const page = open({ finds: [new Error('gone')] });
    await page.test('chat.example');
    expect(page.text('[role=alert]')).toBe('The browser could not do this. Nothing was changed.');
    await page.test('chat.example:8443');
    expect(page.did.at(-1)).toBe('find chat.example:8443');
  });
});

describe('removing one', () => {
  const settings = {
    ...firstSettings,
    custom: [own],
    services: [...firstSettings.services, { id: own.id, isPaused: true }],
  };

  it.each([
    ['remove-keep', []],
    ['remove-all', [`forget ${own.id}`]],
  ])('asks first what is to become of its history (%s)', async (action, forgotten) => {
    const page = open({ settings });
    page.click(`[data-rename=${own.id}] [data-action=own-remove]`);
    expect(page.text('[role=alertdialog]')).toContain('Remove Our chat?');
    expect(page.settings()).toEqual(settings);
    page.click(`[data-action=${action}]`);
    await page.rest();
    expect(page.settings()).toEqual({ ...firstSettings, custom: [] });
    expect(page.did).toEqual(['revoke https://chat.example/*', ...forgotten]);
  });

  it('does nothing when it is called off', () => {
    const page = open({ settings });
    page.click(`[data-rename=${own.id}] [data-action=own-remove]`);
    expect(document.activeElement).toBe(page.one('[data-action=remove-not]'));
    page.press('[role=alertdialog]', 'Escape');
    expect(page.all('[role=alertdialog]')).toEqual([]);
    expect(document.activeElement).toBe(page.one(`[data-rename=${own.id}] [data-action=own-remove]`));
    expect([page.settings(), page.did]).toEqual([settings, []]);
  });

  it('is offered for those alone that the user added, which can be renamed too', () => {
    const page = open({ settings });
    expect(page.all('[data-action=own-remove]')).toHaveLength(1);
    (page.one(`[data-rename=${own.id}] input`) as HTMLInputElement).value = 'The office';
    page.one(`[data-rename=${own.id}] input`).dispatchEvent(new Event('change', { bubbles: true }));
    expect(page.settings().custom![0]!.name).toBe('The office');
  });
});

it('is whole in Arabic, and every control has a name', async () => {
  const page = open({ tag: 'ar', finds: [{ ...chat, isReadable: false, elsewhere: ['matrix.example'] }] });
  await page.test('chat.example');
  expect(page.text('.own')).not.toMatch(/\$|[a-z]+_[a-z]|undefined/);
  const nameless = page
    .all('button, select, input, summary')
    .filter(
      (each) =>
        !(each.getAttribute('aria-label') ?? each.closest('label')?.textContent ?? each.textContent).trim(),
    );
  expect(nameless).toEqual([]);
});
