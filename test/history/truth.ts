/** What a scenario knows of a night, asked as a report would tell it. */
import { services } from '../../src/services/index.ts';
import { covers } from '../scenario/fault.ts';
import type { NetworkEvent } from '../scenario/scenario.ts';
import { hostsOfService } from '../simulate/device.ts';
import type { Night } from './night.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';

/** What the scenario knows, in its own seconds. */
export function truthOf({ scenario }: Night) {
  const seconds = (at: number): number => (at - scenario.startAt) / 1000;
  const isLine = ({ where }: NetworkEvent): boolean => 'hosts' in where && where.hosts.includes('*');
  const meets = ({ where }: NetworkEvent, host: string): boolean =>
    'hosts' in where
      ? where.hosts.some((glob) => covers(glob, host))
      : where.services.some((id) => hostsOfService(id).includes(host));
  const hostsOf = (id: ServiceId, serves?: string): string[] =>
    services
      .find((service) => service.id === id)!
      .endpoints.filter((endpoint) => !serves || endpoint.serves === serves)
      .map(({ probe }) => new URL(probe.url).hostname);
  const overlap = ({ from, to }: { from: number; to: number }, since: number, until: number): boolean =>
    from < until && to > since;
  return {
    seconds,
    /** Events that hit a service, or its endpoints of one serves. */
    of: (id: ServiceId, serves?: string) =>
      scenario.network.filter(
        (event) => !isLine(event) && hostsOf(id, serves).some((host) => meets(event, host)),
      ),
    line: scenario.network.filter(isLine),
    /** Whether nothing of an address could answer between two moments. */
    isOut: (url: string, since: number, until: number) =>
      scenario.network.some(
        (event) =>
          meets(event, new URL(url).hostname) &&
          event.probability === 1 &&
          event.fault.name !== 'slow' &&
          event.from <= since &&
          event.to >= until,
      ),
    away: scenario.device.flatMap((event) =>
      event.name === 'asleep' || event.name === 'closed' ? [{ from: event.from, to: event.to }] : [],
    ),
    overlap,
  };
}
