/** The kinds whose protocol is one JSON document. */
import { describe, expect, it } from 'vitest';
import { graphError } from '../../src/probes/graph-error.ts';
import type { Net, Outcome } from '../../src/probes/net.ts';
import { mastodon } from '../../src/probes/mastodon.ts';
import { matrix } from '../../src/probes/matrix.ts';
import { mattermost } from '../../src/probes/mattermost.ts';
import { rocketchat } from '../../src/probes/rocketchat.ts';
import { slack } from '../../src/probes/slack.ts';
import { wire } from '../../src/probes/wire.ts';
import { zulip } from '../../src/probes/zulip.ts';
import { healthyDocuments } from '../peers/documents.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';

const kinds = { matrix, mattermost, zulip, rocketchat, mastodon, wire, slack, 'graph-error': graphError };
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];

async function ask(kind: Kind, status: number, body: string): Promise<Outcome> {
  const served = await serve({ http: (_, response) => response.writeHead(status).end(body) });
  const probe = kinds[kind] as (probe: { kind: string; url: string }, net: Net) => Promise<Outcome>;
  return probe({ kind, url: served.http }, nodeNet());
}

describe.each(names)('%s', (kind) => {
  it('believes the document of its protocol', async () => {
    const { status, body } = healthyDocuments[kind];
    expect(await ask(kind, status, body)).toMatchObject({ grade: kind === 'graph-error' ? 1 : 2, status });
  });

  it.each(names.filter((other) => other !== kind))('does not believe that of %s', async (other) => {
    expect(await ask(kind, 200, healthyDocuments[other].body)).toEqual({
      status: 200,
      failure: 'no-protocol',
    });
  });

  it.each(['', 'null', '[]', '0', '{', '{}', '"OK"', 'Sign in', '<?xml version="1.0"?>'])(
    'does not believe %j',
    async (body) => {
      expect(await ask(kind, 200, body)).toEqual({ status: 200, failure: 'no-protocol' });
    },
  );

  // Checks of browsers before an API (TecharoHQ/anubis#31), sign-in pages in place of it (mattermost/mattermost-mobile#3416).
  it.each([
    '<html>Sign in</html>',
    '<!doctype html><title>Sign in</title>',
    '\n<!-- proof of work --><!DOCTYPE HTML>\n<html lang="en"><script id="challenge" type="application/json">{}</script>',
    '\uFEFF<HTML><BODY>Checking that you are human</BODY></HTML>',
  ])('takes a web page for an answer, and not for its protocol: %j', async (body) => {
    const page = { grade: 1, detail: 'asks browsers to prove themselves' };
    expect(await ask(kind, 200, body)).toEqual({ status: 200, ...page });
    expect(await ask(kind, 403, body)).toEqual({ status: 403, grade: 1 });
  });

  it('does not believe a document that goes on after our limit', async () => {
    const { status, body } = healthyDocuments[kind];
    const outcome = await ask(kind, status, body + ' '.repeat(200_000));
    const seen = status === 200 ? { failure: 'no-protocol' } : { grade: 1 };
    expect(outcome).toEqual({ status, ...seen, detail: 'flood', heardBytes: 131_072 });
  });

  it('sees the edge in a refusal', async () => {
    expect(await ask(kind, 403, 'Forbidden')).toEqual({ status: 403, grade: 1 });
  });

  it('tells a server in trouble by its status, whatever it says', async () => {
    expect(await ask(kind, 503, healthyDocuments[kind].body)).toEqual({ status: 503, failure: 'http-error' });
  });
});

it.each([
  ['slack', '{"ok":false,"error":"service_unavailable"}', 'error service_unavailable'],
  [
    'graph-error',
    '{"error":{"message":"Service temporarily unavailable","type":"OAuthException","code":2}}',
    'error 2',
  ],
  ['mattermost', '{"status":"UNHEALTHY"}', 'unhealthy'],
] as const)('%s says itself that it does not work', async (kind, body, detail) => {
  expect(await ask(kind, 200, body)).toEqual({ status: 200, failure: 'no-protocol', detail });
});

it('counts a Slack API that limits us as alive', async () => {
  expect(await ask('slack', 429, '{"ok":false,"error":"ratelimited"}')).toEqual({
    status: 429,
    grade: 2,
    detail: 'error ratelimited',
  });
});
