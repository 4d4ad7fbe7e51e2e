/** What a person types to name a service of their own: a domain, or an address copied from somewhere. */

/** Why nothing can be asked there. */
export type Refusal =
  /** It is no address of a host. */
  | 'address'
  /** `http:` or `ws:`: whoever is in between would see and could change what is asked. */
  | 'unencrypted'
  /** A loopback address: it would tell nothing about any connection. */
  | 'this-computer';

/** An encrypted address that names a host and nobody's password. */
export function addressOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.username === '' && url.password === '' && url.hostname !== '';
  return isPlain && /^(https|wss):$/.test(url.protocol) ? url : undefined;
}

/**
 * `localhost` and what RFC 6761 section 6.3 puts below it, 127/8 and 0/8 (RFC 1122 section 3.2.1.3), `::1` and `::`, and
 * those of version 4 as version 6 writes them (RFC 4291 section 2.5.5).
 */
export function isThisComputer(host: string): boolean {
  const mapped = /^\[::(ffff:)?(7f..|0|\w{1,2}):\w+\]$/;
  return mapped.test(host) || /^(localhost|.*\.localhost|127\..*|0\.\d+\.\d+\.\d+|\[::1?\])\.*$/.test(host);
}

/**
 * The address that a person means who types `chat.example.org`, `https://example.org/page` or `wss://example.org/ws`.
 * Hosts of a private network are welcome (a workplace's own Mattermost), this computer is not.
 */
export function readAddress(typed: string): URL | Refusal {
  const text = typed.trim();
  if (/^(http|ws):\/\//i.test(text)) return 'unencrypted';
  const url = addressOf(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || /\s/.test(text)) return 'address';
  if (isThisComputer(url.hostname)) return 'this-computer';
  const isHost = /^[^.]+(\.[^.]+)+\.?$/.test(url.hostname) || url.hostname.startsWith('[');
  if (!isHost) return 'address';
  url.hash = '';
  return url;
}
