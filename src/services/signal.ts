import type { Service } from './service.ts';

/**
 * The servers behind Signal's apps show certificates of Signal's own authority, so no browser lets us speak to them: all that can be
 * seen is whether the way to them is open, and that only where the browser names the layer that failed. Else its websites speak.
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
      id: 'signal/chat',
      role: 'messaging',
      proves: 0,
      pace: 'rare',
      probe: { kind: 'own-authority', url: 'https://chat.signal.org/', needsLayers: true },
      source:
        'ooni/spec `nettests/ts-029-signal.md`: its certificate is from "Signal Messenger, LLC", its answer a 404; ' +
        'in a browser it is unverified',
      isUnverified: true,
    },
    {
      // Contacts, settings and the state of groups.
      id: 'signal/storage',
      role: 'account',
      proves: 0,
      pace: 'rare',
      probe: { kind: 'own-authority', url: 'https://storage.signal.org/', needsLayers: true },
      source: 'as chat',
      isUnverified: true,
    },
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
