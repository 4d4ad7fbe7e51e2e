import type { Service } from './service.ts';

export const x: Service = {
  id: 'x',
  name: 'X (direct messages)',
  operator: 'X',
  url: 'https://x.com/messages',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; both people must have set it up',
  endpoints: [
    {
      id: 'x/api',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://api.x.com/' },
      source: 'unverified: from memory; any status is an answer',
      isUnverified: true,
    },
    {
      id: 'x/media',
      role: 'media',
      proves: 1,
      probe: { kind: 'http', url: 'https://pbs.twimg.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'x/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://x.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
