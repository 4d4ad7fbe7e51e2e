import type { Service } from './service.ts';

/** `messenger.com` was retired for facebook.com/messages in April 2026 (gagadget.com/en/696619), so its names are not asked. */
export const messenger: Service = {
  id: 'messenger',
  name: 'Messenger',
  operator: 'Meta',
  url: 'https://www.facebook.com/messages/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; about.fb.com, 6 December 2023: personal chats by default',
  endpoints: [
    {
      // Its sockets need a session, and failed in Firefox alone (same report); its HTTP side answers whoever asks.
      id: 'messenger/gateway',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://gateway.facebook.com/ws/realtime' },
      source: 'webcompat/web-bugs#231725; its answer without a session is unverified',
      isUnverified: true,
    },
    {
      id: 'messenger/edge-chat',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://edge-chat.facebook.com/' },
      source: 'host: facebook-chat-api issues; any answer unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'messenger/graph',
      role: 'account',
      proves: 1,
      probe: { kind: 'graph-error', url: 'https://graph.facebook.com/me' },
      source: 'public test fixtures: 400, JSON with `"type":"OAuthException","code":2500`',
    },
    {
      id: 'messenger/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://www.facebook.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
