/** A network that lets web pages through and no WebSocket is no trouble of many services. */
import { describe, expect, it } from 'vitest';
import { view } from '../../src/core/view/view.ts';
import { watch } from '../../src/services/index.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { draw, playScenario, type Night } from './draw.ts';
import { storedAfter } from './stored.ts';

const MINUTE = 60;
const SERVICES = ['whatsapp', 'telegram', 'signal', 'discord'];

/** Twenty minutes, an hour in which these sockets do not open, and half an hour after that. */
function sockets(fault: object, more: { hosts?: string[]; services?: string[]; permissions?: string } = {}) {
  const { hosts = ['*'], services = SERVICES, permissions = 'none' } = more;
  const filter = { from: 20 * MINUTE, to: 80 * MINUTE, hosts, only: ['websocket'], ...fault };
  const scenario = draw(`signal ${'.'.repeat(110)}`, { services, permissions, events: [filter] });
  return playScenario(scenario);
}

const rulesOf = ({ told }: Night, service: string) =>
  told
    .filter((one) => one.event === 'status' && one['service'] === service && one['rule'])
    .map(({ status, rule }) => `${status}: ${rule}`);

describe.each(['none', 'exact'])('a network that lets no socket through (permissions: %s)', (permissions) => {
  it.each([
    ['swallows them', { fault: 'timeout' }],
    ['cuts them', { fault: 'tls-reset' }],
    ['refuses the upgrade', { fault: 'websocket-refused', status: 403 }],
  ])('and %s is blamed on nobody, and told as what it is', async (_, fault) => {
    const night = await sockets(fault, { permissions });
    expect([night.blamed, night.opened, night.notifications]).toEqual([[], [], []]);
    // The first that is refused may be refused by itself, until others are.
    const rules = rulesOf(night, 'whatsapp').filter((rule) => rule !== 'reached: website-only');
    expect(rules).toEqual(['up: answers', 'unknown: no-sockets', 'up: answers']);
    // What still speaks over https is judged by that.
    expect(rulesOf(night, 'telegram')).toEqual(['up: answers']);
    expect(night.connections).toEqual(['unknown', 'online']);
  });
});

describe('sockets that do not open', () => {
  it('are the service’s own trouble where those of others open', async () => {
    const night = await sockets({ fault: 'timeout' }, { hosts: ['*.whatsapp.com', '*.whatsapp.net'] });
    expect(night.statuses('whatsapp')).toContain('down (unclear)');
    expect(night.notifications[0]).toBe("outage: WhatsApp isn't answering");
  });

  it('are the service’s own trouble where nobody else has any', async () => {
    const night = await sockets({ fault: 'timeout' }, { services: ['whatsapp', 'signal'] });
    expect(night.statuses('whatsapp')).toContain('down (unclear)');
  });
});

it('is no story of the network where the pages fail too', async () => {
  const scenario = draw(`signal ${'.'.repeat(60)}`, {
    services: SERVICES,
    events: [{ from: 20 * MINUTE, services: ['whatsapp', 'discord'], fault: 'refused' }],
  });
  const night = await playScenario(scenario);
  expect(night.blamed).toEqual(['discord', 'whatsapp']);
  expect(rulesOf(night, 'whatsapp')).not.toContain('unknown: no-sockets');
});

it('reads as what it is in the popup, and in the strip from then on alone', async () => {
  const filter = { from: 20 * MINUTE, hosts: ['*'], only: ['websocket'], fault: 'timeout' };
  const scenario = draw(`signal ${'.'.repeat(60)}`, { services: SERVICES, events: [filter] });
  const state = await storedAfter(scenario);
  const shown = view(state, watch(settingsOf(scenario), sightOf(scenario)), state.steppedAt);
  expect(shown.answer).toEqual([{ key: 'answer_no-sockets', values: { services: { list: ['WhatsApp'] } } }]);
  expect([shown.badge.text, shown.connection]).toEqual(['?', 'online']);
  const { strip, ...row } = shown.rows.find(({ id }) => id === 'whatsapp')!;
  expect([row.status, row.cause]).toEqual(['unknown', 'connection']);
  const pasts = strip.cells.map(({ past }) => past).filter((past) => past !== 'not-measured');
  expect([pasts[0], pasts.at(-1)]).toEqual(['up', 'connection']);
});
