import type { Service, Sources } from './service.ts';

/** It answers inside Iran while everything abroad is cut. Its sockets lie on a port that host permissions do not know. */
export const rubika: Service = {
  id: 'rubika',
  name: 'Rubika',
  operator: 'Rubika',
  url: 'https://web.rubika.ir/',
  isEndToEndEncrypted: false,
  onlyIn: ['IR'],
  endpoints: [
    {
      // Every client asks here first which hosts carry messages, without an account.
      id: 'rubika/hosts',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://getdcmess.iranlms.ir/' },
    },
    {
      id: 'rubika/bots',
      serves: 'account',
      probe: { kind: 'http', url: 'https://botapi.rubika.ir/v3/' },
    },
    {
      id: 'rubika/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.rubika.ir/' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: nothing says that it is',
  endpoints: {
    'rubika/hosts': {
      from: 'public clients up to 2026: JSON with the hosts of API, sockets and storage to a plain GET; by HEAD unverified',
      isUnverified: true,
    },
    'rubika/bots': {
      from: 'public clients of 2026; its answer without a token is unverified',
      isUnverified: true,
    },
    'rubika/web': { from: 'public clients of 2026 name it as their Origin; unverified', isUnverified: true },
  },
};
