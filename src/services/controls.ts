/**
 * Neutral addresses of unrelated operators: they tell about the user's own connection. Static or made for such questions, tiny,
 * and known not to redirect elsewhere. Google and Microsoft run services of the catalogue too: their controls carry the same
 * operator, so that the core can leave them out when it judges those services.
 */
import type { Control } from './service.ts';

export const controls: readonly Control[] = [
  {
    id: 'control/wikimedia',
    operator: 'Wikimedia',
    probe: { kind: 'http', url: 'https://en.wikipedia.org/favicon.ico' },
    source: 'host: own network, good independent witness; this path unverified: from memory',
  },
  {
    id: 'control/cloudflare',
    operator: 'Cloudflare',
    probe: { kind: 'http', url: 'https://cp.cloudflare.com/generate_204' },
    source: 'momoproxy.com article; host in v2ray/domain-list-community `connectivity-check`: 204',
  },
  {
    id: 'control/google',
    operator: 'Google',
    probe: { kind: 'http', url: 'https://www.gstatic.com/generate_204' },
    source: 'strings in the Chromium 156 binary: 204, empty body',
  },
  {
    id: 'control/microsoft',
    operator: 'Microsoft',
    probe: { kind: 'http', url: 'https://www.microsoft.com/favicon.ico' },
    source: 'unverified: from memory',
  },
  {
    id: 'control/apple',
    operator: 'Apple',
    probe: { kind: 'http', url: 'https://www.apple.com/library/test/success.html' },
    source: 'unverified: from memory; once the address of Apple’s own captive check',
  },
  {
    id: 'control/mozilla',
    operator: 'Mozilla',
    probe: { kind: 'http', url: 'https://www.mozilla.org/robots.txt' },
    source: 'unverified: from memory',
  },
  {
    id: 'control/debian',
    operator: 'Debian',
    probe: { kind: 'http', url: 'https://www.debian.org/favicon.ico' },
    source: 'unverified: from memory',
  },
  {
    id: 'control/plain-http',
    operator: 'Mozilla',
    probe: {
      kind: 'captive',
      url: 'http://detectportal.firefox.com/success.txt',
      expects: { status: 200, body: 'success\n' },
    },
    source: 'firefox-esr 153 omni.ja, `network.connectivity-service.IPv4.url`: 200 `success\\n`',
  },
];
