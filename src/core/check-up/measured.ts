/** What a check-up of the user's own line has seen. Nothing of it is stored. Times as everywhere: moments and lengths in ms. */
import type { Observation } from '../model/observation.ts';
import type { Sentence } from '../model/sentence.ts';
import type { Probe } from '../model/service.ts';
import type { Browser } from '../model/terms.ts';

/**
 * What is asked: one of the neutral sites, the plain-http page that a sign-in page takes the place of, a host that has addresses of one
 * family alone, a socket.
 */
export type LookKind = 'site' | 'plain' | 'ipv4' | 'ipv6' | 'socket';

/** Who can be asked in a check-up. */
export interface CheckUpHost {
  id: string;
  operator: string;
  asked: LookKind;
  probe: Probe;
}

/** One question and what came of it. */
export interface CheckUpLook {
  asked: LookKind;
  host: string;
  operator: string;
  seen: Observation;
}

/** What the system's resolver said of a name, asked past its cache. */
export interface NameLook {
  host: string;
  operator: string;
  /** `undefined`: it said neither that there is an address nor that there is none. */
  found?: boolean | undefined;
  addresses: readonly string[];
  tookMs: number;
}

export interface Measured {
  /** When it began, by the computer's own clock. */
  at: number;
  browser: Browser;
  /** The system says that there is no network at all: then nothing was asked. */
  isSystemOffline: boolean;
  /** The neutral sites' answers could be read. */
  isReadable: boolean;
  looks: readonly CheckUpLook[];
  /** How much later than meant each question was begun: on a computer that is busy by itself answers are late too. */
  lagsMs: readonly number[];
  /** Left out where the browser does not let the resolver be asked. */
  names?: readonly NameLook[];
  /** Whether a name was found that cannot exist (RFC 6761 section 6.4); left out where nobody was asked. */
  findsAnything?: boolean | undefined;
  /** By how much this computer's clock was behind those of servers (negative: ahead), one for each that said its own. */
  behindMs: readonly number[];
  /** Whether the browser would have named who signs certificates in place of the authorities that came with it. */
  seesSigners: boolean;
}

/** Whether the line is good as far as this goes, has a fault, has something worth knowing, or could not be seen so. */
export type FindingMark = 'good' | 'fault' | 'note' | 'unseen';

/** What a check-up looks at, in the order in which it is told. */
export const TOPICS = [
  'requests',
  'names',
  'ipv4',
  'ipv6',
  'sign-in',
  'clock',
  'gateway',
  'sockets',
] as const;

export type Topic = (typeof TOPICS)[number];

/** What is said of one topic, with what that rests on. */
export interface LineFinding {
  topic: Topic;
  mark: FindingMark;
  says: Sentence;
  evidence: readonly Sentence[];
}
