/** The user's own services: what was typed, what is stored of it, and the service that comes of it. */
import { describe, expect, it } from 'vitest';
import { contacts, known, originsOf, defaultSettings, hosts, services } from '../../src/services/index.ts';
import { customService, isAskable, newId } from '../../src/services/custom.ts';
import { readAddress } from '../../src/services/typed.ts';

const hrefOf = (typed: string) => {
  const read = readAddress(typed);
  return typeof read === 'string' ? read : read.href;
};

describe('what is typed', () => {
  it.each([
    ['chat.example.org', 'https://chat.example.org/'],
    ['  Chat.Example.ORG/ ', 'https://chat.example.org/'],
    ['chat.example.org:8443/team', 'https://chat.example.org:8443/team'],
    ['https://example.org/page?a=1#here', 'https://example.org/page?a=1'],
    ['wss://example.org/ws', 'wss://example.org/ws'],
    ['مثال.إختبار', 'https://xn--mgbh0fb.xn--kgbechtv/'],
    // A workplace's own server is somebody's messenger too.
    ['https://10.1.2.3/', 'https://10.1.2.3/'],
    ['mattermost.fritz.local', 'https://mattermost.fritz.local/'],
    ['https://[fd00::1]/', 'https://[fd00::1]/'],
    ['https://[::ffff:10.1.2.3]/', 'https://[::ffff:a01:203]/'],
    ['10-1-2-3.sslip.io', 'https://10-1-2-3.sslip.io/'],
    // The same host, and by this name everybody knows it.
    ['web.whatsapp.com.', 'https://web.whatsapp.com/'],
    ['https://chat.example.org.:8443/', 'https://chat.example.org:8443/'],
    // What looks like another name is shown as what it is.
    ['https://tеlegram.org/', 'https://xn--tlegram-7gg.org/'],
  ])('%s means %s', (typed, href) => expect(hrefOf(typed)).toBe(href));

  it.each([
    ['@someone:example.org', 'https://example.org/'],
    ['@someone:example.org:8448', 'https://example.org/'],
    ['#room:chat.example.org', 'https://chat.example.org/'],
    ['!id:example.org', 'https://example.org/'],
    ['https://matrix.to/#/@someone:example.org', 'https://example.org/'],
    ['https://matrix.to/#/%23room%3Aexample.org?via=other.example', 'https://example.org/'],
    ['https://matrix.to/#/!id?via=example.org&via=other.example', 'https://example.org/'],
    ['https://matrix.to/#/!id:example.org/$event?via=other.example', 'https://example.org/'],
    ['https://app.element.io/#/room/#room:example.org', 'https://example.org/'],
    ['matrix:u/someone:example.org', 'https://example.org/'],
    ['matrix:roomid/id:example.org/e/event?via=other.example', 'https://example.org/'],
    ['someone@example.org', 'https://example.org/'],
    ['someone@example.org/phone', 'https://example.org/'],
    ['xmpp:someone@example.org?message', 'https://example.org/'],
    ['xmpp:room@conference.example.org?join', 'https://example.org/'],
    ['https://conversations.im/i/someone@example.org', 'https://example.org/'],
    ['https://xmpp.link/#someone@example.org', 'https://example.org/'],
    ['@someone@social.example', 'https://social.example/'],
    ['acct:someone@social.example', 'https://social.example/'],
    ['mattermost://chat.example.org/team', 'https://chat.example.org/team'],
    ['https://go.rocket.chat/room?host=chat.example.org&path=channel%2Fgeneral', 'https://chat.example.org/'],
    // These are addresses of pages, whatever stands in them.
    ['https://social.example/@someone', 'https://social.example/@someone'],
    ['https://social.example/@someone@other.example', 'https://social.example/@someone@other.example'],
    ['https://app.element.io/#/home', 'https://app.element.io/'],
    ['https://example.org/page#someone@other.example', 'https://example.org/page'],
  ])('%s is asked at %s', (typed, href) => expect(hrefOf(typed)).toBe(href));

  it.each([
    ['@someone:localhost', 'this-computer'],
    ['someone@127.0.0.1', 'this-computer'],
    ['@someone:', 'address'],
    ['someone@', 'address'],
    ['@someone:*.example.org', 'address'],
    ['xmpp:someone', 'address'],
    ['mattermost://name:secret@example.org/', 'address'],
    ['', 'address'],
    ['chat', 'address'],
    ['two words.org', 'address'],
    ['ftp://example.org', 'address'],
    ['javascript:alert(1)', 'address'],
    ['https://name:secret@example.org/', 'address'],
    ['http://example.org', 'unencrypted'],
    ['WS://example.org/ws', 'unencrypted'],
    ['https://127.0.0.1:8065', 'this-computer'],
    ['127.1', 'this-computer'],
    ['https://localhost', 'this-computer'],
    ['chat.localhost', 'this-computer'],
    ['https://[::1]/', 'this-computer'],
    ['https://[::ffff:127.0.0.1]/', 'this-computer'],
    ['https://[::ffff:0.0.0.0]/', 'this-computer'],
    ['localhost.', 'this-computer'],
    ['LOCALHOST..', 'address'],
    ['https://[64:ff9b::127.0.0.1]/', 'this-computer'],
    ['0x7f.1', 'this-computer'],
    ['2130706433', 'this-computer'],
    ['127.0.0.1.nip.io', 'this-computer'],
    ['chat.127-0-0-1.sslip.io', 'this-computer'],
    ['7f000001.nip.io', 'this-computer'],
    ['--1.sslip.io', 'this-computer'],
    ['chat.lvh.me.', 'this-computer'],
    ['localtest.me', 'this-computer'],
    ['*.example.org', 'address'],
    ['https://%2a.example.org/', 'address'],
    ['https://*/', 'address'],
    ['chat..example.org', 'address'],
    ['chat.example.org..', 'address'],
    ['chat!.example.org', 'address'],
  ])('%s is refused: %s', (typed, refusal) => expect(readAddress(typed)).toBe(refusal));
});

