import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { expect, it } from 'vitest';
import { readClientHello } from './client-hello.ts';

/** The first bytes that a TLS client of Node sends. */
async function firstBytes(options: tls.ConnectionOptions): Promise<Buffer> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = tls.connect({ ...options, host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  client.on('error', () => {});
  const [socket] = (await once(server, 'connection')) as [net.Socket];
  socket.on('error', () => {});
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  client.destroy();
  socket.destroy();
  server.close();
  return bytes;
}

it('reads the name and the protocols that a client offers', async () => {
  const bytes = await firstBytes({ servername: 'web.whatsapp.com', ALPNProtocols: ['h2', 'http/1.1'] });
  expect(readClientHello(bytes)).toEqual({ serverName: 'web.whatsapp.com', protocols: ['h2', 'http/1.1'] });
});

it('finds nothing where nothing is offered', async () => {
  expect(readClientHello(await firstBytes({}))).toEqual({ protocols: [] });
});

it('finds nothing in what is no hello, or only the beginning of one', async () => {
  const bytes = await firstBytes({ ALPNProtocols: ['h2'] });
  expect(readClientHello(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toEqual({ protocols: [] });
  expect(readClientHello(bytes.subarray(0, 60)).protocols).toEqual([]);
});
