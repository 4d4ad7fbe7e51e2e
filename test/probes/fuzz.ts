/**
 * Many answers to every parser, random ones and healthy ones that were tampered with: none throws, and none is called alive
 * unless it still holds what only the protocol's server can know. Each oracle looks for that by itself. A share of them belongs to
 * `npm test`, all hundred thousand to `npm run test:long`.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiscord } from '../../src/probes/discord-gateway.ts';
import { readHostMetaJson, readHostMetaXml, readMatrixClient } from '../../src/probes/discovery.ts';
import { readDns } from '../../src/probes/doh.ts';
import { readGraphError } from '../../src/probes/graph-error.ts';
import type { Outcome } from '../../src/probes/net.ts';
import { parseJson } from '../../src/probes/json.ts';
import { readInstance } from '../../src/probes/mastodon.ts';
import { readVersions } from '../../src/probes/matrix.ts';
import { readPing } from '../../src/probes/mattermost.ts';
import { readAbridged, readMessage, reqPqMulti } from '../../src/probes/mtproto.ts';
import { readFields } from '../../src/probes/protobuf.ts';
import { readDdp, readInfo } from '../../src/probes/rocketchat.ts';
import { readUptime } from '../../src/probes/signal-uptime.ts';
import { readApiTest } from '../../src/probes/slack.ts';
import { firstFrame, readServerHello } from '../../src/probes/whatsapp-noise.ts';
import { readApiVersion } from '../../src/probes/wire.ts';
import { readXmpp } from '../../src/probes/xmpp-websocket.ts';
import { readServerSettings } from '../../src/probes/zulip.ts';
import { discordHello } from '../peers/discord.ts';
import { dnsDocument, healthyDocuments } from '../peers/documents.ts';
import { answerMtproto } from '../peers/mtproto.ts';
import { answerClientHello } from '../peers/whatsapp.ts';
import { answerXmpp } from '../peers/xmpp.ts';
import '../seed.ts';

/** Random bytes, and healthy bytes with some overwritten, cut off or added. */
function bytesNear(healthy: Uint8Array) {
  const change = fc.tuple(fc.nat(healthy.length - 1), fc.nat(255));
  const tampered = fc
    .tuple(fc.array(change, { maxLength: 4 }), fc.nat(healthy.length), fc.uint8Array({ maxLength: 8 }))
    .map(([changes, cut, added]) => {
      const bytes = Buffer.from(healthy);
      for (const [at, byte] of changes) bytes[at] = byte;
      return new Uint8Array(Buffer.concat([bytes.subarray(0, cut > 8 ? bytes.length : cut), added]));
    });
  return fc.oneof(fc.uint8Array({ maxLength: 200 }), tampered, tampered);
}

/** Random text, JSON of any shape, and healthy text with some characters overwritten or cut out. */
function textNear(healthy: string) {
  const tampered = fc
    .tuple(fc.nat(healthy.length), fc.nat(4), fc.string({ maxLength: 4 }))
    .map(([at, length, by]) => healthy.slice(0, at) + by + healthy.slice(at + length));
  return fc.oneof(fc.string({ maxLength: 60 }), fc.json({ maxDepth: 2 }), tampered, tampered);
}

/** JSON of the healthy document's shape in which any member may be anything. */
function documentNear(healthy: string) {
  const members = JSON.parse(healthy) as Record<string, unknown>;
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined));
  const shape = Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, fc.oneof(fc.constant(value), anything)]),
  );
  return fc.oneof(fc.record(shape), fc.jsonValue({ maxDepth: 2 }), textNear(healthy).map(parseJson));
}

const isAlive = (outcome: Outcome | undefined) => outcome !== undefined && outcome.failure === undefined;

function holdsFor<T>(
  runs: number,
  answers: fc.Arbitrary<T>,
  aliveOnlyIf: (answer: T) => boolean,
  alive: (answer: T) => boolean,
) {
  let lives = 0;
  const property = fc.property(answers, (answer) => {
    if (!alive(answer)) return true;
    lives += 1;
    return aliveOnlyIf(answer);
  });
  fc.assert(property, { numRuns: runs });
  // Were nothing ever alive, the property would hold for nothing.
  expect(lives).toBeGreaterThan(0);
}

