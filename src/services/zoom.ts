import type { Service } from './service.ts';

/** Team Chat. No address of its messaging edge is known that answers without an account. */
export const zoom: Service = {
  id: 'zoom',
  name: 'Zoom',
  operator: 'Zoom',
  url: 'https://app.zoom.us/wc',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; support.zoom.com: an option',
  endpoints: [
    {
      id: 'zoom/api',
      role: 'account',
      proves: 1,
      probe: { kind: 'http', url: 'https://api.zoom.us/v2/users/me' },
      source: 'unverified: from memory; 401 expected',
      isUnverified: true,
    },
    {
      id: 'zoom/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://zoom.us/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
