/** What the XMPP probe has to find at a server that nobody here wrote. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { xmppWebsocket } from '../../src/probes/xmpp-websocket.ts';
import { nodeNet } from '../peers/net.ts';
import type { XmppServer } from '../peers/prosody.ts';

/** Asks a server for `chat.example`, which it serves, and for a domain that it does not serve. */
export function asks(start: () => Promise<XmppServer>): void {
  let server: XmppServer;
  beforeAll(async () => void (server = await start()));
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
}
