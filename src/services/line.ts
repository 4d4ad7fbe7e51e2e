import type { Service } from './service.ts';

export const line: Service = {
  id: 'line',
  name: 'LINE',
  operator: 'LY Corporation',
  url: 'https://line.me/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; LINE encryption report, Letter Sealing is on by default',
  endpoints: [
    {
      id: 'line/gateway',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://line-chrome-gw.line-apps.com/' },
      source:
        'public code: gateway of LINE’s own Chrome extension; its calls are signed, any status is an answer',
    },
    {
      id: 'line/media',
      role: 'media',
      proves: 1,
      probe: { kind: 'http', url: 'https://obs.line-apps.com/' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'line/site',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://line.me/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
