/**
 * The catalogue as far as an answer needs it that is computed from what is stored: whose each endpoint is, what it serves and
 * which host it contacts, not how it is asked. The build runs this file, and what it exports stands in its place.
 */
import type { Endpoint, Probe, Service } from '../core/model/service.ts';
import { allServices } from './catalogue.ts';

type EndpointLine = [
  /** Its id without the service's. */
  name: string,
  serves: Endpoint['serves'],
  origin: string,
  brokenSince: string,
  needsLayers: Probe['needsLayers'],
];

export type Line = [
  ...[id: string, name: string, operator: string, url: string, isEndToEndEncrypted: boolean],
  endpoints: readonly EndpointLine[],
  onlyIn: readonly string[] | undefined,
];

/** What is left out at the end of a line takes no place. */
const shortened = <T extends unknown[]>(line: T): T => {
  while (!line.at(-1)) line.pop();
  return line;
};

const lineOf = ({ id, name, operator, url, isEndToEndEncrypted, endpoints, onlyIn }: Service): Line =>
  shortened<Line>([
    ...([id, name, operator, url, isEndToEndEncrypted] as const),
    endpoints.map(({ id: whole, serves, probe, brokenSince = '' }) =>
      shortened<EndpointLine>([
        whole.slice(id.length + 1),
        serves,
        new URL(probe.url).origin,
        brokenSince,
        probe.needsLayers,
      ]),
    ),
    onlyIn,
  ]);

export const lines: readonly Line[] = allServices.map(lineOf);
