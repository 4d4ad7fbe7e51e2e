/** What any older version wrote, in the form of today. */
import { archiveOf } from './archive.ts';
import { SETTINGS, STATE } from '../storage/keys.ts';
import { EXPORT_VERSION, FORMAT, toExport } from './export.ts';
import type { Settings } from '../model/settings.ts';
import type { PlainObject } from '../storage/read-value.ts';

/** What a file claims to be. */
export type Claim =
  | { is: 'export'; version: number }
  /** A copy of all stored documents, as a browser's developer tools give it: what there was before files were exported. */
  | { is: 'stored' }
  | { is: 'nothing' };

/** Looks at no more than the marks of each form; the schema looks at the rest. */
export function claimOf(document: unknown): Claim {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return { is: 'nothing' };
  const { format, version, [STATE]: state } = document as PlainObject;
  if (format === FORMAT && typeof version === 'number') return { is: 'export', version };
  const isStored = typeof state === 'object' && state !== null && 'openDays' in state;
  return isStored ? { is: 'stored' } : { is: 'nothing' };
}

const isObject = (value: unknown): value is PlainObject => typeof value === 'object' && value !== null;

/** What version 1 called the functions of endpoints. */
const ROLES: PlainObject = { messaging: 'messages', landing: 'website' };

/** Version 2 says `serves` where version 1 said `role`. */
function withFunctions(document: PlainObject): PlainObject {
  const renamed = (tally: unknown): unknown => {
    if (!isObject(tally)) return tally;
    const { role, ...rest } = tally;
    return { ...rest, serves: ROLES[String(role)] ?? role };
  };
  const ofIncident = (incident: unknown): unknown => {
    if (!isObject(incident) || !isObject(incident['testimony'])) return incident;
    const { tallies } = incident['testimony'];
    if (!Array.isArray(tallies)) return incident;
    return { ...incident, testimony: { ...incident['testimony'], tallies: tallies.map(renamed) } };
  };
  const { incidents } = document;
  const renewed = { ...document, version: 2 };
  return Array.isArray(incidents) ? { ...renewed, incidents: incidents.map(ofIncident) } : renewed;
}

/** One step for each version: from the document of version 1 to that of version 2, and so on. */
const STEPS: readonly ((document: PlainObject) => PlainObject)[] = [withFunctions];

/** An exported document of an older version in the form of today. Nothing is checked here. */
export function migrate(document: PlainObject, version: number): PlainObject {
  return STEPS.slice(version - 1, EXPORT_VERSION - 1).reduce((older, step) => step(older), document);
}

/** A copy of all stored documents as an export. What of it cannot be read is left out. */
export function fromStored(documents: PlainObject): PlainObject {
  const { [SETTINGS]: settings } = documents;
  const archive = archiveOf(documents);
  return { ...toExport(archive, settings as Settings | undefined, archive.measuredUntilAt) };
}
