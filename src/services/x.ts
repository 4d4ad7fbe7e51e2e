import type { Service, Sources } from './service.ts';

/**
 * Nothing here shows whether messages pass: their socket (`chat-ws.x.com`) needs an account, and answers a plain request with 503 when
 * all is well (notes of July to September 2026).
 */
export const x: Service = {
  id: 'x',
  name: 'X (direct messages)',
  operator: 'X',
  url: 'https://x.com/messages',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'x/api',
      serves: 'website',
      probe: { kind: 'http', url: 'https://api.x.com/' },
    },
    {
      id: 'x/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://x.com/favicon.ico' },
    },
    {
      // Another name in another zone.
      id: 'x/media',
      serves: 'website',
      isContrast: true,
      probe: { kind: 'http', url: 'https://pbs.twimg.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; both people must have set it up',
  endpoints: {
    'x/api': { from: 'unverified: from memory; any status is an answer', isUnverified: true },
    'x/web': { from: 'unverified: from memory', isUnverified: true },
    'x/media': { from: 'unverified: from memory', isUnverified: true },
  },
};
