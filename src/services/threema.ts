import type { Service } from './service.ts';

/** Messages need hosts that answer nobody without keys, so nothing here has the role `messaging`. */
export const threema: Service = {
  id: 'threema',
  name: 'Threema',
  operator: 'Threema',
  url: 'https://web.threema.ch/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; threema.ch, "Cryptography Whitepaper"',
  endpoints: [
    {
      id: 'threema/directory',
      role: 'account',
      proves: 1,
      probe: { kind: 'http', url: 'https://ds-apip.threema.ch/' },
      source:
        'public code; whether browsers accept its certificate is unverified (the apps bring their own authority)',
      isUnverified: true,
    },
    {
      id: 'threema/api',
      role: 'account',
      proves: 1,
      probe: { kind: 'http', url: 'https://apip.threema.ch/' },
      source: 'third-party notes: 403; whether browsers accept its certificate is unverified',
      isUnverified: true,
    },
    {
      id: 'threema/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://web.threema.ch/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
