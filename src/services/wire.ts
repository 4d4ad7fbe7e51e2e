import type { Service, Sources } from './service.ts';

export const wire: Service = {
  id: 'wire',
  name: 'Wire',
  operator: 'Wire',
  url: 'https://app.wire.com/',
  isEndToEndEncrypted: true,
  endpoints: [
    {
      id: 'wire/api',
      serves: 'messages',
      group: 'api',
      proves: 2,
      probe: { kind: 'wire', url: 'https://prod-nginz-https.wire.com/api-version' },
    },
    {
      id: 'wire/socket',
      serves: 'messages',
      group: 'socket',
      probe: { kind: 'http', url: 'https://prod-nginz-ssl.wire.com/await' },
    },
    {
      id: 'wire/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://app.wire.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; wire.com, "Security Whitepaper"',
  endpoints: {
    'wire/api': {
      from: 'wireapp/wire-server `charts/nginz/values.yaml`: no authentication, `unlimited_requests_endpoint`',
    },
    'wire/socket': {
      from: 'public code: the socket needs a token; its answer without one is unverified',
      isUnverified: true,
    },
    'wire/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
