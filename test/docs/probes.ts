/** The table of `docs/probes.md`, made from the catalogue and the cost model, so that it cannot grow old. */
import { kindFor } from '../../src/core/model/capability.ts';
import { cost } from '../../src/core/traffic/cost.ts';
import type { Probe } from '../../src/core/model/service.ts';
import { anonymousKind } from '../../src/probes/anonymous.ts';
import type { KindName } from '../../src/probes/index.ts';
import { countryServices, services } from '../../src/services/index.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';

/** What a good answer shows, by the kind that ran. */
const PROVEN: Record<KindName, string> = {
  opaque: 'something answers',
  http: 'the edge answers, with its status',
  websocket: 'the edge accepts a socket',
  captive: 'a known answer comes unchanged',
  'discord-gateway': '**the gateway says Hello and acknowledges a heartbeat**',
  doh: 'a second resolver knows the name',
  'graph-error': 'the application behind the edge refuses in its own words',
  mastodon: '**the instance describes itself**',
  matrix: '**the homeserver names its protocol versions**',
  mattermost: '**the server says that it is healthy**',
  'mtproto-http': '**MTProto repeats our random number (resPQ)**',
  'mtproto-websocket': '**MTProto repeats our random number (resPQ)**',
  'own-authority': 'the way to it is open',
  rocketchat: '**the server describes itself, or connects over DDP**',
  'signal-uptime': 'the operator says up or down',
  slack: '**the Web API says that it works**',
  'whatsapp-noise': '**the chat gateway answers the first message of its handshake**',
  wire: '**the back end names its API versions**',
  'xmpp-websocket': '**the server opens a stream and names its features**',
  zulip: '**the server describes its settings**',
};

export const BEGIN = '<!-- The table is written by `node test/setup/run.mjs test/docs/write.ts`. -->';

/** What the columns tell apart. */
const SEEINGS = [
  ['detailed', 'chromium'],
  ['detailed', 'firefox'],
  ['basic', 'chromium'],
  ['basic', 'firefox'],
] as const satisfies readonly (readonly [Tier, Browser])[];

export function table(): string {
  const rows = [...services, ...countryServices].flatMap(({ name, endpoints }) =>
    endpoints
      .filter(({ brokenSince }) => brokenSince === undefined)
      .map(({ serves, probe }, index) =>
        row(
          index === 0 ? name : '',
          new URL(probe.url).hostname,
          serves,
          ...SEEINGS.map(([tier, browser]) => shown(probe, tier, browser)),
          bytesOf(probe, false),
          bytesOf(probe, true),
        ),
      ),
  );
  const heads = ['service', 'host', 'serves', 'permission: Chromium', 'permission: Firefox'];
  const more = ['without: Chromium', 'without: Firefox', 'first', 'again'];
  return [row(...heads, ...more), row(...[...heads, ...more].map(() => '---')), ...rows].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function shown(probe: Probe, tier: Tier, browser: Browser): string {
  const sight = { browser, granted: [], seesLayers: tier === 'detailed', socketsAreAnonymous: true };
  const wanted = kindFor(probe, tier, sight);
  const order = { endpoint: '', kind: wanted ?? '', tier, probe, limitMs: 0, isWarm: false };
  const kind = wanted && anonymousKind(order, sight);
  return kind ? PROVEN[kind as KindName] : 'not asked';
}

/** Up and down, in Chromium, as an answered probe with permission: the first of all, or a minute after another. */
function bytesOf({ kind, url }: Probe, isAgain: boolean): string {
  const left = isAgain ? { sinceAnswerMs: 60_000, isWarm: !url.startsWith('wss:') } : { isWarm: false };
  const { sentBytes, receivedBytes } = cost({ kind, url, ...left, answered: true, browser: 'chromium' });
  return `${sentBytes} + ${receivedBytes}`;
}
