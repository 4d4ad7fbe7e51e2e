import type { Service, Sources } from './service.ts';

export const instagram: Service = {
  id: 'instagram',
  name: 'Instagram',
  operator: 'Meta',
  url: 'https://www.instagram.com/direct/inbox/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'instagram/edge-chat',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://edge-chat.instagram.com/chat', isCorsOpen: true },
    },
    {
      // The web client keeps both open (seen in September 2026).
      id: 'instagram/gateway',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://gateway.instagram.com/ws/realtime', isCorsOpen: true },
    },
    {
      id: 'instagram/api',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://i.instagram.com/api/v1/' },
    },
    {
      id: 'instagram/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://www.instagram.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; help.instagram.com: never the default, and withdrawn on 8 May 2026',
  endpoints: {
    'instagram/edge-chat': {
      from:
        'austinhuang0131/barinsta#653: the web socket, not usable without a session; notes of 29 May 2026: a plain GET ' +
        'is answered by the edge, to any page; by HEAD it is unverified',
      isUnverified: true,
    },
    'instagram/gateway': { from: 'as edge-chat', isUnverified: true },
    'instagram/api': {
      from: 'unverified: from memory; the API of the app, direct messages included',
      isUnverified: true,
    },
    'instagram/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
