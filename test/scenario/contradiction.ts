/** What the shape of a file alone does not show: keys that exclude each other, and names of the catalogue. */
import { countries } from '../../src/services/countries.ts';
import { contradictedOpinions } from './opinions.ts';
import type { Path } from './position.ts';
import type { ScenarioFile } from './schema.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';

type Complaint = { path: Path; text: string };

export function contradictions(file: ScenarioFile, known: readonly ServiceId[]): Complaint[] {
  const unknown = (ids: readonly ServiceId[] | undefined, path: Path): Complaint[] =>
    (ids ?? []).flatMap((id, index) =>
      known.includes(id)
        ? []
        : [{ path: [...path, index], text: `unknown service "${id}"; known: ${known.join(', ')}` }],
    );
  const events = file.events.flatMap((event, index) => {
    const path = ['events', index];
    const found: Complaint[] = [];
    if ('to' in event && event.to <= event.from)
      found.push({ path: [...path, 'to'], text: `"to" must be after "from", not ${event.to}` });
    if (!('probability' in event)) return found;
    if ((event.hosts === undefined) === (event.services === undefined))
      found.push({ path, text: 'an event needs either "hosts" or "services"' });
    return [...found, ...unknown(event.services, [...path, 'services'])];
  });
  const isNowhere = file.country !== undefined && !countries.includes(file.country);
  const country = isNowhere ? [{ path: ['country'], text: `unknown country "${file.country}"` }] : [];
  const opinions = contradictedOpinions(file.opinions, unknown);
  return [...unknown(file.services, ['services']), ...country, ...opinions, ...events];
}
