/** Services whose protocol says something small and plain. */
import { answerDiscord, discordHello } from '../../peers/discord.ts';
import { json, text, type Answer, type Talk } from '../answer.ts';

export const others: readonly Answer[] = [
  {
    host: 'discord.com',
    path: '/api/v10/gateway',
    reply: () => json({ url: 'wss://gateway.discord.gg' }, { isOpen: true }),
  },
  { host: 'gateway.discord.gg', path: '/', reply: () => text('', 404), talk: discord },
  { host: 'slack.com', path: '/api/api.test', reply: () => json({ ok: true, args: {} }, { isOpen: true }) },
  {
    host: 'matrix-client.matrix.org',
    path: '/_matrix/client/versions',
    reply: () => json({ versions: ['r0.6.1', 'v1.1', 'v1.11'], unstable_features: {} }, { isOpen: true }),
  },
  {
    host: 'matrix.org',
    path: '/.well-known/matrix/client',
    reply: () => json({ 'm.homeserver': { base_url: 'https://matrix-client.matrix.org' } }, { isOpen: true }),
  },
  {
    host: 'prod-nginz-https.wire.com',
    path: '/api-version',
    reply: () =>
      json({ supported: [0, 1, 2, 3, 4, 5], development: [6], federation: true, domain: 'wire.com' }),
  },
  { host: 'go.trouter.teams.microsoft.com', reply: () => text('', 401) },
  { host: 'apip.threema.ch', reply: () => text('', 403, { isOpen: true }) },
  { host: 'ds-apip.threema.ch', reply: () => json({ identity: 'ECHOECHO', state: 0 }, { isOpen: true }) },
  { host: 'updates.signal.org', reply: () => text('', 200, { isOpen: true }) },
];

function discord({ say, hangUp, onMessage }: Talk): void {
  say(discordHello());
  onMessage((message) => {
    const answer = answerDiscord(String(message));
    if (typeof answer === 'number') hangUp(answer);
    else say(answer);
  });
}
