/** The catalogue: every service in the order of the popup, and what Wasl starts with. */
import type { ServiceId, Settings, Sight, Watch } from '../core/model.ts';
import { controls } from './controls.ts';
import { discord } from './discord.ts';
import { googleChat } from './google-chat.ts';
import type { Contacts } from './hosts.ts';
import { instagram } from './instagram.ts';
import { line } from './line.ts';
import { matrix } from './matrix.ts';
import { messenger } from './messenger.ts';
import { resolvers } from './resolvers.ts';
import type { Service } from './service.ts';
import { signal } from './signal.ts';
import { slack } from './slack.ts';
import { snapchat } from './snapchat.ts';
import { teams } from './teams.ts';
import { telegram } from './telegram.ts';
import { threema } from './threema.ts';
import { viber } from './viber.ts';
import { wechat } from './wechat.ts';
import { whatsapp } from './whatsapp.ts';
import { wire } from './wire.ts';
import { x } from './x.ts';
import { zalo } from './zalo.ts';
import { zoom } from './zoom.ts';

export { controls, resolvers };
export { hosts, originPatterns } from './hosts.ts';

export const services: readonly Service[] = [
  whatsapp,
  telegram,
  signal,
  messenger,
  instagram,
  discord,
  slack,
  teams,
  googleChat,
  matrix,
  wire,
  zoom,
  line,
  viber,
  wechat,
  snapchat,
  threema,
  zalo,
  x,
];

/** Everybody who is ever contacted, with the hosts: the services, and under `control` the neutral ones. */
export const contacts: readonly (Contacts & { id: ServiceId })[] = [
  ...services,
  {
    id: 'control',
    endpoints: [...controls, ...resolvers.map(({ url }) => ({ probe: { kind: 'doh', url } }))],
  },
];

/** Ticked at the first run. */
export const firstChoice: readonly ServiceId[] = ['whatsapp', 'telegram', 'signal', 'messenger'];

/** Before the user has chosen anything: nothing is contacted until `isStarted`. */
export const defaultSettings: Settings = {
  version: 1,
  isStarted: false,
  services: firstChoice.map((id) => ({ id })),
  preset: 'normal',
  alerts: { outage: true, recovery: true, connection: false, namesServices: true },
};

/** The settings resolved against the catalogue: the chosen services in the user's order. An id nobody knows is left out. */
export function watch(settings: Settings, sight: Sight): Watch {
  const known = new Map(services.map((service) => [service.id, service]));
  const ids = [...new Set(settings.services.map(({ id }) => id))];
  return { settings, services: ids.flatMap((id) => known.get(id) ?? []), controls, resolvers, sight };
}
