import type { Service } from './service.ts';

export const instagram: Service = {
  id: 'instagram',
  name: 'Instagram',
  operator: 'Meta',
  url: 'https://www.instagram.com/direct/inbox/',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; help.instagram.com: never the default',
  endpoints: [
    {
      id: 'instagram/edge-chat',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://edge-chat.instagram.com/chat' },
      source:
        'austinhuang0131/barinsta#653: the web socket, not usable without a session; its answer is unverified',
      isUnverified: true,
    },
    {
      id: 'instagram/api',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://i.instagram.com/api/v1/' },
      source: 'unverified: from memory; the API of the app, direct messages included',
      isUnverified: true,
    },
    {
      id: 'instagram/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://www.instagram.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
