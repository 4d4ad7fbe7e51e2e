import type { Service, Sources } from './service.ts';

export const teams: Service = {
  id: 'teams',
  name: 'Microsoft Teams',
  operator: 'Microsoft',
  url: 'https://teams.microsoft.com/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      // Where chats of organisations lie; 401 to whoever has no token.
      id: 'teams/work',
      serves: 'messages',
      probe: {
        kind: 'http',
        url: 'https://teams.microsoft.com/api/chatsvc/emea/v1/users/ME/conversations',
      },
    },
    {
      // And those of people. It does not stand for the others' chats, as one data centre does not for another's.
      id: 'teams/personal',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://teams.live.com/api/chatsvc/consumer/v1/users/ME/conversations' },
    },
    {
      // It only says that there is something new.
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
      id: 'teams/cloud',
      serves: 'website',
      probe: { kind: 'http', url: 'https://teams.cloud.microsoft/' },
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
    'teams/work': {
      from:
        'public clients of 2026: 401 or 403 without a token is health; not `{region}.ng.msg.teams.microsoft.com`, which ' +
        'drops half of all handshakes; from an extension it is unverified',
      isUnverified: true,
    },
    'teams/personal': {
      from: 'as work; personal accounts since Skype ended in May 2025',
      isUnverified: true,
    },
    'teams/trouter': {
      from: 'public code of 2026: real-time push; its answer without a token is unverified (401 expected)',
      isUnverified: true,
    },
    'teams/web': { from: 'unverified: from memory', isUnverified: true },
    'teams/cloud': {
      from: 'public clients of 2026: the new home; its answer is unverified',
      isUnverified: true,
    },
    'teams/live': { from: 'unverified: from memory; the edition for personal accounts', isUnverified: true },
  },
};
