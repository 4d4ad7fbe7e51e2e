import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { CALM, startLab } from './lab.ts';
import { client, happen, lab, PAGE, reachAll, SOCKET, SOON, setSmallLab } from './small-lab.ts';

setSmallLab();

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
