import type { Service, Sources } from './service.ts';

/** Team Chat. No address of its messaging edge is known that answers without an account. */
export const zoom: Service = {
  id: 'zoom',
  name: 'Zoom',
  operator: 'Zoom',
  url: 'https://app.zoom.us/wc',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'zoom/api',
      serves: 'account',
      probe: { kind: 'http', url: 'https://api.zoom.us/v2/users/me' },
    },
    {
      id: 'zoom/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://zoom.us/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; support.zoom.com: an option',
  endpoints: {
    'zoom/api': { from: 'unverified: from memory; 401 expected', isUnverified: true },
    'zoom/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
