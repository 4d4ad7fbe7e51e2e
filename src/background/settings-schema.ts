/** The settings in an exported history: read as those of storage are, and refused where anything of them would be lost. */
import * as v from 'valibot';
import type { OwnService, Settings } from '../core/model/settings.ts';
import { customService } from '../services/custom.ts';
import { hosts } from '../services/hosts.ts';
import type { Loss } from '../core/storage/read-value.ts';
import { isNewer, settingsFrom } from '../services/settings.ts';

/** Nobody adds more by hand; each of them would be asked for ever. */
const MOST_SERVICES = 200;

/** So many services of one's own may ask one host: a file must not make many browsers a burden to somebody. */
const MOST_PER_HOST = 5;

/** How many of them ask the host that is asked most. Points at the end make no other host. */
function mostAskedOf(custom: readonly OwnService[]): number {
  const counts = new Map<string, number>();
  for (const own of custom)
    for (const host of new Set(hosts(customService(own)).map((name) => name.replace(/\.+$/, ''))))
      counts.set(host, (counts.get(host) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

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
  v.check(({ custom = [] }) => mostAskedOf(custom) <= MOST_PER_HOST, 'short-list'),
  v.check(
    ({ custom = [] }) => custom.every(({ url, openUrl }) => Math.max(url.length, openUrl.length) <= 2_000),
    'short-text',
  ),
  v.check(
    ({ services, custom = [] }) => [...services, ...custom].every(({ name = '' }) => name.length <= 200),
    'short-text',
  ),
);
