import type { Service, Sources } from './service.ts';

export const discord: Service = {
  id: 'discord',
  name: 'Discord',
  operator: 'Discord',
  url: 'https://discord.com/app',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'discord/api',
      serves: 'messages',
      group: 'api',
      probe: { kind: 'http', url: 'https://discord.com/api/v10/gateway', isCorsOpen: true },
    },
    {
      id: 'discord/gateway',
      serves: 'messages',
      group: 'gateway',
      proves: 2,
      pace: 'rare',
      probe: { kind: 'discord-gateway', url: 'wss://gateway.discord.gg/?v=10&encoding=json' },
    },
    {
      id: 'discord/cdn',
      serves: 'media',
      probe: { kind: 'http', url: 'https://cdn.discordapp.com/embed/avatars/0.png' },
    },
    {
      id: 'discord/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://discord.com/robots.txt' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; calls are, messages are not',
  endpoints: {
    'discord/api': {
      from:
        'discord/discord-api-docs `developers/events/gateway.mdx`: needs no authentication; #1873 (staff, August 2020): ' +
        'pages may read what needs none',
    },
    'discord/gateway': {
      from: 'discord/discord-api-docs `developers/events/gateway.mdx`: the server speaks first, op 10',
    },
    'discord/cdn': { from: 'unverified: from memory; the picture of people without one', isUnverified: true },
    'discord/web': { from: 'unverified: from memory', isUnverified: true },
  },
};
