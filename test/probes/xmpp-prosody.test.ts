/** The XMPP probe against Debian's prosody, which nobody here wrote. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { xmppWebsocket } from '../../src/probes/xmpp-websocket.ts';
import { nodeNet } from '../peers/net.ts';
import { startProsody, type XmppServer } from '../peers/prosody.ts';

let prosody: XmppServer;
beforeAll(async () => {
  prosody = await startProsody('chat.example');
}, 70_000);
afterAll(() => prosody?.stop());

const ask = (domain: string) =>
  xmppWebsocket({ kind: 'xmpp-websocket', url: prosody.socket, domain }, nodeNet());

it('finds the domain that is served', async () => {
  expect(await ask('chat.example')).toEqual({ grade: 2, detail: 'open, features' });
});

it('is told about a domain that is not', async () => {
  expect(await ask('other.example')).toEqual({
    failure: 'no-protocol',
    detail: 'stream error host-unknown',
  });
});