/** So many answers to each parser; a hundred thousand take a second or two on an idle machine. */
export function fuzzParsers(runs: number): void {
  const holds = <T>(
    answers: fc.Arbitrary<T>,
    aliveOnlyIf: (answer: T) => boolean,
    alive: (answer: T) => boolean,
  ) => holdsFor(runs, answers, aliveOnlyIf, alive);

  describe('MTProto', () => {
    const nonce = Uint8Array.from({ length: 16 }, (_, index) => 0xa0 + index);
    const healthy = answerMtproto(reqPqMulti(nonce, 4n), 0);
    const errors = ['6cfeffff', '53feffff', '44feffff'];
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const proves = (message: string) =>
      errors.includes(message) ||
      (message.startsWith('0000000000000000') && message.slice(40).startsWith(`63241605${hex(nonce)}`));

    it('messages', () => {
      holds(
        bytesNear(healthy),
        (bytes) => proves(hex(bytes)),
        (bytes) => isAlive(readMessage(bytes, nonce)),
      );
    });

    it('streams', () => {
      const stream = Buffer.concat([Buffer.of(healthy.length / 4), healthy]);
      holds(
        bytesNear(stream),
        (bytes) =>
          errors.includes(hex(bytes.subarray(0, 4))) ||
          proves(hex(bytes.subarray(1, 1 + 4 * (bytes[0] ?? 0)))),
        (bytes) => isAlive(readAbridged(bytes, nonce)),
      );
    });
  });

  describe('WhatsApp', () => {
    it('ServerHello', () => {
      const healthy = answerClientHello(firstFrame(new Uint8Array(32).fill(9))) ?? Buffer.alloc(0);
      holds(
        bytesNear(healthy),
        // Whatever comes around them, a key of 32 bytes and a sealed one of 48 are in it.
        (bytes) => {
          const text = Buffer.from(bytes).toString('latin1');
          return bytes.length >= 3 + 36 + 50 && text.includes('\n\x20') && text.includes('\x12\x30');
        },
        (bytes) => isAlive(readServerHello(bytes)),
      );
    });

    it('protobuf', () => {
      holds(
        fc.uint8Array({ maxLength: 60 }),
        (bytes) => [...(readFields(bytes)?.values() ?? [])].every((field) => field.length < bytes.length),
        (bytes) => readFields(bytes) !== undefined,
      );
    });
  });

  it('Discord', () => {
    holds(
      textNear(discordHello()),
      (text) => /"op"\s*:\s*1[01]\b/.test(text) || JSON.parse(text).op >= 10,
      (text) => readDiscord(text) !== 'other',
    );
  });

  describe('XMPP', () => {
    it.each([0, 1])('message %i', (index) => {
      const [open = '', features = ''] = answerXmpp('<open ', 'chat.example');
      const namespaces = ['urn:ietf:params:xml:ns:xmpp-framing', 'http://etherx.jabber.org/streams'];
      holds(
        textNear([open, features][index] ?? ''),
        (text) => text.includes(namespaces[index] ?? ' '),
        (text) => readXmpp(text, index === 1) !== 'other',
      );
    });
  });

  describe('documents', () => {
    const has = (document: unknown, ...names: string[]) =>
      names.every((name) => Object.hasOwn(document as object, name));
    const slackOk = (document: unknown) => has(document, 'ok');

    it.each([
      ['matrix', readVersions, (document: unknown) => /[rv]\d/.test(JSON.stringify(document))],
      ['mattermost', readPing, (document: unknown) => JSON.stringify(document).includes('"status":"OK"')],
      ['zulip', readServerSettings, (document: unknown) => has(document, 'result', 'zulip_version')],
      ['rocketchat', readInfo, (document: unknown) => JSON.stringify(document).includes('"success":true')],
      ['mastodon', readInstance, (document: unknown) => has(document, 'domain', 'version', 'configuration')],
      ['wire', readApiVersion, (document: unknown) => has(document, 'supported', 'domain')],
      ['slack', readApiTest, slackOk],
      ['graph-error', readGraphError, (document: unknown) => has(document, 'error')],
    ] as const)('%s', (kind, read, aliveOnlyIf) => {
      holds(documentNear(healthyDocuments[kind].body), aliveOnlyIf, (document) => isAlive(read(document)));
    });

    it('DNS', () => {
      const healthy = dnsDocument('chat.example', ['192.0.2.1', '2001:db8::1']).body;
      holds(
        documentNear(healthy),
        (document) => JSON.stringify(document).toLowerCase().includes('chat.example'),
        (document) => readDns(document, 'chat.example') !== undefined,
      );
    });

    it('the flag of Signal', () => {
      const addresses = fc.array(fc.oneof(fc.constantFrom('127.0.0.1', '127.0.0.2'), fc.string()), {
        maxLength: 3,
      });
      holds(
        fc.record({ status: fc.integer(), addresses }),
        (answer) => answer.addresses.join() === '127.0.0.1',
        (answer) => readUptime(answer).grade === 3 && isAlive(readUptime(answer)),
      );
    });

    it('DDP', () => {
      holds(
        textNear('{"msg":"connected","session":"reference"}'),
        (text) => text.includes('"session"') || text.includes('"version"'),
        (text) => isAlive(readDdp(text)),
      );
    });
  });

  describe('discovery', () => {
    const rel = 'urn:xmpp:alt-connections:websocket';
    it.each([
      [
        'host-meta.json',
        readHostMetaJson,
        JSON.stringify({ links: [{ rel, href: 'wss://chat.example/ws' }] }),
        'wss:',
      ],
      ['host-meta', readHostMetaXml, `<XRD><Link rel="${rel}" href="wss://chat.example/ws"/></XRD>`, 'wss:'],
      ['matrix', readMatrixClient, '{"m.homeserver":{"base_url":"https://chat.example"}}', 'https:'],
    ] as const)('%s', (_, read, healthy, protocol) => {
      holds(
        textNear(healthy),
        (text) => new URL(read(text) ?? '').protocol === protocol,
        (text) => read(text) !== undefined,
      );
    });
  });
}
