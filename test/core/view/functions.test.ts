/** How messages, media, signing in and the website stand, each by itself. */
import { describe, expect, it } from 'vitest';
import { functionsOf } from '../../../src/core/view/functions.ts';
import { watch as resolve } from '../../../src/services/index.ts';
import { draw } from '../../nights/draw.ts';
import { storedAfter } from '../../nights/stored.ts';
import { settingsOf, sightOf } from '../../simulate/device.ts';

async function standing(id: string, events: readonly object[], permissions = 'exact') {
  const scenario = draw(`${id} ${'.'.repeat(40)}\ntelegram ${'.'.repeat(40)}`, { permissions, events });
  const state = await storedAfter(scenario);
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const service = watch.services.find((one) => one.id === id)!;
  return Object.fromEntries(
    functionsOf(state, service, watch, state.steppedAt).map(({ function: name, status }) => [name, status]),
  );
}

describe('functions', () => {
  it('answer by themselves', async () => {
    expect(await standing('discord', [])).toEqual({ messages: 'up', media: 'up', website: 'up' });
  });

  it('are not known where they cannot be asked', async () => {
    expect(await standing('signal', [], 'none')).toMatchObject({ messages: 'unknown', website: 'up' });
  });

  it('fall silent by themselves: messages pass while media does not', async () => {
    const events = [{ from: 0, to: 2400, hosts: ['gateway.discord.gg'], fault: 'websocket-silent' }];
    expect(await standing('discord', events)).toMatchObject({ messages: 'unknown', media: 'up' });
    const later = [{ from: 900, hosts: ['gateway.discord.gg', 'discord.com'], fault: 'timeout' }];
    expect(await standing('discord', later)).toMatchObject({
      messages: 'down',
      website: 'down',
      media: 'up',
    });
  });
});
