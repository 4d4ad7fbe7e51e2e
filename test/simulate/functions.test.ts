/** What a service does is told by itself, whenever it changes. */
import { expect, it } from 'vitest';
import { night, type Night } from '../nights/draw.ts';

const stands = (played: Night, service: string, name: string) =>
  played
    .of('function')
    .filter((one) => one['service'] === service && one['function'] === name)
    .map(({ status }) => status);

it('messages that fail by themselves are told of the messages alone', async () => {
  const minutes = `${'.'.repeat(15)}${'t'.repeat(45)}${'.'.repeat(30)}`;
  const played = await night(`gateway.discord.gg ${minutes}`, {
    services: ['discord', 'telegram', 'signal'],
    permissions: 'exact',
  });
  expect(stands(played, 'discord', 'messages')).toEqual(['up', 'down', 'up']);
  expect(stands(played, 'discord', 'website')).toEqual(['up']);
  expect(stands(played, 'telegram', 'messages')).toEqual(['up']);
});

it('on a dead line nothing is known of any of them', async () => {
  const played = await night(`line ${'.'.repeat(10)}${'t'.repeat(10)}${'.'.repeat(10)}`, {
    services: ['telegram'],
  });
  expect(stands(played, 'telegram', 'messages')).toEqual(['up', 'unknown', 'up']);
});
