/** What every protocol kind promises that speaks over HTTP, whoever is on the other side. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { doh } from '../../src/probes/doh.ts';
import { graphError } from '../../src/probes/graph-error.ts';
import { mastodon } from '../../src/probes/mastodon.ts';
import { matrix } from '../../src/probes/matrix.ts';
import { mattermost } from '../../src/probes/mattermost.ts';
import { mtprotoHttp } from '../../src/probes/mtproto-http.ts';
import { rocketchat } from '../../src/probes/rocketchat.ts';
import { signalUptime } from '../../src/probes/signal-uptime.ts';
import { slack } from '../../src/probes/slack.ts';
import { wire } from '../../src/probes/wire.ts';
import { zulip } from '../../src/probes/zulip.ts';
import { freePort } from '../peers/free-port.ts';
import { limitSignal, nodeNet } from '../peers/net.ts';
import { ask, type Kind } from './any-kind.ts';

/** Cut off at the limit of a body, and said so. */
const FLOOD = { detail: 'flood', heardBytes: 131_072 };

const overHttp = {
  'mtproto-http': mtprotoHttp,
  matrix,
  mattermost,
  zulip,
  rocketchat,
  mastodon,
  wire,
  slack,
  doh,
  'signal-uptime': signalUptime,
  'graph-error': graphError,
} as unknown as Record<string, Kind>;

describe.each(Object.entries(overHttp))('%s over HTTP', (_, kind) => {
  const answering = (answer: (response: ServerResponse, request: IncomingMessage) => void) =>
    ask(kind, { http: (request, response) => answer(response, request) });

  it('does not believe garbage', async () => {
    expect(await answering((response) => response.end('\0\x01\xff garbage'))).toEqual({
      status: 200,
      failure: 'no-protocol',
    });
  });

  it('tells half an answer', async () => {
    const outcome = await answering((response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"ok":', () => response.destroy());
    });
    expect(outcome).toEqual({ status: 200, failure: 'closed' });
  });

  it('reads no more of an endless answer than it has to', async () => {
    const outcome = await answering((response) => {
      const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536, ' '), more));
      more();
    });
    expect(outcome).toEqual({ status: 200, failure: 'no-protocol', ...FLOOD });
  });

  it('does not believe 10 MB', async () => {
    expect(await answering((response) => response.end(Buffer.alloc(10_000_000, '[')))).toEqual({
      status: 200,
      failure: 'no-protocol',
      ...FLOOD,
    });
  });

  it.each([
    'https://core.telegram.org/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    '/again?name=chat.example',
    'data:application/json,{"ok":true}',
  ])('follows no redirect to %s', async (location) => {
    let requests = 0;
    const outcome = await answering((response) => {
      requests += 1;
      response.writeHead(302, { location }).end();
    });
    expect({ outcome, requests }).toEqual({
      outcome: { status: 302, grade: 1, detail: 'redirected' },
      requests: 1,
    });
  });

  it('ends at once when it is called off, before the answer and within it', async () => {
    for (const isBegun of [false, true]) {
      const limit = limitSignal();
      const outcome = ask(
        kind,
        {
          http(_request, response) {
            if (!isBegun) return limit.reach();
            response.writeHead(200);
            response.write('{', () => limit.reach());
          },
        },
        { signal: limit.signal },
      );
      await expect(outcome).rejects.toMatchObject({ name: 'TimeoutError' });
    }
  });

  it('sends nothing that identifies anybody', async () => {
    let sent: string[] = [];
    await answering((response, request) => {
      sent = Object.keys(request.headers);
      response.writeHead(200, { 'set-cookie': 'id=1' }).end();
    });
    expect(sent.filter((name) => ['cookie', 'referer', 'origin', 'authorization'].includes(name))).toEqual(
      [],
    );
  });

  it('leaves a server that is not there to the runner to name', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`;
    await expect(kind({ kind: 'any', url }, nodeNet())).rejects.toThrow(TypeError);
  });
});
