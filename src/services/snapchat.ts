import type { Service } from './service.ts';

export const snapchat: Service = {
  id: 'snapchat',
  name: 'Snapchat',
  operator: 'Snap',
  url: 'https://www.snapchat.com/web',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; pictures are, written messages are not',
  endpoints: [
    {
      id: 'snapchat/gateway',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://gcp.api.sc-gw.com/' },
      source: 'public code: host of the app’s gRPC; its answer to a browser is unverified',
      isUnverified: true,
    },
    {
      id: 'snapchat/api',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://aws.api.snapchat.com/' },
      source: 'public code names `*.api.snapchat.com`; this name unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'snapchat/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://www.snapchat.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
