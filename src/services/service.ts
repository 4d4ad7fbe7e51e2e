/** A service as the catalogue writes it: the core's, with probes of registered kinds and exactly their parameters. */
import type * as core from '../core/model/service.ts';
import type { EndpointId } from '../core/model/terms.ts';
import type { KnownProbe } from '../probes/index.ts';

/** Misspelling a kind, or leaving out its address, does not compile. */
export interface Endpoint extends core.Endpoint {
  probe: KnownProbe;
}

export interface Service extends core.Service {
  endpoints: readonly Endpoint[];
}

export interface Control extends core.Control {
  probe: KnownProbe;
}

/** Where the fact that an address works comes from. */
export interface Source {
  from: string;
  /** It has not seen the address answer a client like ours, which has to earn its voice before it counts. */
  isUnverified?: true;
}

/**
 * Where the facts of a service come from: for whoever reads its file, and for the test that wants a source for each fact. Nothing
 * that runs imports it, so that no page and no script carries it.
 */
export interface Sources {
  /** Where it is said whether messages are end-to-end encrypted by default. */
  encryption: string;
  endpoints: Readonly<Record<EndpointId, Source>>;
}
