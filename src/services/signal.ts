import type { Service, Sources } from './service.ts';

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
  endpoints: [
    {
      id: 'signal/chat',
      serves: 'messages',
      proves: 0,
      pace: 'rare',
      probe: { kind: 'own-authority', url: 'https://chat.signal.org/', needsLayers: true },
    },
    {
      // Contacts, settings and the state of groups.
      id: 'signal/storage',
      serves: 'account',
      proves: 0,
      pace: 'rare',
      probe: { kind: 'own-authority', url: 'https://storage.signal.org/', needsLayers: true },
    },
    {
      id: 'signal/site',
      serves: 'website',
      probe: { kind: 'http', url: 'https://signal.org/' },
    },
    {
      id: 'signal/updates',
      serves: 'website',
      isContrast: true,
      probe: { kind: 'http', url: 'https://updates2.signal.org/' },
    },
    {
      id: 'signal/links',
      serves: 'website',
      isContrast: true,
      probe: { kind: 'http', url: 'https://signal.me/' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; signal.org: "state-of-the-art end-to-end encryption"',
  endpoints: {
    'signal/chat': {
      from:
        'ooni/spec `nettests/ts-029-signal.md`: its certificate is from "Signal Messenger, LLC", its answer a 404; ' +
        'in a browser it is unverified',
      isUnverified: true,
    },
    'signal/storage': { from: 'as chat', isUnverified: true },
    'signal/site': { from: 'unverified: from memory', isUnverified: true },
    'signal/updates': {
      from: 'host: Signal developers in ooni/probe#2627; whether its certificate is public is unverified',
      isUnverified: true,
    },
    'signal/links': { from: 'unverified: from memory; a name in another zone', isUnverified: true },
  },
};
