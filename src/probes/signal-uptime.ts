/**
 * The flag by which Signal tells its own clients about an outage: the address of `uptime.signal.org`, asked over DNS
 * over HTTPS because home routers drop answers that point into 127/8. Ask at most once in 60 s.
 * signalapp/Signal-Android `app/src/main/java/org/thoughtcrime/securesms/jobs/ServiceOutageDetectionJob.java`.
 */
import type { Probe } from '../core/model/service.ts';
import { askResolver, type DnsAnswer } from './doh.ts';
import type { Net, Outcome } from './net.ts';

export interface SignalUptimeProbe extends Probe {
  kind: 'signal-uptime';
}

/**
 * `up` is an answer of grade 3; the operator's own "down" is `no-protocol`, with those words as the detail. Anything else
 * tells nothing about Signal, as in its own client: an answer of grade 0.
 */
export function signalUptime({ url }: SignalUptimeProbe, net: Net): Promise<Outcome> {
  return askResolver(url, net, readUptime);
}

export function readUptime({ addresses }: DnsAnswer): Outcome {
  const isOnly = (address: string) => addresses.length === 1 && addresses[0] === address;
  if (isOnly('127.0.0.1')) return { grade: 3, detail: 'the operator says up' };
  if (isOnly('127.0.0.2')) return { failure: 'no-protocol', grade: 3, detail: 'the operator says down' };
  return { grade: 0, detail: 'the operator says nothing' };
}
