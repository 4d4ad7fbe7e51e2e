import type { Service, Sources } from './service.ts';

/** Messages need hosts that answer nobody without keys, so nothing here serves `messages`. */
export const threema: Service = {
  id: 'threema',
  name: 'Threema',
  operator: 'Threema',
  url: 'https://web.threema.ch/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'threema/directory',
      serves: 'account',
      probe: { kind: 'http', url: 'https://ds-apip.threema.ch/' },
    },
    {
      id: 'threema/api',
      serves: 'account',
      probe: { kind: 'http', url: 'https://apip.threema.ch/' },
    },
    {
      id: 'threema/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.threema.ch/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; threema.ch, "Cryptography Whitepaper"',
  endpoints: {
    'threema/directory': {
      from: 'public code; whether browsers accept its certificate is unverified (the apps bring their own authority)',
      isUnverified: true,
    },
    'threema/api': {
      from: 'third-party notes: 403; whether browsers accept its certificate is unverified',
      isUnverified: true,
    },
    'threema/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
