import { describe, expect, it } from 'vitest';
import { client, happen, lab, night, PAGE, PLAIN, reachAll, SOCKET, setSmallLab } from './small-lab.ts';

setSmallLab();

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
    expect(await client.reach(SOCKET, { silenceMs: 100 })).toEqual({ what: 'silent', body: '' });
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
    const cut = night([{ from: 4_000, to: 8_000, hosts: ['telegram.org'], fault: 'refused' }]);
    const met = async () => (await client.reach('https://telegram.org/')).what;
    await lab.play(cut);
    expect(await met()).toBe(200);
    await lab.play(cut, 3_999.5);
    await expect.poll(met).toBe('ECONNREFUSED');
    await lab.play(cut, 7_999.5);
    await expect.poll(met).toBe(200);
  });
});
