/** Finds out what a host is: a website, or a chat server, in whichever protocol it answers. */
import { order } from '../core/model/capability.ts';
import { cost } from '../core/traffic/cost.ts';
import type { Finding, Found } from '../core/model/finding.ts';
import type { Probe } from '../core/model/service.ts';
import { findMatrixServer, findXmppSocket } from '../probes/discovery.ts';
import type { KnownProbe } from '../probes/index.ts';
import type { Net } from '../probes/net.ts';
import { originPatterns } from '../services/index.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Sight } from '../core/model/watch.ts';

/** How long one question may take. In milliseconds. */
const LIMIT_MS = 8_000;

/** Of all that is asked here one host is the owner. */
const OWNER = 'found';

/** The world as a search touches it. */
export interface Seeker {
  /** What may be seen of the hosts behind these patterns, under the name `found`. */
  sight(origins: Readonly<Record<string, readonly string[]>>): Promise<Sight>;
  /** Never rejects. */
  probe(order: Order, sight: Sight): Promise<Observation>;
  net: Omit<Net, 'signal'>;
}

interface Candidate {
  probe: KnownProbe;
  openUrl: string;
}

/** Chat servers known by one document at a fixed place below where they are installed; each probe's file has its source. */
const DOCUMENTS = {
  mattermost: '/api/v4/system/ping',
  zulip: '/api/v1/server_settings',
  rocketchat: '/api/info',
  mastodon: '/api/v2/instance',
} as const;

/** Asks nobody but the host that was typed, and those that it names itself where they are granted too. */
export async function find(typed: URL, seeker: Seeker): Promise<Finding> {
  const sights = new Map<string, Promise<Sight>>();
  const seen: Observation[] = [];
  const opened = new Set<string>();
  const sightOf = (probe: Probe) => {
    const { host } = new URL(probe.url);
    const asked = sights.get(host) ?? seeker.sight({ [OWNER]: originPatterns({ endpoints: [{ probe }] }) });
    sights.set(host, asked);
    return asked;
  };

  async function ask({ probe, openUrl }: Candidate): Promise<Found | undefined> {
    const sight = await sightOf(probe);
    const endpoint = { id: `${OWNER}/${probe.kind}`, probe };
    const { origin, protocol } = new URL(probe.url);
    const isWarm = protocol === 'https:' && opened.has(origin);
    opened.add(origin);
    const wanted = order(endpoint, OWNER, sight, { limitMs: LIMIT_MS, isWarm });
    if (!wanted) return undefined;
    const look = await seeker.probe(wanted, sight);
    seen.push(look);
    const isProven = look.grade >= 2 || probe.kind === 'http' || probe.kind === 'websocket';
    if (!look.answered || !isProven) return undefined;
    const { kind, url } = probe;
    return {
      kind,
      url,
      openUrl,
      grade: look.grade,
      latencyMs: look.latencyMs,
      bytes: priceOf(look, sight, url),
    };
  }

  const isGranted = async (url: string) => (await sightOf({ kind: 'http', url })).granted.includes(OWNER);
  const end = (found: readonly (Found | undefined)[], more: Partial<Finding> = {}): Finding => {
    const list = found.filter((one) => one !== undefined);
    const failure = list.length === 0 ? seen.find((look) => !look.answered)?.failure : undefined;
    return {
      host: typed.hostname,
      found: list.sort((a, b) => b.grade - a.grade),
      elsewhere: [],
      isReadable: true,
      ...(failure && { failure }),
      ...more,
      bytes: seen.reduce((sum, look) => sum + look.sentBytes + look.receivedBytes, more.bytes ?? 0),
    };
  };

  if (typed.protocol === 'wss:') {
    const isReadable = await isGranted(typed.href);
    return end(await Promise.all(sockets(typed).map(ask)), { isReadable });
  }

  const page = await ask({ probe: { kind: 'http', url: typed.href }, openUrl: typed.href });
  const isReadable = await isGranted(typed.href);
  const isSilent = !page && seen[0]?.failure !== 'http-error';
  if (isSilent || !isReadable) return end([page], { isReadable });

  const documents = counted(seeker.net, (await sightOf({ kind: 'http', url: typed.href })).browser);
  const servers = await named(typed, documents.net);
  const grants = await Promise.all(servers.map(({ probe }) => isGranted(probe.url)));
  const found = await Promise.all(
    [...servers.filter((_, index) => grants[index]), ...installed(typed)].map(ask),
  );
  const away = servers.filter((_, index) => !grants[index]).map(({ probe }) => new URL(probe.url).hostname);
  return end([...firstOfKind(found), page], { elsewhere: [...new Set(away)], bytes: documents.bytes() });
}

