import type { Service, Sources } from './service.ts';

export const googleChat: Service = {
  id: 'google-chat',
  name: 'Google Chat',
  operator: 'Google',
  url: 'https://chat.google.com/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'google-chat/api',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://chat.googleapis.com/$discovery/rest?version=v1' },
    },
    {
      id: 'google-chat/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://chat.google.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; an option for organisations that hold their own keys',
  endpoints: {
    'google-chat/api': {
      from: 'fetched without an account on 3 September 2026: 200; it is the front of the API; by HEAD it is unverified',
      isUnverified: true,
    },
    'google-chat/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
