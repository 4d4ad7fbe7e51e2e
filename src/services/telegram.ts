import type { Service, Sources } from './service.ts';

/** Data centres are blocked and fail one by one, so two on different fronts are asked (tg-ws-proxy#163, ooni/probe#2466). */
export const telegram: Service = {
  id: 'telegram',
  name: 'Telegram',
  operator: 'Telegram',
  url: 'https://web.telegram.org/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'telegram/venus',
      serves: 'messages',
      proves: 2,
      probe: { kind: 'mtproto-http', url: 'https://venus.web.telegram.org/apiw1', isCorsOpen: true },
    },
    {
      id: 'telegram/pluto',
      serves: 'messages',
      proves: 2,
      probe: { kind: 'mtproto-http', url: 'https://pluto.web.telegram.org/apiw1', isCorsOpen: true },
    },
    {
      id: 'telegram/socket',
      serves: 'messages',
      proves: 2,
      pace: 'rare',
      probe: { kind: 'mtproto-websocket', url: 'wss://kws2.web.telegram.org/apiws' },
    },
    {
      id: 'telegram/site',
      serves: 'website',
      probe: { kind: 'http', url: 'https://telegram.org/favicon.ico' },
    },
    {
      id: 'telegram/links',
      serves: 'website',
      isContrast: true,
      probe: { kind: 'http', url: 'https://t.me/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; telegram.org/faq: secret chats only',
  endpoints: {
    'telegram/venus': {
      from:
        'data centre 2: morethanwords/tweb `src/lib/mtproto/dcConfigurator.ts`, `transports/http.ts`; web clients on ' +
        'foreign pages read its answer to a POST (webogram#1671, #1907); by HEAD it is unverified',
      isUnverified: true,
    },
    'telegram/pluto': { from: 'data centre 1: as venus', isUnverified: true },
    'telegram/socket': {
      from:
        'core.telegram.org/mtproto/transports: subprotocol `binary` is required; Flowseal/tg-ws-proxy#540: ' +
        'curl without any Origin gets 101',
    },
    'telegram/site': {
      from: 'unverified: from memory; the contrast to the names under web.telegram.org',
      isUnverified: true,
    },
    'telegram/links': { from: 'unverified: from memory; a name in another zone', isUnverified: true },
  },
};
