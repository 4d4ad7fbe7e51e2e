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
      probe: { kind: 'http', url: 'https://chat.googleapis.com/' },
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
    'google-chat/api': { from: 'unverified: from memory; 404 expected', isUnverified: true },
    'google-chat/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
