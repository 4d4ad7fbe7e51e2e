import type { Service, Sources } from './service.ts';

export const x: Service = {
  id: 'x',
  name: 'X (direct messages)',
  operator: 'X',
  url: 'https://x.com/messages',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'x/api',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://api.x.com/' },
    },
    {
      id: 'x/media',
      serves: 'media',
      probe: { kind: 'http', url: 'https://pbs.twimg.com/favicon.ico' },
    },
    {
      id: 'x/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://x.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; both people must have set it up',
  endpoints: {
    'x/api': { from: 'unverified: from memory; any status is an answer', isUnverified: true },
    'x/media': { from: 'unverified: from memory', isUnverified: true },
    'x/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
