import { expect, it } from 'vitest';
import type { KindName } from '../../src/probes/index.ts';
import { controls, countryServices, services } from '../../src/services/index.ts';
import type { Grade } from '../../src/core/model/terms.ts';

/** The best grade that each kind can report. */
const PROVES: Record<KindName, Grade> = {
  'own-authority': 0,
  http: 1,
  opaque: 1,
  websocket: 1,
  captive: 1,
  doh: 1,
  'graph-error': 1,
  'discord-gateway': 2,
  mastodon: 2,
  matrix: 2,
  mattermost: 2,
  'mtproto-http': 2,
  'mtproto-websocket': 2,
  rocketchat: 2,
  slack: 2,
  'whatsapp-noise': 2,
  wire: 2,
  'xmpp-websocket': 2,
  zulip: 2,
  'signal-uptime': 3,
};

it('claims of each endpoint what its kind of probe can prove, no more and no less', () => {
  const endpoints = [...services, ...countryServices].flatMap((service) => service.endpoints);
  const wrong = endpoints.filter(({ probe, proves = 1 }) => proves !== PROVES[probe.kind]);
  expect(
    wrong.map(({ id, probe, proves = 1 }) => `${id} proves ${PROVES[probe.kind]}, not ${proves}`),
  ).toEqual([]);
});

it('asks no resolver in the name of a service: its silence would be taken for the service’s', () => {
  const probes = [
    ...[...services, ...countryServices].flatMap(({ endpoints }) => endpoints),
    ...controls,
  ].map(({ probe }) => probe.kind);
  expect(probes.filter((kind) => kind === 'doh' || kind === 'signal-uptime')).toEqual([]);
});