/** What a socket may speak that was typed itself. */
function sockets({ href, host }: URL): Candidate[] {
  const openUrl = `https://${host}/`;
  return (['xmpp-websocket', 'rocketchat', 'websocket'] as const).map((kind) => ({
    probe: { kind, url: href },
    openUrl,
  }));
}

/** Of an address as the address bar of a channel shows it so many folders may be where the server is installed. */
const FOLDERS_MOST = 3;

/** Servers installed at the host itself, or in a folder above the page that was typed; the highest first. */
function installed({ origin, pathname }: URL): Candidate[] {
  const folders = pathname.split('/').filter((name) => name !== '');
  const depths = Array.from({ length: 1 + Math.min(FOLDERS_MOST, folders.length) }, (_, depth) => depth);
  const places = depths.map((depth) => [origin, ...folders.slice(0, depth)].join('/'));
  return places.flatMap((base) =>
    Object.entries(DOCUMENTS).map(([kind, path]): Candidate => ({
      probe: { kind: kind as keyof typeof DOCUMENTS, url: base + path },
      openUrl: `${base}/`,
    })),
  );
}

/** The first of each kind: a server that answers in every folder is one. */
const firstOfKind = (found: readonly (Found | undefined)[]): (Found | undefined)[] =>
  found.filter((one, index) => found.findIndex((other) => other?.kind === one?.kind) === index);

/** Servers that the domain names: of Matrix, which is looked for at the domain itself where it names none, and of XMPP. */
async function named({ host, hostname, origin }: URL, net: Net): Promise<Candidate[]> {
  const [matrix, xmpp] = await Promise.all([findMatrixServer(host, net), findXmppSocket(host, net)]);
  const openUrl = `${origin}/`;
  // A website of one page answers the question for the name with itself; its server may be there all the same.
  const versions = `${matrix ?? origin}/_matrix/client/versions`;
  return [
    { probe: { kind: 'matrix', url: versions }, openUrl },
    ...(xmpp ? [{ probe: { kind: 'xmpp-websocket', url: xmpp, domain: hostname }, openUrl } as const] : []),
  ];
}

/** What asking again would move, as it will be asked: on an open connection, but for sockets. */
function priceOf({ kind }: Observation, { browser }: Sight, url: string): number {
  const { sentBytes, receivedBytes } = cost({ browser, kind, url, isWarm: true, answered: true });
  return sentBytes + receivedBytes;
}

/** Documents are asked for by themselves, without a probe; they are counted here. */
function counted(net: Omit<Net, 'signal'>, browser: Sight['browser']): { net: Net; bytes(): number } {
  let bytes = 0;
  // A browser's own refuses to be called as a method.
  const { fetch: ask } = net;
  const fetch: typeof ask = (url, init) => {
    const { sentBytes, receivedBytes } = cost({
      browser,
      kind: 'document',
      url,
      isWarm: true,
      answered: true,
    });
    bytes += sentBytes + receivedBytes;
    return ask(url, init);
  };
  return { net: { ...net, fetch, signal: AbortSignal.timeout(LIMIT_MS) }, bytes: () => bytes };
}
