/** What the reader of version 0.1.0 gives, as far as a test looks at it. */
interface OldStorage {
  load(key: string): Promise<unknown>;
  save(entries: Readonly<Record<string, unknown>>): Promise<void>;
}

interface OldState {
  steppedAt: number;
  wasDamaged?: boolean;
  endpoints: Readonly<Record<string, { answeredAt?: number; held?: string }>>;
  services: Readonly<Record<string, { status: string; voice: string }>>;
  incidents: readonly { id: string }[];
  incidentCount: number;
}

interface OldArchive {
  openDays: readonly object[];
  days: readonly object[];
  sums: readonly object[];
  cases: readonly { incident: { id: string }; testimony?: object }[];
  marks: readonly object[];
  observations: readonly object[];
}

export function readState(storage: OldStorage): Promise<OldState>;
export function readSettings(storage: OldStorage, otherwise: object): Promise<object>;
export function archiveOf(documents: Readonly<Record<string, unknown>>): OldArchive;
