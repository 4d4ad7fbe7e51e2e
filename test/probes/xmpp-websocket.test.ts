import type { WebSocket } from 'ws';
import { expect, it } from 'vitest';
import { openFrame, xmppWebsocket } from '../../src/probes/xmpp-websocket.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';
import { answerXmpp } from '../peers/xmpp.ts';

const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing';
const open = `<open xmlns="${FRAMING}" from="chat.example" version="1.0"/>`;
const streamed = (inside: string, name = 'error') =>
  `<stream:${name} xmlns:stream="http://etherx.jabber.org/streams">${inside}</stream:${name}>`;

async function ask(server: (socket: WebSocket) => void) {
  const served = await serve({ socket: server });
  return xmppWebsocket({ kind: 'xmpp-websocket', url: served.socket, domain: 'chat.example' }, nodeNet());
}

const saying = (...messages: string[]) =>
  ask((socket) => socket.on('message', () => messages.forEach((message) => socket.send(message))));

it('opens, sees the features and says goodbye', async () => {
  const heard: string[] = [];
  let over = () => {};
  const closed = new Promise<void>((resolve) => (over = resolve));
  const outcome = await ask((socket) => {
    socket.on('close', over);
    socket.on('message', (data) => {
      heard.push(String(data));
      for (const answer of answerXmpp(String(data), 'chat.example')) socket.send(answer);
    });
  });
  await closed;
  expect({ outcome, heard }).toEqual({
    outcome: { grade: 2, detail: 'open, features' },
    heard: [`<open xmlns="${FRAMING}" to="chat.example" version="1.0"/>`, `<close xmlns="${FRAMING}"/>`],
  });
});

it('counts being sent elsewhere as alive', async () => {
  const elsewhere = `<close xmlns="${FRAMING}" see-other-uri="wss://other.example/ws"/>`;
  expect(await saying(elsewhere)).toEqual({ grade: 2, detail: 'see-other-uri' });
});

it('tells a server that does not serve the domain', async () => {
  const error = streamed('<host-unknown xmlns="urn:ietf:params:xml:ns:xmpp-streams"/>');
  expect(await saying(open, error)).toEqual({ failure: 'no-protocol', detail: 'stream error host-unknown' });
});

it('counts a refusal of our own manners as alive', async () => {
  const error = streamed('<policy-violation xmlns="urn:ietf:params:xml:ns:xmpp-streams"/>');
  expect(await saying(open, error)).toEqual({ grade: 2, detail: 'stream error policy-violation' });
});

it.each([
  ['features before the stream is open', [streamed('', 'features')]],
  ['an open of another namespace', [open.replace('framing', 'other'), streamed('', 'features')]],
  ['features without their namespace', [open, '<stream:features/>']],
  ['an open that never ends', ['<open xmlns="urn:ietf:params:xml:ns:xmpp-framing"']],
  ['a web page', ['<!doctype html><title>Sign in</title>']],
])('does not believe %s', async (_, messages) => {
  expect(await saying(...messages)).toEqual({ failure: 'no-protocol' });
});

it('escapes the domain that a person typed', () => {
  expect(openFrame(`a"b'<&>`)).toBe(
    `<open xmlns="${FRAMING}" to="a&quot;b&apos;&lt;&amp;&gt;" version="1.0"/>`,
  );
});
