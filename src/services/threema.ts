import type { Service, Sources } from './service.ts';

/** Messages need hosts that answer nobody without keys, so nothing here has the role `messaging`. */
export const threema: Service = {
  id: 'threema',
  name: 'Threema',
  operator: 'Threema',
  url: 'https://web.threema.ch/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'threema/directory',
      role: 'account',
      probe: { kind: 'http', url: 'https://ds-apip.threema.ch/' },
    },
    {
      id: 'threema/api',
      role: 'account',
      probe: { kind: 'http', url: 'https://apip.threema.ch/' },
    },
    {
      id: 'threema/web',
      role: 'landing',
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
