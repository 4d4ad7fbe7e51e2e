/** The XMPP probe against Debian's ejabberd, which nobody here wrote. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { xmppWebsocket } from '../../src/probes/xmpp-websocket.ts';
import { startEjabberd } from '../peers/ejabberd.ts';
import { nodeNet } from '../peers/net.ts';
import type { XmppServer } from '../peers/prosody.ts';
import { ensureDebian } from './debian.ts';

let server: XmppServer;
beforeAll(async () => {
  ensureDebian('erl', 'ejabberd');
  server = await startEjabberd('chat.example');
}, 600_000);
afterAll(() => server?.stop());

const ask = (domain: string) =>
  xmppWebsocket({ kind: 'xmpp-websocket', url: server.socket, domain }, nodeNet());

it('finds the domain that is served', async () => {
  expect(await ask('chat.example')).toEqual({ grade: 2, detail: 'open, features' });
});

it('is told about a domain that is not', async () => {
  expect(await ask('other.example')).toEqual({
    failure: 'no-protocol',
    detail: 'stream error host-unknown',
  });
});
