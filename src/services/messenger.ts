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
      // Its sockets need a session, and failed in Firefox alone (webcompat/web-bugs#231725); its HTTP side answers whoever asks.
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
      // Personal chats go through here. It speaks WhatsApp's handshake, and asks for an account only after it.
      id: 'messenger/encrypted',
      serves: 'messages',
      proves: 2,
      pace: 'rare',
      probe: { kind: 'whatsapp-noise', url: 'wss://web-chat-e2ee.facebook.com/ws/chat' },
    },
    {
      id: 'messenger/graph',
      serves: 'account',
      probe: { kind: 'graph-error', url: 'https://graph.facebook.com/me', isCorsOpen: true },
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
      from:
        'webcompat/web-bugs#231725; gateway.instagram.com answers a plain GET at the edge (seen in May 2026), this one ' +
        'without a session is unverified',
      isUnverified: true,
    },
    'messenger/edge-chat': {
      from:
        'host: clients of 2026; edge-chat.instagram.com answers a plain GET at the edge (seen in May 2026), this one is ' +
        'unverified',
      isUnverified: true,
    },
    'messenger/encrypted': {
      from:
        'tulir/whatsmeow `client.go` (21 August 2026): the same frames and handshake with this address, no cookies; ' +
        'whether an extension’s Origin is refused is not known',
      isUnverified: true,
    },
    'messenger/graph': {
      from: 'public test fixtures: 400, JSON with `"type":"OAuthException","code":2500`, to any page',
    },
    'messenger/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
