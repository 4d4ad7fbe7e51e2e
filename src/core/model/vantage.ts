/** What an outside source is, as far as it is decided whether, when and what to ask it. The sources themselves stand in `src/vantages`. */
import type { AskedKind, HeldOpinion, Opinion, RequestWay } from './opinion.ts';
import type { Service } from './service.ts';
import type { ServiceId } from './terms.ts';

/** What it learns of whoever asks, beside their address: the keys of the sentences at its switch. */
export type Learns = 'service' | 'host' | 'country' | 'provider';

export interface About {
  id: string;
  kind: AskedKind;
  /** The hosts that are contacted, and no others. */
  hosts: readonly string[];
  learns: readonly Learns[];
  /** Both ways, about, for one question; and what none takes more than: what would is cut off. */
  bytes: number;
  mostBytes: number;
  leastIntervalMs: number;
  /** Which services it knows of; `any`: all that are not the user's own, which are never named to anybody. */
  services: readonly ServiceId[] | 'any';
  /** Every answer allows any origin to read it: Chromium needs no permission for its hosts. */
  isCorsOpen: boolean;
  /** It speaks of a whole country, and of no service. */
  isOfCountry?: true;
}

/** Whether it may be asked about this service. */
export const isFor = ({ services }: Pick<About, 'services'>, { id, isOwn }: Service): boolean =>
  !isOwn && (services === 'any' || services.includes(id));

/** A request that fails here. */
export interface Target {
  url: string;
  way: Exclude<RequestWay, 'name'>;
}

/** One question to a source, as the core wants it asked. */
export interface VantageQuestion {
  /** Id of the vantage. */
  source: string;
  service: ServiceId;
  /** The service fails here, or the user says so: else only what is small is asked. */
  isInDoubt: boolean;
  target?: Target;
}

/** What came of a question. */
export interface Hearing {
  question: VantageQuestion;
  /** One that could not be asked, or said nothing, says `unknown`. */
  opinion: Opinion;
  /** Moved for it, both ways. */
  bytes: number;
}

/** A question that was asked: when the same may be asked again, and what it cost. */
export interface Questioned {
  source: string;
  /** Left out where it was about a whole country. */
  service?: ServiceId;
  host?: string;
  at: number;
  againAt: number;
  /** Questions like it, up to this one, that got no answer at all. */
  inVain: number;
  bytes: number;
  isInDoubt: boolean;
}

/** All that is held of outside sources. */
export interface Others {
  /** In the order in which they were heard: of who says the same again the latest, of who says another thing both. */
  opinions: readonly HeldOpinion[];
  asked: readonly Questioned[];
  /** The line was cut off from then on and is back: whoever could not be asked about that is asked yet. */
  owedSinceAt?: number;
}

export const NO_OTHERS: Others = { opinions: [], asked: [] };

/** Of all that only what is kept, by when it was heard or asked and whom it was about. */
export function othersWhere(
  { opinions, asked }: Others,
  isKept: (one: { at: number; service?: ServiceId }) => boolean,
): Others {
  return {
    opinions: opinions.filter(({ heardAt, service }) => isKept({ at: heardAt, ...(service && { service }) })),
    asked: asked.filter(isKept),
  };
}
