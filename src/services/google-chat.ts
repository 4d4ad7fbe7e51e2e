import type { Service } from './service.ts';

export const googleChat: Service = {
  id: 'google-chat',
  name: 'Google Chat',
  operator: 'Google',
  url: 'https://chat.google.com/',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; an option for organisations that hold their own keys',
  endpoints: [
    {
      id: 'google-chat/api',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://chat.googleapis.com/' },
      source: 'unverified: from memory; 404 expected',
      isUnverified: true,
    },
    {
      id: 'google-chat/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://chat.google.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
