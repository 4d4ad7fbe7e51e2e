/** What a host turned out to be, when it was asked in every protocol that a service of the user's own may speak. */
import type { OwnService } from './settings.ts';
import type { Failure, Grade } from './terms.ts';

/** One thing that answers there, as it would be watched. */
export interface Found extends Pick<OwnService, 'kind' | 'url' | 'openUrl'> {
  /** What its answer proved. */
  grade: Grade;
  latencyMs: number;
  /** What one such question and answer move, both ways, on a connection that is open; a socket always opens one. */
  bytes: number;
}

export interface Finding {
  /** The host that was typed. */
  host: string;
  /** What proves most first, a bare website last. */
  found: readonly Found[];
  /** Why there was no answer at all. */
  failure?: Failure;
  /** Hosts that this one names as its chat servers, and that may not be asked yet. */
  elsewhere: readonly string[];
  /** Without the permission for the host its answers cannot be read: any answer is a website's. */
  isReadable: boolean;
  /** What looking moved, both ways. */
  bytes: number;
}
