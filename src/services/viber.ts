import type { Service } from './service.ts';

/** There is no web client, so nothing here shows more than that its website and its interface for bots answer. */
export const viber: Service = {
  id: 'viber',
  name: 'Viber',
  operator: 'Rakuten',
  url: 'https://www.viber.com/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; viber.com, "Viber Encryption Overview"',
  endpoints: [
    {
      id: 'viber/bots',
      role: 'account',
      proves: 1,
      probe: { kind: 'http', url: 'https://chatapi.viber.com/pa/get_account_info' },
      source: 'unverified: from memory; JSON with `missing_auth_token` expected',
      isUnverified: true,
    },
    {
      id: 'viber/site',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://www.viber.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
