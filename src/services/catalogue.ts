/** The catalogue: every service in the order of the popup, what Wasl starts with, and what was chosen of it. */
import type { Service as CoreService } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { bale } from './bale.ts';
import { chosenIn, knownIn, originsIn, type Origins } from './chosen.ts';
import { discord } from './discord.ts';
import { googleChat } from './google-chat.ts';
import { instagram } from './instagram.ts';
import { isManagedId } from './managed-id.ts';
import { line } from './line.ts';
import { matrix } from './matrix.ts';
import { max } from './max.ts';
import { messenger } from './messenger.ts';
import { rubika } from './rubika.ts';
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
import type { ServiceId } from '../core/model/terms.ts';
import type { Sight } from '../core/model/watch.ts';

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

/** Those that only who says to be in their country can choose. Eitaa is left out: no address of its messages is known. */
export const countryServices: readonly Service[] = [bale, rubika, max];

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

/** All of these, whoever may choose them. */
export const allServices: readonly Service[] = [...services, ...countryServices];

/** Every service that can be chosen: those of the catalogue, those of the country that the user said to be in, and the user's own. */
export const known = (settings: Settings): readonly CoreService[] => knownIn(allServices, settings);

/** Match patterns of the hosts of each service that can be chosen. */
export const originsOf = (settings: Settings): Origins => originsIn(allServices, settings);

/** The chosen services, with what of them can be asked: see `chosenIn`. Of what a policy brings that is nothing before the browser allows its host: no person has typed it. */
export const chosen = (settings: Settings, sight: Sight): readonly CoreService[] =>
  chosenIn(allServices, settings, sight).map((service) =>
    isManagedId(service.id) && !sight.granted.includes(service.id) ? { ...service, endpoints: [] } : service,
  );
