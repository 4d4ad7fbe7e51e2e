/** Every kind of the register, as it is shipped, in a real browser: against a healthy peer, one that speaks something else, and hostile ones. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { probes, type KindName, type KnownProbe } from '../../src/probes/index.ts';
import type { Answer } from '../lab/answer.ts';
import { CALM } from '../lab/lab.ts';
import { answerDdp } from '../peers/ddp.ts';
import { healthyDocuments } from '../peers/documents.ts';
import { answerXmpp } from '../peers/xmpp.ts';
import type { Reply } from '../scenario/reply.ts';
import { detailedIn } from '../drive/extension.ts';
import { startRig, type Rig } from './rig.ts';
import { night } from './stage.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';
import type { Observation } from '../../src/core/model/observation.ts';

/** A host of the lab that plays what users add themselves, and what nobody would. */
const OWN = 't.me';
const HTTPS = `https://${OWN}`;

/** One example of each kind: a kind without one does not compile here. */
const EXAMPLES: { [K in KindName]: Omit<Extract<KnownProbe, { kind: K }>, 'kind'> } = {
  http: { url: 'https://signal.org/' },
  opaque: { url: 'https://signal.org/' },
  websocket: { url: 'wss://prod-nginz-ssl.wire.com/await' },
  captive: {
    url: 'http://detectportal.firefox.com/success.txt',
    expects: { status: 200, body: 'success\n' },
  },
  'discord-gateway': { url: 'wss://gateway.discord.gg/?v=10&encoding=json' },
  doh: { url: 'https://dns.google/resolve?name=signal.org&type=A' },
  'graph-error': { url: 'https://graph.facebook.com/me' },
  mastodon: { url: `${HTTPS}/mastodon` },
  matrix: { url: `${HTTPS}/matrix` },
  mattermost: { url: `${HTTPS}/mattermost` },
  'mtproto-http': { url: 'https://venus.web.telegram.org/apiw1' },
  'mtproto-websocket': { url: 'wss://kws2.web.telegram.org/apiws' },
  'own-authority': { url: 'https://chat.signal.org/', needsLayers: true },
  rocketchat: { url: `wss://${OWN}/ddp` },
  'signal-uptime': { url: 'https://dns.google/resolve?name=uptime.signal.org&type=A' },
  slack: { url: 'https://slack.com/api/api.test' },
  'whatsapp-noise': { url: 'wss://web.whatsapp.com/ws/chat' },
  wire: { url: 'https://prod-nginz-https.wire.com/api-version' },
  'xmpp-websocket': { url: `wss://${OWN}/xmpp`, domain: 'chat.example' },
  zulip: { url: `${HTTPS}/zulip` },
};
const KINDS = Object.keys(probes) as KindName[];

type Shown = Observation['failure'] | Observation['grade'];

/** Where a healthy answer proves something else than that the protocol is spoken. */
const HEALTHY: Partial<Record<KindName, Shown>> = {
  ...{ http: 1, opaque: 1, websocket: 1, captive: 1, doh: 1, 'graph-error': 1, 'signal-uptime': 3 },
  'own-authority': 0,
};

/** What becomes of a page where something else was due; all others say that it is not the protocol. */
const STRANGE: Partial<Record<KindName, Shown>> = {
  // A web page is an answer, if not theirs.
  ...Object.fromEntries(Object.keys(healthyDocuments).map((kind) => [kind, 1])),
  // Asked over a socket here.
  rocketchat: 'no-protocol',
  ...{ http: 1, opaque: 1, websocket: 1, captive: 'captive' },
  // Its certificate is refused before anything is said.
  'own-authority': 0,
};

/** What is done to a host of its own authority, and what each browser lets be seen of that. */
const ON_THE_WAY: readonly [fault: object, chromium: Shown, firefox: Shown][] = [
  [{ fault: 'dns' }, 'dns', 'dns'],
  [{ fault: 'tls-reset' }, 'reset', 'reset'],
  [{ fault: 'certificate', reason: 'expired' }, 'certificate', 0],
  [{ fault: 'certificate', reason: 'name' }, 'certificate', 0],
  // Somebody in between is not told from the host.
  [{ fault: 'dns-forged' }, 0, 0],
  [{ fault: 'status', status: 503 }, 0, 0],
];

