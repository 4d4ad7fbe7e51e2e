import type { Service } from './service.ts';

/**
 * `chat.signal.org` and its siblings show certificates of Signal's own authority (ooni/spec `ts-029-signal.md`), so no browser can
 * fetch them: there is no messaging endpoint here.
 */
export const signal: Service = {
  id: 'signal',
  name: 'Signal',
  operator: 'Signal',
  url: 'https://signal.org/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; signal.org: "state-of-the-art end-to-end encryption"',
  endpoints: [
    {
      id: 'signal/site',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://signal.org/' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'signal/updates',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://updates2.signal.org/' },
      source: 'host: Signal developers in ooni/probe#2627; whether its certificate is public is unverified',
      isUnverified: true,
    },
    {
      id: 'signal/links',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://signal.me/' },
      source: 'unverified: from memory; a name in another zone',
      isUnverified: true,
    },
  ],
};
