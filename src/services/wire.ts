import type { Service } from './service.ts';

export const wire: Service = {
  id: 'wire',
  name: 'Wire',
  operator: 'Wire',
  url: 'https://app.wire.com/',
  isEndToEndEncrypted: true,
  encryptionSource: 'unverified: from memory; wire.com, "Security Whitepaper"',
  endpoints: [
    {
      id: 'wire/api',
      role: 'messaging',
      proves: 2,
      probe: { kind: 'wire', url: 'https://prod-nginz-https.wire.com/api-version' },
      source:
        'wireapp/wire-server `charts/nginz/values.yaml`: no authentication, `unlimited_requests_endpoint`',
    },
    {
      id: 'wire/socket',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://prod-nginz-ssl.wire.com/await' },
      source: 'public code: the socket needs a token; its answer without one is unverified',
      isUnverified: true,
    },
    {
      id: 'wire/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://app.wire.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
