import type { Service, Sources } from './service.ts';

/** `messenger.com` was retired for facebook.com/messages in April 2026 (gagadget.com/en/696619), so its names are not asked. */
export const messenger: Service = {
  id: 'messenger',
  name: 'Messenger',
  operator: 'Meta',
  url: 'https://www.facebook.com/messages/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      // Its sockets need a session, and failed in Firefox alone (same report); its HTTP side answers whoever asks.
      id: 'messenger/gateway',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://gateway.facebook.com/ws/realtime' },
    },
    {
      id: 'messenger/edge-chat',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://edge-chat.facebook.com/' },
    },
    {
      id: 'messenger/graph',
      serves: 'account',
      probe: { kind: 'graph-error', url: 'https://graph.facebook.com/me' },
    },
    {
      id: 'messenger/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://www.facebook.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; about.fb.com, 6 December 2023: personal chats by default',
  endpoints: {
    'messenger/gateway': {
      from: 'webcompat/web-bugs#231725; its answer without a session is unverified',
      isUnverified: true,
    },
    'messenger/edge-chat': {
      from: 'host: facebook-chat-api issues; any answer unverified: from memory',
      isUnverified: true,
    },
    'messenger/graph': { from: 'public test fixtures: 400, JSON with `"type":"OAuthException","code":2500`' },
    'messenger/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
