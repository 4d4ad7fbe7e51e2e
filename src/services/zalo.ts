import type { Service } from './service.ts';

export const zalo: Service = {
  id: 'zalo',
  name: 'Zalo',
  operator: 'VNG',
  url: 'https://chat.zalo.me/',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; an option in chats of two',
  endpoints: [
    {
      id: 'zalo/chat',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://tt-chat2-wpa.chat.zalo.me/' },
      source: 'unverified: from memory; named by the service map of npm `zca-js`',
      isUnverified: true,
    },
    {
      id: 'zalo/login',
      role: 'account',
      proves: 1,
      probe: { kind: 'http', url: 'https://wpa.chat.zalo.me/api/login/getServerInfo' },
      source: 'npm `zca-js` 2.2.0 `dist/apis/login.js`; its answer to an unsigned call is unverified',
      isUnverified: true,
    },
    {
      id: 'zalo/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://chat.zalo.me/' },
      source: 'npm `zca-js` 2.2.0: the web app',
    },
  ],
};
