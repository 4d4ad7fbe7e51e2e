import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { createClient } from './client.ts';
import { CALM, startLab, type Lab } from './lab.ts';

const HOSTS = [
  'web.whatsapp.com',
  'telegram.org',
  'gateway.discord.gg',
  'discord.com',
  'detectportal.firefox.com',
  'dns.google',
  'chat.signal.org',
];
const SERVICES: Record<string, readonly string[]> = { discord: ['discord.com', 'gateway.discord.gg'] };

let lab: Lab;
let client: ReturnType<typeof createClient>;
beforeAll(async () => {
  lab = await startLab({ hosts: HOSTS, hostsOfService: (id) => SERVICES[id] ?? [] });
  client = createClient(lab);
});
beforeEach(() => lab.play(CALM));
afterAll(async () => {
  client.close();
  await lab.close();
});

function night(events: readonly object[]): Scenario {
  const head = { name: 'x', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 100 };
  const quick = { baseline: { latencyMs: [1, 3] } };
  return parseScenario(JSON.stringify({ ...head, ...quick, events }), 'x.json', ['discord']);
}

/** Lets one fault happen to WhatsApp's and Discord's hosts for good. */
const happen = (fault: object, hosts = ['web.whatsapp.com', '*.discord.gg']) =>
  lab.play(night([{ from: 0, hosts, ...fault }]));

const PAGE = 'https://web.whatsapp.com/';
const PLAIN = 'http://web.whatsapp.com/';
const SOCKET = 'wss://gateway.discord.gg/?v=10&encoding=json';
const SOON = { limitMs: 300 };

/** What the three of them meet. Only where silence is expected is it not waited for. */
async function reachAll(expected: readonly (string | number)[] = []) {
  const limit = (index: number) => (/timeout|silent/.test(String(expected[index])) ? SOON : {});
  const met = await Promise.all(
    [PAGE, PLAIN, SOCKET].map((address, index) => client.reach(address, limit(index))),
  );
  return met.map(({ what }) => what);
}

