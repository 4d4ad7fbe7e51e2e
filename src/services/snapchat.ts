import type { Service, Sources } from './service.ts';

export const snapchat: Service = {
  id: 'snapchat',
  name: 'Snapchat',
  operator: 'Snap',
  url: 'https://www.snapchat.com/web',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'snapchat/gateway',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://gcp.api.sc-gw.com/' },
    },
    {
      // The socket of the web client, which needs a token; its HTTP side answers.
      id: 'snapchat/duplex',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://aws.duplex.snapchat.com/' },
    },
    {
      id: 'snapchat/api',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://aws.api.snapchat.com/' },
    },
    {
      id: 'snapchat/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://www.snapchat.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; pictures are, written messages are not',
  endpoints: {
    'snapchat/gateway': {
      from: 'public code: host of the app’s gRPC; its answer to a browser is unverified',
      isUnverified: true,
    },
    'snapchat/duplex': {
      from: 'a capture of the web client, October 2025; its answer without a token is unverified',
      isUnverified: true,
    },
    'snapchat/api': {
      from: 'public code names `*.api.snapchat.com`; this name unverified: from memory',
      isUnverified: true,
    },
    'snapchat/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
