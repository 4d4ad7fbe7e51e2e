import type { Service, Sources } from './service.ts';

/** The first words of its protocol name a device, and none is made up here: it is asked no more than whether its host answers. */
export const max: Service = {
  id: 'max',
  name: 'MAX',
  operator: 'VK',
  url: 'https://web.max.ru/',
  isEndToEndEncrypted: false,
  onlyIn: ['RU'],
  endpoints: [
    {
      id: 'max/gateway',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://ws-api.oneme.ru/websocket' },
    },
    {
      id: 'max/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.max.ru/' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: nothing says that it is',
  endpoints: {
    'max/gateway': {
      from: 'public clients of 2026: `wss://ws-api.oneme.ru/websocket`; its answer to a plain request is unverified',
      isUnverified: true,
    },
    'max/web': { from: 'public clients of 2026 name it as their Origin; unverified', isUnverified: true },
  },
};
