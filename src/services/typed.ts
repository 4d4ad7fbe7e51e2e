/** What a person types to name a service of their own: a domain, an id, or an address copied from somewhere. */
import { namedServer } from './named-server.ts';

/** Why nothing can be asked there. */
export type Refusal =
  /** It is no address of a host. */
  | 'address'
  /** `http:` or `ws:`: whoever is in between would see and could change what is asked. */
  | 'unencrypted'
  /** A loopback address: it would tell nothing about any connection. */
  | 'this-computer';

/**
 * What a host may consist of, once the browser has brought it into its ASCII form: labels of letters, digits, hyphens and underscores,
 * or a version 6 address. A `*`, typed as `%2a` too, would be a pattern where permissions are asked for, and two dots name nothing.
 */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?)$/;

/** An encrypted address that names a host and nobody's password. */
export function addressOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.username === '' && url.password === '' && HOST.test(url.hostname);
  return isPlain && /^(https|wss):$/.test(url.protocol) ? url : undefined;
}

/** Public names whose owners let them mean 127.0.0.1, for trying things out. */
const NAMES_OF_LOOPBACK = ['localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com', 'localho.st', 'yoogle.com'];

/** Public names that mean the address written before them, with dots, with hyphens or in hexadecimal: https://sslip.io, https://nip.io. */
const SAYS_LOOPBACK =
  /(^|[.-])(127([.-]\d{1,3}){3}|7f[0-9a-f]{6}|--1|0([.-]0){3})\.(nip\.io|sslip\.io|xip\.io)$/;

/** Version 4 addresses of this computer as version 6 writes them: mapped, compatible (RFC 4291 section 2.5.5), or through NAT64 (RFC 6052 section 2.1). */
const MAPPED = /^\[(::(ffff:)?|64:ff9b::)(7f..|0|\w{1,2}):\w+\]$/;

/**
 * `localhost` and what RFC 6761 section 6.3 puts below it, 127/8 and 0/8 (RFC 1122 section 3.2.1.3), `::1` and `::`, and public
 * names that mean one of these. What a stranger's name server may answer is not known here.
 */
export function isThisComputer(host: string): boolean {
  const name = host.toLowerCase().replace(/\.+$/, '');
  if (MAPPED.test(name) || SAYS_LOOPBACK.test(name)) return true;
  if (NAMES_OF_LOOPBACK.some((known) => name === known || name.endsWith(`.${known}`))) return true;
  return /^(localhost|.*\.localhost|127\..*|0\.\d+\.\d+\.\d+|\[::1?\])$/.test(name);
}

/**
 * The address that a person means who types `chat.example.org`, `https://example.org/page`, `wss://example.org/ws` or an id of theirs.
 * Hosts of a private network are welcome (a workplace's own Mattermost), this computer is not.
 */
export function readAddress(typed: string): URL | Refusal {
  const text = namedServer(typed.trim()) ?? typed.trim();
  if (/^(http|ws):\/\//i.test(text)) return 'unencrypted';
  const url = addressOf(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || /\s/.test(text)) return 'address';
  if (isThisComputer(url.hostname)) return 'this-computer';
  // With its last dot it is the same host under another name, which the catalogue, permissions and certificates do not know.
  url.hostname = url.hostname.replace(/\.$/, '');
  const isHost = url.hostname.includes('.') || url.hostname.startsWith('[');
  if (!isHost) return 'address';
  url.hash = '';
  return url;
}
