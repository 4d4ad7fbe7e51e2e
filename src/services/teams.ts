import type { Service, Sources } from './service.ts';

export const teams: Service = {
  id: 'teams',
  name: 'Microsoft Teams',
  operator: 'Microsoft',
  url: 'https://teams.microsoft.com/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'teams/trouter',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://go.trouter.teams.microsoft.com/v4/a' },
    },
    {
      id: 'teams/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://teams.microsoft.com/favicon.ico' },
    },
    {
      id: 'teams/live',
      serves: 'website',
      probe: { kind: 'http', url: 'https://teams.live.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; learn.microsoft.com: an option for calls of two',
  endpoints: {
    'teams/trouter': {
      from: 'public code: real-time push; its answer without a token is unverified (401 expected)',
      isUnverified: true,
    },
    'teams/web': { from: 'unverified: from memory', isUnverified: true },
    'teams/live': { from: 'unverified: from memory; the edition for personal accounts', isUnverified: true },
  },
};
