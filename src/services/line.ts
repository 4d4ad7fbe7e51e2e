import type { Service, Sources } from './service.ts';

export const line: Service = {
  id: 'line',
  name: 'LINE',
  operator: 'LY Corporation',
  url: 'https://line.me/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'line/gateway',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://line-chrome-gw.line-apps.com/' },
    },
    {
      id: 'line/media',
      serves: 'media',
      probe: { kind: 'http', url: 'https://obs.line-apps.com/' },
    },
    {
      id: 'line/site',
      serves: 'website',
      probe: { kind: 'http', url: 'https://line.me/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; LINE encryption report, Letter Sealing is on by default',
  endpoints: {
    'line/gateway': {
      from: 'public code: gateway of LINE’s own Chrome extension; its calls are signed, any status is an answer',
    },
    'line/media': { from: 'unverified: from memory', isUnverified: true },
    'line/site': { from: 'unverified: from memory', isUnverified: true },
  },
};
