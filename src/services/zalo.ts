import type { Service, Sources } from './service.ts';

export const zalo: Service = {
  id: 'zalo',
  name: 'Zalo',
  operator: 'VNG',
  url: 'https://chat.zalo.me/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'zalo/chat',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://tt-chat2-wpa.chat.zalo.me/' },
    },
    {
      id: 'zalo/login',
      serves: 'account',
      probe: { kind: 'http', url: 'https://wpa.chat.zalo.me/api/login/getServerInfo' },
    },
    {
      id: 'zalo/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://chat.zalo.me/' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; an option in chats of two',
  endpoints: {
    'zalo/chat': {
      from: 'unverified: from memory; named by the service map of npm `zca-js`',
      isUnverified: true,
    },
    'zalo/login': {
      from: 'npm `zca-js` 2.2.0 `dist/apis/login.js`; its answer to an unsigned call is unverified',
      isUnverified: true,
    },
    'zalo/web': { from: 'npm `zca-js` 2.2.0: the web app' },
  },
};
