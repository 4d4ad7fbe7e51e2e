/** What networks do to Telegram or to all, and what Wasl may say of it. Nothing else may ever stand there meanwhile. */
import type { ServiceId } from '../../src/core/model/terms.ts';
import { hostsOfService } from '../lab/catalogue.ts';
import type { firewall } from './firewall.ts';
import type { Names } from './names.ts';

export interface Network {
  names: Names;
  firewall: typeof firewall;
  pullOut(): void;
  plugIn(): void;
  /** From now on somebody in between, whom this computer trusts, opens every encrypted connection. */
  inspect(): Promise<void>;
  addressesOf(service: ServiceId): readonly string[];
  /** An address where somebody answers who is not who is asked for. */
  impostor: string;
  /** Where whoever has not signed in is led. */
  portal: string;
}

/** Words that may stand there in the end: `status` or `status (cause)`. */
export type Shows = Readonly<Record<'connection' | 'telegram' | 'whatsapp', readonly string[]>>;

/** A story: it begins when all is well. */
export interface Case {
  name: string;
  does(network: Network): void | Promise<void>;
  /** What is open to services is ended then, and names are asked anew, as after hours. */
  isSevering?: true;
  /** Whoever is connected stays so: what keeps a connection has one before, and nothing else has. */
  isOfNewAlone?: true;
  /** How often "check now" is pressed; left out: once. */
  looks?: number;
  shows: Shows;
  /** What may be shown on the way there, beside what was shown before and `unknown`. */
  passing?: Partial<Shows>;
  /** What happens after that, and what is shown in the end. */
  afterwards?: { does(network: Network): void; looks?: number; shows: Shows };
  /** Also in `npm test`. */
  isShort?: true;
}

/** `reached` as long as not all that messages need has been asked. */
const UP = ['up', 'reached'];
const ALL_WELL: Shows = { connection: ['online'], telegram: UP, whatsapp: UP };
/** From outside nobody can tell who it was; a cause that is named has to be the right one. */
const TELEGRAM_ALONE: Shows = { ...ALL_WELL, telegram: ['down (blocked)', 'down (unclear)'] };
const OWN_LINE = ['unknown (connection)', 'unknown'];
const BEHIND_PORTAL: Shows = { connection: ['captive'], telegram: OWN_LINE, whatsapp: OWN_LINE };
const NO_LINE: Shows = { connection: ['offline'], telegram: OWN_LINE, whatsapp: OWN_LINE };
/** Some requests failed, or it was not known whose fault it was: on a line that loses much either is true, and "down" is not. */
const ROUGHLY = [...UP, ...OWN_LINE, 'degraded (unclear)', 'degraded (connection)'];
const BAD_LINE: Shows = {
  connection: ['online', 'partial', 'offline', 'unknown'],
  telegram: ROUGHLY,
  whatsapp: ROUGHLY,
};

/** Every name of the service holds one of these, and that of nobody else. */
const NAMES_OF_TELEGRAM = ['telegram', 't.me'];
const ofTelegram = (name: string): boolean => hostsOfService('telegram').includes(name);

const befalls = (name: string, does: Case['does'], more: Partial<Case> = {}): Case => ({
  ...{ name, does, shows: TELEGRAM_ALONE },
  ...more,
});

const lies = (name: string, lie: Parameters<Names['lie']>[1]): Case =>
  befalls(`names of Telegram: ${name}`, ({ names }) => names.lie(ofTelegram, lie), { isSevering: true });

const loses = (share: number, more: Partial<Case> = {}): Case => ({
  name: `a line that loses ${share * 100} % of all packets`,
  does: ({ firewall }) => firewall.lose(share),
  looks: 4,
  shows: ALL_WELL,
  ...more,
});

export const cases: readonly Case[] = [
  lies('no such name', 'no-such-name'),
  lies('server failure', 'server-failure'),
  lies('silence', 'silence'),
  befalls('names of Telegram: forged', ({ names, impostor }) => names.lie(ofTelegram, { forged: impostor }), {
    isSevering: true,
  }),
  befalls('packets to Telegram are dropped', ({ firewall, addressesOf }) =>
    addressesOf('telegram').forEach(firewall.drop),
  ),
  befalls('connections to Telegram are refused', ({ firewall, addressesOf }) =>
    addressesOf('telegram').forEach(firewall.refuse),
  ),
  // Whoever is connected stays so in these: it is found because new connections are tried.
  befalls(
    'who is not connected to Telegram is not let through',
    ({ firewall, addressesOf }) => addressesOf('telegram').forEach(firewall.dropNew),
    { isOfNewAlone: true },
  ),
  befalls(
    'Telegram is dropped by the name in the ClientHello',
    ({ firewall }) => NAMES_OF_TELEGRAM.forEach(firewall.dropHello),
    { isOfNewAlone: true },
  ),
  befalls(
    'Telegram is reset by the name in the ClientHello',
    ({ firewall }) => NAMES_OF_TELEGRAM.forEach(firewall.resetHello),
    { isOfNewAlone: true },
  ),
  befalls(
    'Telegram is dropped by the name in the ClientHello, and nobody is connected',
    ({ firewall }) => NAMES_OF_TELEGRAM.forEach(firewall.dropHello),
    { isSevering: true },
  ),
  befalls('nothing new is let through, whoever it is', ({ firewall }) => firewall.dropAllNew(), {
    isOfNewAlone: true,
    shows: { connection: ['partial', 'offline'], telegram: OWN_LINE, whatsapp: OWN_LINE },
  }),
  // Of few packets it would meet none.
  loses(0.01, { looks: 15 }),
  loses(0.05),
  loses(0.2, { shows: BAD_LINE }),
  loses(0.4, { shows: BAD_LINE }),
  {
    name: 'a captive portal',
    does: ({ firewall, portal }) => firewall.captivate(portal),
    shows: BEHIND_PORTAL,
    isShort: true,
  },
  {
    name: 'somebody whom the computer trusts looks into every connection',
    does: ({ inspect }) => inspect(),
    isSevering: true,
    looks: 2,
    shows: ALL_WELL,
  },
  {
    name: 'IPv6 that leads nowhere',
    does: ({ names }) => names.tellAddresses6(),
    isSevering: true,
    looks: 2,
    shows: ALL_WELL,
  },
  {
    name: 'a line that goes and comes back',
    does: ({ pullOut }) => pullOut(),
    shows: NO_LINE,
    afterwards: { does: ({ plugIn }) => plugIn(), shows: ALL_WELL },
    isShort: true,
  },
  {
    name: 'a line that goes and comes back bad',
    does: ({ pullOut }) => pullOut(),
    shows: NO_LINE,
    afterwards: {
      does({ plugIn, firewall }) {
        firewall.lose(0.2);
        plugIn();
      },
      looks: 3,
      shows: BAD_LINE,
    },
  },
  {
    name: 'a line that goes and comes back behind a sign-in page',
    does: ({ pullOut }) => pullOut(),
    shows: NO_LINE,
    afterwards: {
      does({ plugIn, firewall, portal }) {
        firewall.captivate(portal);
        plugIn();
      },
      shows: BEHIND_PORTAL,
    },
  },
];
