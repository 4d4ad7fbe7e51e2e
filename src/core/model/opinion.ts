/** What an outside source says about a service. Nobody is asked yet: sources will stand in `src/vantages`, what their word is worth in `core/judge`. */
import type { Grade, ServiceId, Status } from './terms.ts';

/** What one source said about one service. Of each source the latest counts alone: one vantage, one opinion. */
export interface Opinion {
  /** Id of the vantage: a status feed, OONI, the fediverse. */
  source: string;
  service: ServiceId;
  /** In our words; `unknown` where the source was asked and says nothing about this service. */
  says: Exclude<Status, 'paused'>;
  /** 3: the operator says so. 4: others have measured it. */
  grade: Extract<Grade, 3 | 4>;
  /** The moment of which the source speaks, and when it was heard. */
  at: number;
  heardAt: number;
  /** Where a person can read it. */
  url?: string;
}
