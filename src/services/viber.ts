import type { Service, Sources } from './service.ts';

/** There is no web client, so nothing here shows more than that its website and its interface for bots answer. */
export const viber: Service = {
  id: 'viber',
  name: 'Viber',
  operator: 'Rakuten',
  url: 'https://www.viber.com/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'viber/bots',
      serves: 'account',
      probe: { kind: 'http', url: 'https://chatapi.viber.com/pa/get_account_info' },
    },
    {
      id: 'viber/site',
      serves: 'website',
      probe: { kind: 'http', url: 'https://www.viber.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; viber.com, "Viber Encryption Overview"',
  endpoints: {
    'viber/bots': {
      from: 'unverified: from memory; JSON with `missing_auth_token` expected',
      isUnverified: true,
    },
    'viber/site': { from: 'unverified: from memory', isUnverified: true },
  },
};
