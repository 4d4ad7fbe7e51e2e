/**
 * Neutral addresses of unrelated operators: they tell about the user's own connection. Static or made for such questions, tiny,
 * and known not to redirect elsewhere. Of those that do not live on donations the ones made for it stand first, for the first that
 * answers is asked most. Google and Microsoft run services of the catalogue too: their controls carry the same operator, so that the
 * core can leave them out when it judges those services.
 */
import type { Control, Source } from './service.ts';
import type { EndpointId } from '../core/model/terms.ts';

export const controls: readonly Control[] = [
  {
    id: 'control/wikimedia',
    operator: 'Wikimedia',
    isDonated: true,
    probe: { kind: 'http', url: 'https://en.wikipedia.org/favicon.ico' },
  },
  {
    id: 'control/cloudflare',
    operator: 'Cloudflare',
    probe: { kind: 'http', url: 'https://cp.cloudflare.com/generate_204' },
  },
  {
    id: 'control/apple',
    operator: 'Apple',
    probe: { kind: 'http', url: 'https://www.apple.com/library/test/success.html' },
  },
  {
    id: 'control/google',
    operator: 'Google',
    probe: { kind: 'http', url: 'https://www.gstatic.com/generate_204' },
  },
  {
    id: 'control/mozilla',
    operator: 'Mozilla',
    probe: { kind: 'http', url: 'https://www.mozilla.org/robots.txt' },
  },
  {
    id: 'control/microsoft',
    operator: 'Microsoft',
    probe: { kind: 'http', url: 'https://www.microsoft.com/favicon.ico' },
  },
  {
    id: 'control/debian',
    operator: 'Debian',
    isDonated: true,
    probe: { kind: 'http', url: 'https://www.debian.org/favicon.ico' },
  },
  {
    id: 'control/plain-http',
    operator: 'Mozilla',
    probe: {
      kind: 'captive',
      url: 'http://detectportal.firefox.com/success.txt',
      expects: { status: 200, body: 'success\n' },
    },
  },
  // Spare ones, for the first stands on lists of filters (StevenBlack/hosts#2728, hagezi/dns-blocklists#252).
  {
    id: 'control/plain-http-microsoft',
    operator: 'Microsoft',
    probe: {
      kind: 'captive',
      url: 'http://www.msftconnecttest.com/connecttest.txt',
      expects: { status: 200, body: 'Microsoft Connect Test' },
    },
  },
  {
    id: 'control/plain-http-apple',
    operator: 'Apple',
    probe: {
      kind: 'captive',
      url: 'http://captive.apple.com/hotspot-detect.html',
      expects: {
        status: 200,
        body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
        mayEndLine: true,
      },
    },
  },
];

export const sources: Readonly<Record<EndpointId, Source>> = {
  'control/wikimedia': {
    from: 'host: own network, good independent witness; this path unverified: from memory',
    isUnverified: true,
  },
  'control/cloudflare': {
    from: 'momoproxy.com article; host in v2ray/domain-list-community `connectivity-check`: 204',
  },
  'control/apple': {
    from: 'unverified: from memory; once the address of Apple’s own captive check',
    isUnverified: true,
  },
  'control/google': { from: 'strings in the Chromium 156 binary: 204, empty body' },
  'control/mozilla': { from: 'unverified: from memory', isUnverified: true },
  'control/microsoft': { from: 'unverified: from memory', isUnverified: true },
  'control/debian': { from: 'unverified: from memory', isUnverified: true },
  'control/plain-http': {
    from: 'firefox-esr 153 omni.ja, `network.connectivity-service.IPv4.url`: 200 `success\\n`',
  },
  'control/plain-http-microsoft': {
    from: 'buaq.net/go-115485.html, an article by a browser engineer: 200 `Microsoft Connect Test`',
  },
  'control/plain-http-apple': {
    from: 'address: gist mortonfox/c31de2b; the body unverified: from memory, whether it ends in a newline not known',
    isUnverified: true,
  },
};
