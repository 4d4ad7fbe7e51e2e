import type { Service, Sources } from './service.ts';

export const whatsapp: Service = {
  id: 'whatsapp',
  name: 'WhatsApp',
  operator: 'Meta',
  url: 'https://web.whatsapp.com/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'whatsapp/socket',
      serves: 'messages',
      proves: 2,
      pace: 'rare',
      probe: { kind: 'whatsapp-noise', url: 'wss://web.whatsapp.com/ws/chat' },
    },
    {
      id: 'whatsapp/registration',
      serves: 'account',
      probe: { kind: 'http', url: 'https://v.whatsapp.net/v2/register' },
    },
    {
      id: 'whatsapp/media',
      serves: 'media',
      probe: { kind: 'http', url: 'https://mmg.whatsapp.net/' },
    },
    {
      // 400 unless it looks like a navigation (WhiskeySockets/Baileys#1883): an answer all the same.
      id: 'whatsapp/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.whatsapp.com/sw.js' },
    },
    {
      // Files of the web client.
      id: 'whatsapp/static',
      serves: 'website',
      probe: { kind: 'http', url: 'https://static.whatsapp.net/' },
    },
    {
      // Another name in another zone: it answers when only the names of whatsapp.com are cut.
      id: 'whatsapp/links',
      serves: 'website',
      isContrast: true,
      probe: { kind: 'http', url: 'https://wa.me/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; faq.whatsapp.com, "About end-to-end encryption"',
  endpoints: {
    'whatsapp/socket': {
      from:
        'tulir/whatsmeow `socket/constants.go`, `handshake.go`; without an Origin it was tolerated until July 2026 ' +
        '(oxidezap/whatsapp-rust#1166), a page’s Origin is too (#1359), whether an extension’s is refused is not known',
      isUnverified: true,
    },
    'whatsapp/registration': { from: 'ooni/spec `nettests/ts-018-whatsapp.md`: any status is reachable' },
    'whatsapp/media': {
      from: 'host: tokens of tulir/whatsmeow (2026); its answer at the root is unverified',
      isUnverified: true,
    },
    'whatsapp/web': {
      from: 'npm `@whiskeysockets/baileys` 6.17.16 `lib/Utils/generics.js`: 200 with `client_revision`',
    },
    'whatsapp/static': {
      from: 'host: pages of others show its pictures; its answer at the root is unverified',
      isUnverified: true,
    },
    'whatsapp/links': { from: 'unverified: from memory', isUnverified: true },
  },
};
