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
      // Where newer apps connect; one of the two can be blocked alone.
      id: 'signal/grpc',
      serves: 'messages',
      proves: 0,
      pace: 'rare',
      probe: { kind: 'own-authority', url: 'https://grpc.chat.signal.org/', needsLayers: true },
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
      probe: { kind: 'http', url: 'https://updates.signal.org/', isCorsOpen: true },
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
        'jaredwray/signal-web, validation of 1 October 2026: Chromium and Firefox refuse that certificate by name',
    },
    'signal/grpc': {
      from: 'signalapp/libsignal `rust/net/src/env.rs` (14 August 2026): the chat host; its certificate: as chat',
    },
    'signal/storage': { from: 'as chat' },
    'signal/site': { from: 'unverified: from memory', isUnverified: true },
    'signal/updates': {
      from:
        'jaredwray/signal-web, validation of 1 October 2026: a public certificate, and 200 to any page; updates2 has ' +
        'Signal’s own (Signal-Desktop `ts/updater/got.ts`)',
    },
    'signal/links': { from: 'unverified: from memory; a name in another zone', isUnverified: true },
  },
};