const documents = ['mastodon', 'matrix', 'mattermost', 'zulip'] as const;

const answers: Answer[] = [
  {
    host: 'detectportal.firefox.com',
    path: '/strict',
    reply: () => ({ status: 200, headers: { 'strict-transport-security': 'max-age=3600' } }),
  },
  ...documents.map((kind) => {
    const { status, contentType, body } = healthyDocuments[kind];
    const reply: Reply = { status, headers: { 'content-type': contentType }, body };
    return { host: OWN, path: `/${kind}`, reply: () => reply };
  }),
  {
    host: OWN,
    path: '/xmpp',
    talk: ({ say, onMessage }) =>
      onMessage((message) => answerXmpp(String(message), 'chat.example').forEach((one) => say(one))),
  },
  {
    host: OWN,
    path: '/ddp',
    talk: ({ say, onMessage }) => onMessage((message) => say(answerDdp(String(message)) ?? '')),
  },
];

describe.each(['chromium', 'firefox'] as const)('in %s', (browser: Browser) => {
  let rig: Rig;
  const trap = net.createServer((socket) => socket.destroy());
  let trapped = 0;
  let trapUrl = '';
  trap.on('connection', () => (trapped += 1));

  beforeAll(async () => {
    trap.listen(0, '127.0.0.1');
    await once(trap, 'listening');
    trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`;
    const hostile: Answer = { host: OWN, reply: ({ url }) => hostileReply(url.pathname, trapUrl) };
    rig = await startRig(browser, { ...detailedIn(browser), hasDoor: true, answers: [...answers, hostile] });
  });
  afterAll(async () => {
    await rig?.close();
    trap.close();
  });

  beforeEach(() => rig.lab.play(CALM));

  const ask = (probe: { kind: string; url: string }, tier: Tier = 'detailed') =>
    rig.ask({ endpoint: 'test/endpoint', kind: probe.kind, tier, probe, limitMs: 15_000, isWarm: false });
  const askKinds = async () => {
    const seen = await Promise.all(
      KINDS.map(async (kind) => [kind, await ask({ kind, ...EXAMPLES[kind] })] as const),
    );
    return Object.fromEntries(seen.map(([kind, { failure, grade }]) => [kind, failure ?? grade]));
  };
  const expected = (special: Partial<Record<KindName, Shown>>, all: Shown) =>
    Object.fromEntries(KINDS.map((kind) => [kind, special[kind] ?? all]));

  it('every kind believes a healthy peer, and nobody else', async () => {
    await rig.lab.play(CALM);
    expect(await askKinds()).toEqual(expected(HEALTHY, 2));
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'no-protocol' }]));
    expect(await askKinds()).toEqual(expected(STRANGE, 'no-protocol'));
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
    expect(await askKinds()).toEqual(expected({}, 'refused'));
    await rig.lab.play(CALM);
  });

  it('a host of its own authority is reached as far as the browser does not say otherwise', async () => {
    const { url } = EXAMPLES['own-authority'];
    for (const [fault, ...shown] of ON_THE_WAY) {
      await rig.lab.play(night([{ from: 0, hosts: [new URL(url).hostname], ...fault }]));
      const { failure, grade } = await ask({ kind: 'own-authority', ...EXAMPLES['own-authority'] });
      expect([fault, failure ?? grade]).toEqual([fault, shown[browser === 'chromium' ? 0 : 1]]);
    }
  });

  /** What one attempt saw, and which requests reached the lab for it. */
  async function meet(path: string, kind: 'http' | 'slack' | 'opaque', tier: Tier = 'detailed') {
    const [begin, trappedBefore] = [rig.lab.seen.length, trapped];
    const { failure, grade, status } = await ask({ kind, url: HTTPS + path }, tier);
    const requests = rig.lab.seen.slice(begin);
    return { shown: failure ?? grade, status, requests, hasLeft: trapped > trappedBefore };
  }

  it('no server sends a probe elsewhere', async () => {
    for (const kind of ['http', 'slack'] as const) {
      for (const path of ['/to-loopback', '/to-http', '/to-itself']) {
        const { shown, requests, hasLeft } = await meet(path, kind);
        expect([path, shown, requests.length, hasLeft]).toEqual([path, 1, 1, false]);
      }
      // Chromium calls it unsafe even where it is not followed.
      const file = await meet('/to-file', kind);
      expect(file.shown).toBe(browser === 'chromium' ? 'http-error' : 1);
    }
    // Without permission the browser follows whatever we want: as far as another https address, never to a file.
    expect(await meet('/to-file', 'opaque', 'basic')).toMatchObject({ shown: 'network' });
    expect(await meet('/to-itself', 'opaque', 'basic')).toMatchObject({ shown: 'network' });
    const other = await meet('/to-http', 'opaque', 'basic');
    expect([other.shown, other.requests.map(({ path }) => path)]).toEqual(['aborted', ['/to-http']]);
  });

  it('no server makes the browser ask for a password', async () => {
    for (const kind of ['http', 'slack', 'opaque'] as const) {
      expect(await meet('/login', kind)).toMatchObject({ shown: 1 });
    }
    await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'status', status: 401 }]));
    for (const kind of ['discord-gateway', 'websocket'] as const) {
      const seen = await ask({ kind, ...EXAMPLES[kind] });
      expect([kind, seen.failure, seen.status]).toEqual([kind, 'network', 401]);
    }
    await rig.lab.play(CALM);
  });

  it('no server leaves anything behind that a later probe carries or minds', async () => {
    for (const time of [1, 2]) {
      const { shown, requests } = await meet('/greedy', 'http');
      expect([time, shown, requests.map(({ headers }) => headers.cookie)]).toEqual([time, 1, [undefined]]);
      expect(await meet('/large', 'slack')).toMatchObject({ shown: 'no-protocol', status: 200 });
    }
    // Each socket of the lab is given a cookie.
    const begin = rig.lab.seen.length;
    await ask({ kind: 'websocket', ...EXAMPLES.websocket });
    await ask({ kind: 'websocket', ...EXAMPLES.websocket });
    const sockets = rig.lab.seen.slice(begin).map(({ gives, headers }) => [typeof gives, headers.cookie]);
    expect(sockets).toEqual([
      ['string', undefined],
      ['string', undefined],
    ]);
  });

  it('a host that wants https from now on is not taken for a sign-in page', async () => {
    const { hostname } = new URL(EXAMPLES.captive.url);
    expect(await ask({ kind: 'http', url: `https://${hostname}/strict` })).toMatchObject({ answered: true });
    const seen = await ask({ kind: 'captive', ...EXAMPLES.captive });
    expect(seen).toMatchObject({ failure: 'aborted', detail: 'upgraded to https' });
  });
});

function hostileReply(path: string, trapUrl: string): Reply | undefined {
  const to = (location: string): Reply => ({ status: 302, headers: { location } });
  switch (path) {
    case '/to-loopback':
      return to(trapUrl);
    case '/to-file':
      return to('file:///etc/passwd');
    case '/to-http':
      return to('http://wa.me/elsewhere');
    case '/to-itself':
      return to('/to-itself');
    case '/login':
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="lab"' }, body: 'no' };
    case '/large':
      return { status: 200, headers: { 'x-large': 'x'.repeat(40_000) }, body: 'x' };
    case '/greedy':
      return {
        status: 200,
        headers: {
          'set-cookie': 'greedy=1; SameSite=None; Secure',
          'alt-svc': 'h2="127.0.0.1:1"; ma=3600, h3=":1"; ma=3600',
          'clear-site-data': '"cookies", "storage"',
          'strict-transport-security': 'max-age=3600; includeSubDomains',
        },
        body: '{}',
      };
  }
  return undefined;
}
