/**
 * Who is asked in a check-up of the line, and only then: hosts that have addresses of one family alone, two operators for each; sockets of
 * three operators that have nothing to do with messages between people; and a clock that every page may read. Of their answers nothing
 * is read but that clock.
 */
import type { CheckUpHost } from '../core/check-up/measured.ts';
import type { EndpointId } from '../core/model/terms.ts';
import { controls } from './controls.ts';
import type { Contacts } from './hosts.ts';
import type { Control, Source } from './service.ts';

const ipv4: readonly Control[] = [
  {
    id: 'check-up/ipv4-google',
    operator: 'Google',
    probe: { kind: 'http', url: 'https://ipv4.google.com/generate_204' },
  },
  {
    id: 'check-up/ipv4-cloudflare',
    operator: 'Cloudflare',
    probe: { kind: 'http', url: 'https://ipv4.icanhazip.com/' },
  },
];

const ipv6: readonly Control[] = [
  {
    id: 'check-up/ipv6-google',
    operator: 'Google',
    probe: { kind: 'http', url: 'https://ipv6.google.com/generate_204' },
  },
  {
    id: 'check-up/ipv6-cloudflare',
    operator: 'Cloudflare',
    probe: { kind: 'http', url: 'https://ipv6.icanhazip.com/' },
  },
];

const sockets: readonly Control[] = [
  {
    id: 'check-up/socket-mozilla',
    operator: 'Mozilla',
    probe: { kind: 'websocket', url: 'wss://push.services.mozilla.com/' },
  },
  {
    id: 'check-up/socket-postman',
    operator: 'Postman',
    probe: { kind: 'websocket', url: 'wss://ws.postman-echo.com/raw' },
  },
  {
    id: 'check-up/socket-echo',
    operator: 'WebSocket.org',
    probe: { kind: 'websocket', url: 'wss://echo.websocket.org/' },
  },
];

/** Says the time as `curtimestamp` of a JSON document, to any page that asks without cookies. */
export const CLOCK_URL =
  'https://en.wikipedia.org/w/api.php?action=query&curtimestamp=1&format=json&origin=*';

const asked = (what: CheckUpHost['asked'], all: readonly Control[]): CheckUpHost[] =>
  all.map(({ id, operator, probe }) => ({ id, operator, asked: what, probe }));

const isPlain = ({ probe }: Control): boolean => probe.kind === 'captive';

/** All who are asked: the neutral sites and the plain pages as in any round, then the others. */
export const checkUpHosts: readonly CheckUpHost[] = [
  ...asked(
    'site',
    controls.filter((one) => !isPlain(one)),
  ),
  ...asked('plain', controls.filter(isPlain)),
  ...asked('ipv4', ipv4),
  ...asked('ipv6', ipv6),
  ...asked('socket', sockets),
];

/** Hosts that are contacted in a check-up alone. */
export const checkUpContacts: Contacts = { endpoints: [...ipv4, ...ipv6, ...sockets] };

export const sources: Readonly<Record<EndpointId, Source>> = {
  'check-up/ipv4-google': {
    from: 'public code asks `ipv4.google.com/generate_204` beside `ipv6.google.com/generate_204` as a pair of one family each; not seen by us',
    isUnverified: true,
  },
  'check-up/ipv4-cloudflare': {
    from: 'hrbrmstr/myip `R/icanhazip.r` asks `https://ipv4.icanhazip.com/` for an address of that family alone; not seen by us',
    isUnverified: true,
  },
  'check-up/ipv6-google': {
    from: 'tests of gevent (`test__socket_dns.py`) name `ipv6.google.com` as a host that “has only ipv6 addresses”; the path from public code',
    isUnverified: true,
  },
  'check-up/ipv6-cloudflare': {
    from: 'hrbrmstr/myip `R/icanhazip.r` asks `https://ipv6.icanhazip.com/`, and expects it to fail without IPv6; not seen by us',
    isUnverified: true,
  },
  'check-up/socket-mozilla': {
    from: 'github.com/mozilla-services/autopush-rs README: “the default Push server url is wss://push.services.mozilla.com/”; its answer to us is unverified',
    isUnverified: true,
  },
  'check-up/socket-postman': {
    from: 'Bun’s own tests of WebSocket open `wss://ws.postman-echo.com/raw`; its answer to us is unverified',
    isUnverified: true,
  },
  'check-up/socket-echo': {
    from: 'public samples open `wss://echo.websocket.org`, which says back what it hears; its answer to us is unverified',
    isUnverified: true,
  },
};
