/** From the domain that a person knows to the address that is probed: XMPP and Matrix publish it under `/.well-known/`. */
import type { Net } from './net.ts';
import { membersOf, parseJson } from './json.ts';
import { QUIET, readStart } from './request.ts';
import { readStartTag, withoutComments } from './xml.ts';

/** XEP-0156, "HTTP Lookup Method". */
const WEBSOCKET_REL = 'urn:xmpp:alt-connections:websocket';

/** The WebSocket address of an XMPP domain, from `host-meta.json` or `host-meta` (XEP-0156); `undefined` where there is none. */
export async function findXmppSocket(domain: string, net: Net): Promise<string | undefined> {
  const json = await read(`https://${domain}/.well-known/host-meta.json`, net);
  const found = json === undefined ? undefined : readHostMetaJson(json);
  if (found) return found;
  const xml = await read(`https://${domain}/.well-known/host-meta`, net);
  return xml === undefined ? undefined : readHostMetaXml(xml);
}

/**
 * The homeserver's address for a Matrix domain; the domain itself where it publishes nothing.
 * https://spec.matrix.org/latest/client-server-api/#well-known-uris
 */
export async function findMatrixServer(domain: string, net: Net): Promise<string | undefined> {
  const text = await read(`https://${domain}/.well-known/matrix/client`, net);
  return text === undefined ? `https://${domain}` : readMatrixClient(text);
}

/** The first link that can be used: servers name `ws:` and `wss:` beside each other. */
export function readHostMetaJson(text: string): string | undefined {
  const { links } = membersOf(parseJson(text));
  return Array.isArray(links) ? firstSocket(links.map(membersOf)) : undefined;
}

export function readHostMetaXml(text: string): string | undefined {
  const tags = [...withoutComments(text).matchAll(LINK)].map(({ input, index }) =>
    readStartTag(input.slice(index, index + 1000)),
  );
  return firstSocket(tags.map((tag) => Object.fromEntries(tag?.attributes ?? [])));
}

/** The start of a `Link`, under whatever prefix. */
const LINK = /<(?:[\w.-]+:)?Link\s/g;

function firstSocket(links: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  const sockets = links.filter((link) => link['rel'] === WEBSOCKET_REL);
  return sockets.map((link) => secure('wss:', link['href'])?.href).find((href) => href !== undefined);
}

/** Clients trim its slashes, since `//_matrix` is another path (matrix-org/matrix-spec-proposals#3562). */
export function readMatrixClient(text: string): string | undefined {
  const server = membersOf(membersOf(parseJson(text))['m.homeserver']);
  const base = secure('https:', server['base_url']);
  return base?.search === '' ? base.href.replace(/\/+$/, '') : undefined;
}

/** An encrypted address without a password or a fragment. */
function secure(protocol: 'https:' | 'wss:', address: unknown): URL | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '' && url.hash === '';
  return url.protocol === protocol && isPlain ? url : undefined;
}

/** The document, or `undefined` where there is none; these may redirect, but not to where encryption ends. */
async function read(url: string, net: Net): Promise<string | undefined> {
  try {
    const response = await net.fetch(url, { ...QUIET, mode: 'cors', redirect: 'follow', signal: net.signal });
    if (!response.ok || (response.url !== '' && !response.url.startsWith('https:'))) return undefined;
    return new TextDecoder().decode(await readStart(response));
  } catch {
    return undefined;
  }
}
