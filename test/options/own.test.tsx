// @vitest-environment happy-dom
/** Services of the user's own in the settings: typed, tested, added. */
import { expect, describe, it } from 'vitest';
import { settings as firstSettings } from '../ui/fixtures/settings.ts';
import { chat, host, mattermost, open, own, website } from './open.tsx';

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
      'about 0.5 kB; checked like the others, about 3 MB a month',
    );
    expect(page.settings()).toEqual(firstSettings);

    page.enter('[name=own-name]', ' Our chat ');
    page.click('[data-action=own-add]');
    await page.rest();
    const { custom, services } = page.settings();
    const { kind, url, openUrl } = mattermost;
    expect(custom).toEqual([{ id: 'own-chat-example', name: 'Our chat', kind, url, openUrl }]);
    expect(services.at(-1)).toEqual({ id: 'own-chat-example', wantsDetailed: true });
    expect(page.text('[data-service=own-chat-example] label')).toBe('OOur chatchat.example');
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

it('is whole in Arabic, and every control has a name', async () => {
  const page = open({ tag: 'ar', finds: [{ ...chat, isReadable: false, elsewhere: ['matrix.example'] }] });
  await page.test('chat.example');
  expect(page.text('.own')).not.toMatch(/\$|[a-z]+_[a-z]|undefined/);
  expect(page.nameless()).toEqual([]);
});
