/** The nouns of the canary: what the catalogue takes for granted of one address, and what one browser saw of it. */
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Probe } from '../../src/core/model/service.ts';
import type { Browser, EndpointId, Grade, ServiceId } from '../../src/core/model/terms.ts';

/** One address as the catalogue has it. */
export interface Assumed {
  id: EndpointId;
  owner: ServiceId;
  probe: Probe;
  /** The grade of a good answer that is read. */
  proves: Grade;
  /** Its source has not seen it answer a client like ours. */
  isUnverified: boolean;
  /** It lives on donations: one request, from one browser, has to do. */
  isAskedOnce: boolean;
  /** The product asks it only with permission. */
  needsPermission: boolean;
}

/** What is wanted of the extension. */
export type Wish =
  | { want: 'sight' }
  /** `other`: sockets carry an Origin where the product's do not, and none where they do; Firefox leaves the answers' headers alone. */
  | { want: 'rules'; are: 'own' | 'other' }
  | { want: 'order'; order: Order }
  | { want: 'look'; url: string; method: Method };

export type Method = 'HEAD' | 'GET';

/** The head of an answer, as the browser heard it before anybody else. */
export interface Heard {
  method: string;
  status: number;
  /** Names in lower case; those alone that the canary has a use for. */
  headers: Readonly<Record<string, string>>;
  /** The Origin that the request carried; left out: none. */
  sentOrigin?: string;
}

/** What came of one of the product's own orders. */
export interface Asked {
  /** The kind that was to run. */
  kind: string;
  observation: Observation;
  /** Left out on basic checks, where nothing is heard, and where nothing came. */
  heard?: Heard;
}

/** What came of a plain request. */
export interface Look {
  /** Its answer was handed over, and was no redirect. */
  isRead: boolean;
  heard?: Heard;
  /** The browser's own code, or its words. */
  failure?: string;
}

/** What one browser saw of one address. What is left out was not asked. */
export interface Seen {
  basic?: Asked;
  detailed?: Asked;
  HEAD?: Look;
  GET?: Look;
  /** By these methods, without permission: whether any page may read the answer. Chromium alone. */
  unpermitted?: Partial<Record<Method, Look>>;
  /** As `detailed`, under the other rules. Sockets alone. */
  other?: Asked;
}

/** All that one browser saw. */
export interface Sighting {
  browser: Browser;
  /** As its user agent says it: `Firefox/153.0`. */
  version: string;
  seen: ReadonlyMap<EndpointId, Seen>;
}

/** Everything that is printed. */
export interface Findings {
  assumed: readonly Assumed[];
  sightings: readonly Sighting[];
  /** Who signed the certificates that were asked about, by host. */
  issuers: ReadonlyMap<string, string>;
}
