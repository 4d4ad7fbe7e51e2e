import type { Service } from './service.ts';

export const teams: Service = {
  id: 'teams',
  name: 'Microsoft Teams',
  operator: 'Microsoft',
  url: 'https://teams.microsoft.com/',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; learn.microsoft.com: an option for calls of two',
  endpoints: [
    {
      id: 'teams/trouter',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://go.trouter.teams.microsoft.com/v4/a' },
      source: 'public code: real-time push; its answer without a token is unverified (401 expected)',
      isUnverified: true,
    },
    {
      id: 'teams/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://teams.microsoft.com/favicon.ico' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
    {
      id: 'teams/live',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://teams.live.com/favicon.ico' },
      source: 'unverified: from memory; the edition for personal accounts',
      isUnverified: true,
    },
  ],
};
