/** A browser under the policy of an organisation with a collector, and the door through which it is reached. */
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import type { Browser as Api } from 'webextension-polyfill';
import { OUTGOING } from '../../src/core/storage/keys.ts';
import { outgoingFrom } from '../../src/services/outgoing-document.ts';
import { startRig, type Rig, type RigOptions } from '../browser/rig.ts';
import { chromiumPolicy, firefoxPolicy } from '../drive/managed.ts';
import type { Lab } from '../lab/lab.ts';

declare const chrome: Api;

export const HOST = 'otel.newsroom.example';
export const NAMES = ['chromium', 'firefox'] as const;
export type Name = (typeof NAMES)[number];
const policy = (name: Name) => ({
  ...{ services: ['discord', 'signal'], preset: 'watchful', locked: ['services', 'preset'] },
  collector: {
    url: `https://${HOST}/opentelemetry/v1/metrics`,
    services: ['discord'],
    instance: `desk-${name}`,
    headers: { Authorization: 'Bearer abc' },
  },
});

/** The organisation's door: it ends TLS, with a certificate that the browser trusts, before the collector. */
async function door(lab: Lab, port: number, heard: Buffer[]): Promise<Lab> {
  const [{ httpsPort, httpPort } = { httpsPort: 0, httpPort: 0 }] = lab.places;
  const server = tls.createServer(await lab.authority.issue('good', HOST), (socket) => {
    const collector = net.connect(port, '127.0.0.1');
    socket.on('data', (data: Buffer) => heard.push(data));
    socket.pipe(collector).pipe(socket);
    for (const end of [socket, collector])
      end.on('error', () => [socket, collector].forEach((one) => one.destroy()));
  });
  server.listen(httpsPort, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...lab,
    places: [...lab.places, { host: HOST, address: '127.0.0.1', httpsPort, httpPort }],
    async close() {
      server.close();
      await lab.close();
    },
  };
}

export async function startManaged(name: Name, port: number, granted: RigOptions) {
  const heard: Buffer[] = [];
  const files = { chromium: chromiumPolicy(), firefox: firefoxPolicy() };
  files[name].write(policy(name));
  const rig = await startRig(name, {
    ...granted,
    widen: (lab) => door(lab, port, heard),
    ...(name === 'chromium' ? { key: files.chromium.key } : { environment: { HOME: files.firefox.home } }),
  });
  return {
    ...{ rig, heard },
    async close() {
      await rig.close();
      Object.values(files).forEach(({ remove }) => remove());
    },
  };
}

/** Presses "check now". */
export const check = (rig: Rig) => rig.evaluate(() => chrome.runtime.sendMessage<unknown, void>('check-now'));
/** What waits for the collector, and how the last try went. */
export const outgoing = async (rig: Rig) => outgoingFrom((await rig.stored())[OUTGOING]);
