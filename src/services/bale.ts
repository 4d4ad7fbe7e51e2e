import type { Service, Sources } from './service.ts';

/** It answers inside Iran while everything abroad is cut. Its bots' interface is another host, which messages do not need. */
export const bale: Service = {
  id: 'bale',
  name: 'Bale',
  operator: 'Bale',
  url: 'https://web.bale.ai/',
  isEndToEndEncrypted: false,
  onlyIn: ['IR'],
  endpoints: [
    {
      // Requests go here by gRPC-Web, and its socket needs an account.
      id: 'bale/gateway',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://next-ws.bale.ai/' },
    },
    {
      id: 'bale/bots',
      serves: 'account',
      probe: { kind: 'http', url: 'https://tapi.bale.ai/' },
    },
    {
      id: 'bale/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.bale.ai/' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: nothing says that it is',
  endpoints: {
    'bale/gateway': {
      from: 'public clients of 2026: `https://next-ws.bale.ai/{service}/{method}`; its answer at the root is unverified',
      isUnverified: true,
    },
    'bale/bots': { from: 'public clients of 2026; its answer at the root is unverified', isUnverified: true },
    'bale/web': { from: 'public clients of 2026 name it as their Origin; unverified', isUnverified: true },
  },
};
