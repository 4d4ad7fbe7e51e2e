/**
 * Second resolvers of two unrelated operators, in the JSON form of DNS over HTTPS; both are open to CORS
 * (dat-ecosystem-archive/dat-dns#16). They are asked only about a name that the browser's own resolver has lost, and only for services
 * with detailed checks.
 */
import type { Resolver } from '../core/model/service.ts';
import type { Source } from './service.ts';
import type { EndpointId } from '../core/model/terms.ts';

export const resolvers: readonly Resolver[] = [
  {
    id: 'resolver/google',
    operator: 'Google',
    url: 'https://dns.google/resolve?type=A&name=',
  },
  {
    id: 'resolver/cloudflare',
    operator: 'Cloudflare',
    url: 'https://cloudflare-dns.com/dns-query?type=A&name=',
  },
];

export const sources: Readonly<Record<EndpointId, Source>> = {
  'resolver/google': { from: 'https://developers.google.com/speed/public-dns/docs/doh/json' },
  'resolver/cloudflare': {
    from: 'https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/',
  },
};
