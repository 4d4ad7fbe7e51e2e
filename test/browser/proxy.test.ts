/** What Chromium says of a proxy, as offices have, that refuses one host, or wants a password for another. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { CALM } from '../lab/lab.ts';
import { DETAILED } from '../drive/extension.ts';
import { startRig } from './rig.ts';
import { PROXY_ASKS } from '../../src/core/model/terms.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  'slack.com': '403 Forbidden',
  'web.whatsapp.com': '403 Forbidden',
  'signal.org': '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"',
  'discord.com': '503 Service Unavailable',
};

/** A proxy that lets through to the lab what it is asked for by name, but for these hosts. */
async function office(lab: Lab): Promise<string> {
  const proxy = net.createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', (head) => {
      const [, host = ''] = /^CONNECT ([^:\s]+):443 /.exec(head.toString('latin1')) ?? [];
      const place = lab.places.find((one) => one.host === host);
      const answer = ANSWERS[host] ?? (place ? undefined : '502 Bad Gateway');
      if (answer) return void client.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`);
      const server = net.connect(place!.httpsPort, place!.address, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client.pipe(server).pipe(client);
      });
      server.on('error', () => client.destroy());
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => void proxy.close());
  return `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

it('is told with permission, and is no more than no answer without', async () => {
  const rig = await startRig('chromium', { ...DETAILED, hasDoor: true, proxied: office });
  onTestFinished(rig.close);
  await rig.lab.play(CALM);
  const ask = async (kind: string, url: string, tier: 'basic' | 'detailed' = 'detailed') => {
    const probe = { kind, url };
    const order = { endpoint: 'test/endpoint', kind, tier, probe, limitMs: 15_000, isWarm: false };
    const { answered, failure, detail } = await rig.ask(order);
    return answered ? 'answered' : [failure, detail];
  };
  const refused = 'net::ERR_TUNNEL_CONNECTION_FAILED';
  expect(await ask('http', 'https://telegram.org/favicon.ico')).toBe('answered');
  expect(await ask('http', 'https://slack.com/')).toEqual(['network', refused]);
  expect(await ask('http', 'https://discord.com/')).toEqual(['network', refused]);
  expect(await ask('http', 'https://signal.org/')).toEqual(['network', PROXY_ASKS]);
  expect(await ask('whatsapp-noise', 'wss://web.whatsapp.com/ws/chat')).toEqual([
    'network',
    `close 1006, https ${refused}`,
  ]);
  expect(await ask('opaque', 'https://slack.com/', 'basic')).toEqual(['network', undefined]);
});
