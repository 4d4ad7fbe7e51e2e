import type { Service } from './service.ts';

export const discord: Service = {
  id: 'discord',
  name: 'Discord',
  operator: 'Discord',
  url: 'https://discord.com/app',
  isEndToEndEncrypted: false,
  encryptionSource: 'unverified: from memory; calls are, messages are not',
  endpoints: [
    {
      id: 'discord/api',
      role: 'messaging',
      proves: 1,
      probe: { kind: 'http', url: 'https://discord.com/api/v10/gateway' },
      source: 'discord/discord-api-docs `developers/events/gateway.mdx`: needs no authentication',
    },
    {
      id: 'discord/gateway',
      role: 'messaging',
      proves: 2,
      pace: 'rare',
      probe: { kind: 'discord-gateway', url: 'wss://gateway.discord.gg/?v=10&encoding=json' },
      source: 'discord/discord-api-docs `developers/events/gateway.mdx`: the server speaks first, op 10',
    },
    {
      id: 'discord/cdn',
      role: 'media',
      proves: 1,
      probe: { kind: 'http', url: 'https://cdn.discordapp.com/embed/avatars/0.png' },
      source: 'unverified: from memory; the picture of people without one',
      isUnverified: true,
    },
    {
      id: 'discord/web',
      role: 'landing',
      proves: 1,
      probe: { kind: 'http', url: 'https://discord.com/robots.txt' },
      source: 'unverified: from memory',
      isUnverified: true,
    },
  ],
};
