import type { Service } from './service.ts';

export const whatsapp: Service = {
  id: 'whatsapp',
  name: 'WhatsApp',
  operator: 'Meta',
  url: 'https://web.whatsapp.com/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; faq.whatsapp.com, "About end-to-end encryption"',
  endpoints: [
    {
      id: 'whatsapp/socket',
      role: 'messaging',
      proves: 2,
      pace: 'rare',
      probe: { kind: 'whatsapp-noise', url: 'wss://web.whatsapp.com/ws/chat' },
      source:
        'tulir/whatsmeow `socket/constants.go`, `handshake.go`; without an Origin it was tolerated until July 2026 ' +
        '(oxidezap/whatsapp-rust#1166), whether an extension’s is refused is not known',
      isUnverified: true,
    },
    {
      id: 'whatsapp/registration',
      role: 'account',
      proves: 1,
      probe: { kind: 'http', url: 'https://v.whatsapp.net/v2/register' },
      source: 'ooni/spec `nettests/ts-018-whatsapp.md`: any status is reachable',
    },
    {
      // 400 unless it looks like a navigation (WhiskeySockets/Baileys#1883): an answer all the same.
      id: 'whatsapp/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://web.whatsapp.com/sw.js' },
      source: 'npm `@whiskeysockets/baileys` 6.17.16 `lib/Utils/generics.js`: 200 with `client_revision`',
    },
    {
      // Another name in another zone: it answers when only the names of whatsapp.com are cut.
      id: 'whatsapp/links',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://wa.me/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
