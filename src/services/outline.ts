/** The catalogue in outline: as much as the popup's first answer needs of it. */
import type { Service } from '../core/model/service.ts';
import { lines, type Line } from './outline.data.ts';

const serviceOf = ([id, name, operator, url, isEndToEndEncrypted, endpoints, onlyIn]: Line): Service => ({
  ...{ id, name, operator, url, isEndToEndEncrypted },
  ...(onlyIn && { onlyIn }),
  endpoints: endpoints.map(([place, serves, origin, brokenSince, needsLayers]) => ({
    id: `${id}/${place}`,
    serves,
    ...(brokenSince && { brokenSince }),
    // Nobody is asked by an outline.
    probe: { kind: '', url: origin, ...(needsLayers && { needsLayers }) },
  })),
});

export const outlines: readonly Service[] = lines.map(serviceOf);
