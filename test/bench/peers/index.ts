/** Every rule that is compared with ours, in the order of the table. */
import { phiAccrual, cusum, trinocular } from './believing.ts';
import { gatus, nagios, prometheus, upptime } from './counting.ts';
import { gatedKuma, kuma } from './kuma.ts';
import { MINUTE_MS, type Peer } from './peer.ts';

export const peers: readonly Peer[] = [
  kuma(0),
  kuma(1),
  kuma(3),
  gatus,
  upptime('Upptime, 5 min', 5 * MINUTE_MS, 5 * MINUTE_MS),
  upptime('Upptime as really run, 7 to 9 min', 7 * MINUTE_MS, 9 * MINUTE_MS),
  nagios,
  prometheus,
  trinocular('Trinocular, 11 min', 11 * MINUTE_MS),
  trinocular('Trinocular-like, 60 s', MINUTE_MS),
  phiAccrual,
  cusum,
  gatedKuma(1),
  gatedKuma(2),
];

export { type Peer } from './peer.ts';
