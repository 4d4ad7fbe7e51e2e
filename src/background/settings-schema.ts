/** The settings in an exported history: read as those of storage are, and refused where anything of them would be lost. */
import * as v from 'valibot';
import type { Settings } from '../core/model/settings.ts';
import type { Loss } from '../core/storage/read-value.ts';
import { isNewer, settingsFrom } from '../services/settings.ts';

/** Nobody adds more by hand; each of them would be asked for ever. */
const MOST_SERVICES = 200;

/** A place as the schema library tells it. */
function pathTo(document: unknown, place: Loss['place']): [v.IssuePathItem, ...v.IssuePathItem[]] {
  let input = document as Record<string | number, unknown>;
  const steps = place.map((key) => {
    const value = input[key];
    const step = { type: 'unknown', origin: 'value', input, key, value } as const;
    input = value as typeof input;
    return step;
  });
  return steps as unknown as [v.IssuePathItem];
}

export const settingsSchema = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, Settings>(({ dataset, addIssue, NEVER }) => {
    const { settings, lost } = settingsFrom(dataset.value);
    const ahead: readonly Loss[] = isNewer(settings) ? [{ place: ['version'], wanted: 'word' }] : [];
    const refused = [...ahead, ...lost];
    for (const { place, wanted } of refused)
      addIssue({ message: wanted, ...(place.length > 0 && { path: pathTo(dataset.value, place) }) });
    return refused.length > 0 ? NEVER : settings;
  }),
  v.check(
    ({ services, custom = [] }) => Math.max(services.length, custom.length) <= MOST_SERVICES,
    'short-list',
  ),
  v.check(
    ({ custom = [] }) => custom.every(({ url, openUrl }) => Math.max(url.length, openUrl.length) <= 2_000),
    'short-text',
  ),
  v.check(
    ({ services, custom = [] }) => [...services, ...custom].every(({ name = '' }) => name.length <= 200),
    'short-text',
  ),
);
