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
      // What the apps ask about an identity; this one is Threema's own, which echoes.
      id: 'threema/directory',
      serves: 'account',
      probe: { kind: 'http', url: 'https://ds-apip.threema.ch/identity/ECHOECHO', isCorsOpen: true },
    },
    {
      id: 'threema/api',
      serves: 'account',
      probe: { kind: 'http', url: 'https://apip.threema.ch/', isCorsOpen: true },
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
      from: 'notes of August 2026: JSON and 200 to a plain GET of any page, a public certificate; by HEAD it is unverified',
      isUnverified: true,
    },
    'threema/api': {
      from: 'notes of August 2026: 403 to GET and HEAD of any page',
    },
    'threema/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