describe('a calm day', () => {
  it('answers over https, http and WebSocket under the real names', async () => {
    expect(await reachAll()).toEqual([200, 200, 'open']);
  });

  it('shows a certificate that nobody trusts where that is the good answer', async () => {
    expect(await client.reach('https://chat.signal.org/')).toMatchObject({
      what: 'SELF_SIGNED_CERT_IN_CHAIN',
    });
    await happen({ fault: 'certificate', reason: 'name' }, ['chat.signal.org']);
    expect(await client.reach('https://chat.signal.org/')).toMatchObject({
      what: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('speaks HTTP/2 and keeps the connection', async () => {
    const before = lab.traffic('telegram.org').connections;
    const session = client.connect('telegram.org');
    expect([await session.get('/a'), await session.get('/b')]).toEqual([200, 200]);
    expect(lab.traffic('telegram.org').connections - before).toBe(1);
    session.close();
  });

  it('lets a service speak its protocol', async () => {
    expect(await client.reach(SOCKET)).toMatchObject({
      what: 'open',
      body: expect.stringContaining('"op":10'),
    });
    expect((await client.reach('http://detectportal.firefox.com/success.txt')).body).toBe('success\n');
  });

  it('notes what was asked', async () => {
    await client.reach('https://telegram.org/favicon.ico?x=1', { method: 'HEAD' });
    expect(lab.seen.at(-1)).toMatchObject({
      host: 'telegram.org',
      kind: 'https',
      method: 'HEAD',
      path: '/favicon.ico?x=1',
    });
  });

  it('counts the bytes inside TCP', async () => {
    const before = lab.traffic('telegram.org');
    await client.reach('http://telegram.org/');
    const after = lab.traffic('telegram.org');
    const request = 'GET / HTTP/1.1\r\nhost: telegram.org\r\nConnection: close\r\n\r\n';
    expect(after.receivedBytes - before.receivedBytes).toBe(request.length);
    expect(after.sentBytes - before.sentBytes).toBeGreaterThan(200);
  });
});

describe('a fault', () => {
  it.each([
    [{ fault: 'refused' }, ['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED']],
    [{ fault: 'dns' }, ['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED']],
    [{ fault: 'timeout' }, ['timeout', 'timeout', 'timeout']],
    [{ fault: 'tls-reset' }, ['ECONNRESET', 200, 'ECONNRESET']],
    [{ fault: 'hang' }, ['timeout', 'timeout', 'timeout']],
    [{ fault: 'status', status: 503 }, [503, 503, 503]],
    [{ fault: 'websocket-refused', status: 403 }, [200, 200, 403]],
    [{ fault: 'certificate' }, ['SELF_SIGNED_CERT_IN_CHAIN', 200, 'SELF_SIGNED_CERT_IN_CHAIN']],
    [{ fault: 'certificate', reason: 'expired' }, ['CERT_HAS_EXPIRED', 200, 'CERT_HAS_EXPIRED']],
    [
      { fault: 'certificate', reason: 'name' },
      ['ERR_TLS_CERT_ALTNAME_INVALID', 200, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ],
    [{ fault: 'dns-forged' }, ['SELF_SIGNED_CERT_IN_CHAIN', 200, 'SELF_SIGNED_CERT_IN_CHAIN']],
    [{ fault: 'captive' }, ['SELF_SIGNED_CERT_IN_CHAIN', 302, 'SELF_SIGNED_CERT_IN_CHAIN']],
    [{ fault: 'refused', only: ['websocket'] }, [200, 200, 'ECONNRESET']],
    [{ fault: 'timeout', only: ['https'] }, ['timeout', 200, 'open']],
  ])('%o', async (fault, expected) => {
    await happen(fault);
    expect(await reachAll(expected)).toEqual(expected);
  });

  it('leaves other hosts alone', async () => {
    await happen({ fault: 'refused' });
    expect((await client.reach('https://telegram.org/')).what).toBe(200);
  });

  it('of a service meets all its hosts', async () => {
    await lab.play(night([{ from: 0, services: ['discord'], fault: 'refused' }]));
    expect((await client.reach('https://discord.com/')).what).toBe('ECONNREFUSED');
    expect((await client.reach(SOCKET)).what).toBe('ECONNREFUSED');
  });

  it('slows answers down by its own latency', async () => {
    await happen({ fault: 'slow', latencyMs: [5000, 5000] });
    const late = ['timeout', 'timeout', 'timeout'];
    expect(await reachAll(late)).toEqual(late);
  });

  it('opens a silent socket, or one that says something else', async () => {
    await happen({ fault: 'websocket-silent' });
    expect(await client.reach(SOCKET, SOON)).toEqual({ what: 'silent', body: '' });
    await happen({ fault: 'no-protocol' });
    expect((await client.reach(SOCKET)).body).toContain('<!doctype html>');
  });

  it('puts a page where the protocol is due', async () => {
    await happen({ fault: 'no-protocol' }, ['discord.com']);
    const met = await client.reach('https://discord.com/api/v10/gateway');
    expect([met.what, met.body.slice(0, 15)]).toEqual([200, '<!doctype html>']);
  });

  it('sends plain http to a sign-in page that can be reached', async () => {
    await happen({ fault: 'captive' }, ['*']);
    const { location } = await client.reach('http://detectportal.firefox.com/success.txt');
    expect((await client.reach(location!)).what).toBe(200);
  });

  it('blocks plain http with a page where names are forged', async () => {
    await happen({ fault: 'dns-forged' });
    expect((await client.reach(PLAIN)).body).toContain('Blocked');
  });

  it('happens as often as its probability says', async () => {
    await happen({ fault: 'status', status: 500, probability: 0.5 });
    const met = await Promise.all(Array.from({ length: 40 }, () => client.reach(PAGE)));
    const failed = met.filter(({ what }) => what === 500).length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(32);
  });

  it('begins and ends by the clock', async () => {
    await lab.play(night([{ from: 11, to: 13, hosts: ['telegram.org'], fault: 'refused' }]), 10);
    const met = async () => (await client.reach('https://telegram.org/')).what;
    expect(await met()).toBe(200);
    await expect.poll(met, { timeout: 3000 }).toBe('ECONNREFUSED');
    await expect.poll(met, { timeout: 5000 }).toBe(200);
  }, 15_000);
});

describe('a warm connection', () => {
  it('is cut when a fault begins', async () => {
    const session = client.connect('web.whatsapp.com');
    expect(await session.get('/')).toBe(200);
    await happen({ fault: 'tls-reset' });
    await expect.poll(() => session.get('/')).not.toBe(200);
    session.close();
  });

  it('stays open and says nothing when packets vanish, and is cut when they come through again', async () => {
    const session = client.connect('web.whatsapp.com');
    expect(await session.get('/')).toBe(200);
    await happen({ fault: 'timeout' });
    expect(await session.get('/', SOON.limitMs)).toBe('timeout');
    await lab.play(CALM);
    expect((await client.reach(PAGE)).what).toBe(200);
    session.close();
  });

  it('fails once when idle ones are dropped, and a fresh one answers', async () => {
    const session = client.connect('web.whatsapp.com');
    expect(await session.get('/')).toBe(200);
    await happen({ fault: 'drop-idle' });
    expect(await session.get('/')).not.toBe(200);
    expect((await client.reach(PAGE)).what).toBe(200);
    session.close();
  });

  it('meets a fault of requests without being cut', async () => {
    const session = client.connect('web.whatsapp.com');
    expect(await session.get('/')).toBe(200);
    await happen({ fault: 'status', status: 502 });
    expect(await session.get('/')).toBe(502);
    session.close();
  });
});

describe('names', () => {
  const ask = async (name: string) => {
    const { body } = await client.reach(`https://dns.google/resolve?name=${name}&type=A`);
    return (JSON.parse(body) as { Status: number }).Status;
  };

  it('that the local resolver hides are still there over HTTPS', async () => {
    await happen({ fault: 'dns' });
    expect(await ask('web.whatsapp.com')).toBe(0);
  });

  it('that are gone everywhere are gone there too', async () => {
    await happen({ fault: 'dns', everywhere: true });
    expect([await ask('web.whatsapp.com'), await ask('telegram.org')]).toEqual([3, 0]);
  });

  it('that come or go are announced', async () => {
    let told = 0;
    lab.onNames(async () => void (told += 1));
    await happen({ fault: 'dns' });
    await happen({ fault: 'refused' });
    await lab.play(CALM);
    expect(told).toBe(2);
  });
});

it('closes with connections open', async () => {
  const short = await startLab({ hosts: ['telegram.org'] });
  const session = createClient(short).connect('telegram.org');
  expect(await session.get('/')).toBe(200);
  await short.close();
  expect(await session.get('/')).not.toBe(200);
});
