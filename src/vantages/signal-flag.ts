/**
 * The flag by which Signal tells its own clients about an outage: the address of `uptime.signal.org`, 127.0.0.1 or 127.0.0.2, asked over
 * DNS over HTTPS (signalapp/Signal-Android `jobs/ServiceOutageDetectionJob.java`; its clients ask once a minute at most). Any other
 * answer tells nothing, as in its own clients.
 */
import { MINUTE_MS } from '../core/model/time.ts';
import { addressesFrom, RESOLVERS } from './resolvers.ts';
import { Unsaid, vantage } from './vantage.ts';

const [google] = RESOLVERS;

export const signalFlag = vantage(
  {
    id: 'signal-flag',
    kind: 'operator',
    hosts: [google!.host],
    learns: ['service'],
    bytes: 5_000,
    mostBytes: 30_000,
    leastIntervalMs: 15 * MINUTE_MS,
    services: ['signal'],
    isCorsOpen: true,
  },
  async (read) => {
    const { addresses } = await addressesFrom(read, google!, 'uptime.signal.org');
    const isOnly = (address: string) => addresses.length === 1 && addresses[0] === address;
    if (isOnly('127.0.0.1')) return { says: 'up' };
    if (isOnly('127.0.0.2')) return { says: 'trouble' };
    throw new Unsaid('nothing');
  },
);