describe('a service of one’s own', () => {
  const own = {
    ...{ id: 'own-chat-example', name: 'Our chat', kind: 'mattermost' },
    ...{ url: 'https://chat.example/api/v4/system/ping', openUrl: 'https://chat.example/' },
  };

  it('is a service beside the others, with its website', () => {
    const service = known({ ...defaultSettings, custom: [own] }).at(-1)!;
    expect(service).toMatchObject({ id: own.id, name: 'Our chat', operator: 'chat.example', isOwn: true });
    expect(service.endpoints.map(({ serves, proves }) => [serves, proves])).toEqual([
      ['messages', 2],
      ['website', 1],
    ]);
    expect(hosts(service)).toEqual(['chat.example']);
  });

  it('needs the permission for its hosts alone', () => {
    const xmpp = { ...own, kind: 'xmpp-websocket', url: 'wss://ws.chat.example/xmpp' };
    expect(originsOf({ ...defaultSettings, custom: [xmpp] })[own.id]).toEqual([
      'https://ws.chat.example/*',
      'wss://ws.chat.example/*',
      'https://chat.example/*',
    ]);
    expect(customService(xmpp).endpoints[0]!.probe).toMatchObject({ domain: 'chat.example' });
  });

  it.each([
    ['http', 1],
    ['websocket', 1],
    ['matrix', 2],
    ['rocketchat', 2],
  ])('of kind %s proves %d at most', (kind, proves) =>
    expect(customService({ ...own, kind }).endpoints[0]!.proves).toBe(proves),
  );

  it('is not taken from storage with an address that must not be asked', () => {
    expect(isAskable(own)).toBe(true);
    expect(isAskable({ ...own, url: 'http://chat.example/' })).toBe(false);
    expect(isAskable({ ...own, openUrl: 'javascript:alert(1)' })).toBe(false);
    expect(isAskable({ ...own, kind: 'discord-gateway' })).toBe(false);
    expect(isAskable({ ...own, kind: 'toString' })).toBe(false);
  });

  it('takes the place of no service of the catalogue', () => {
    expect(isAskable({ ...own, id: 'whatsapp' })).toBe(false);
    expect(isAskable({ ...own, id: 'own-chat/example' })).toBe(false);
    expect(services.filter(({ id }) => id.startsWith('own-'))).toEqual([]);
  });

  it('has an id that nobody else has', () => {
    expect(newId('chat.example', [])).toBe('own-chat-example');
    expect(newId('chat.example', ['own-chat-example', 'own-chat-example-2'])).toBe('own-chat-example-3');
    expect(contacts.map(({ id }) => id)).not.toContain(newId('slack', []));
  });
});
