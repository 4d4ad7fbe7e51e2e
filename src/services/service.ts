/** A service as the catalogue writes it: the core's, with probes of registered kinds and exactly their parameters. */
import type * as core from '../core/model/service.ts';
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
