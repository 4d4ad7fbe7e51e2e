/**
 * The nouns of Wasl. Times are milliseconds: a moment (since the Unix epoch, UTC) ends in `At`, a length in `Ms`.
 * Absence is `undefined`, never `null`.
 */
import type { EndpointId, Grade, ServiceFunction, ServiceId } from './terms.ts';

/** How one endpoint is asked. Its kind is a key of the register in `src/probes`; further fields belong to that kind. */
export interface Probe {
  kind: string;
  /** `https:`, `wss:` or, for the captive control alone, `http:`. */
  url: string;
  /**
   * The server is said to send `Access-Control-Allow-Origin: *`, so the answer can be read without permission. Where it does not, it is
   * asked as if nobody had said so (`src/probes/unread.ts`).
   */
  isCorsOpen?: boolean;
  /** Its good answer is a failure that the browser has to name: asked only where it does. It leaves no connection behind. */
  needsLayers?: boolean;
}

/** One address of a service that is probed. */
export interface Endpoint {
  id: EndpointId;
  serves: ServiceFunction;
  /**
   * Endpoints of one function and group stand in for one another, and each group of a function is needed: Discord's messages need its
   * API and its gateway. Left out: the function has one group.
   */
  group?: string;
  /** A link shortener, or a page in another zone: it shows what is cut, and never decides about the service. */
  isContrast?: true;
  /** The best grade that a good answer of this endpoint proves, on the detailed tier; left out: 1. */
  proves?: Grade;
  /** `rare`: a dear probe (it always opens a connection), run at the slower pace of the preset. Left out: every round. */
  pace?: 'rare';
  probe: Probe;
  /** Date (`YYYY-MM-DD`) since which the address is known not to work any more: kept as data, never probed. */
  brokenSince?: string;
}

/** What the user knows by name. */
export interface Service {
  id: ServiceId;
  name: string;
  /** Who runs it: services of one operator share their fate. */
  operator: string;
  /** Where a person opens it. */
  url: string;
  /** Whether messages are end-to-end encrypted by default. */
  isEndToEndEncrypted: boolean;
  endpoints: readonly Endpoint[];
  /**
   * ISO 3166-1 codes. Whoever runs it answers to that state, which may be able to read it: only who says to be there can choose it, it is
   * proposed to nobody, and beside its name stands what it is. It answers while the country is cut off, so it says nothing of the line.
   */
  onlyIn?: readonly string[];
  /** With the endpoints too that cannot be asked with what is granted; left out: there are none. */
  whole?: Service;
  /** The user added it: nothing is known of its encryption. */
  isOwn?: true;
}

/** A neutral endpoint of an unrelated operator that tells about the user's own connection. */
export interface Control {
  id: EndpointId;
  operator: string;
  /** It lives on donations: asked every round only where no other answers, and else a few times a day and in grave doubt. */
  isDonated?: true;
  probe: Probe;
}

/** A second resolver, asked over https (RFC 8484's sibling in JSON) where the browser's own finds no address. */
export interface Resolver {
  /** `resolver/<name>`. */
  id: EndpointId;
  operator: string;
  /** The address of a question, to which the host's name is appended. */
  url: string;
}

/** Every attempt opens a connection: some 35 times as many bytes as on one that is kept. */
export function isDear({ pace }: Endpoint): boolean {
  return pace === 'rare';
}

/** Endpoints that are asked at all. */
export function usable(service: Service): readonly Endpoint[] {
  return service.endpoints.filter(({ brokenSince }) => !brokenSince);
}

/** What people need it for: its messages; of what the user added nothing else is known than its page. */
export function needed(service: Service): readonly Endpoint[] {
  const all = usable(service.whole ?? service);
  const messages = all.filter(({ serves }) => serves === 'messages');
  return messages.length === 0 && service.isOwn ? all : messages;
}

/** The endpoint that is asked every round: the first in the catalogue whose connection can be kept open. */
export function leadOf({ endpoints }: Service): Endpoint | undefined {
  return (
    endpoints.find((endpoint) => !endpoint.brokenSince && !isDear(endpoint)) ??
    endpoints.find(({ brokenSince }) => !brokenSince)
  );
}

/** The host of an address, without the URL class, which the core's language level does not have. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/:?#]+)/.exec(url)?.[1] ?? url;
}

/** The service of an observation; `control`, `domestic` and `resolver` for those of the line. */
export function ownerOf(seen: { endpoint: EndpointId }): ServiceId {
  return seen.endpoint.slice(0, seen.endpoint.indexOf('/'));
}
