/** The scenario as it stands at this moment: what each attempt meets, and what is certain for a host. */
import { faultFor, latencyMs, type HostsOfService } from '../scenario/fault.ts';
import { seededRandom } from '../scenario/random.ts';
import type { AttemptKind, Fault, Scenario } from '../scenario/scenario.ts';

/** Hosts that answer DNS over HTTPS: an attempt there is one of the kind `dns-over-https`. */
export const SECOND_RESOLVERS = ['dns.google', 'cloudflare-dns.com', 'dns.quad9.net'];

export interface World {
  scenario: Scenario;
  /** Seconds since the start of the scenario. */
  second(): number;
  /** What one attempt meets; draws chance. `isKept`: over a connection that stands. */
  meet(host: string, kind: AttemptKind, isKept?: boolean): Fault | undefined;
  /** What every attempt of this kind meets, also over a connection that stands, whatever chance says. */
  standing(host: string, kind: AttemptKind): Fault | undefined;
  /** The length of a healthy or slow answer, in milliseconds; draws chance. */
  latencyMs(fault: Fault | undefined): number;
  /** Seconds at which the answers of `standing` may change, in order. */
  turns: readonly number[];
}

/** @param second gives the seconds since the start of the scenario */
export function createWorld(scenario: Scenario, second: () => number, hostsOfService: HostsOfService): World {
  const random = seededRandom(scenario.seed, 'lab');
  const ends = scenario.network.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  return {
    scenario,
    second,
    meet: (host, attemptKind, isKept = false) =>
      faultFor(scenario, second(), { host, attemptKind, isKept }, random, hostsOfService),
    standing(host, attemptKind) {
      const certain = { ...scenario, baseline: { ...scenario.baseline, loss: 0 } };
      const ask = (chance: number) =>
        faultFor(certain, second(), { host, attemptKind, isKept: true }, () => chance, hostsOfService);
      // Chance that lets everything happen and chance that lets nothing happen agree on what is certain.
      const fault = ask(0);
      return fault === ask(1) ? fault : undefined;
    },
    latencyMs: (fault) => latencyMs(scenario, fault, random),
    turns: [...new Set(ends)].sort((one, other) => one - other),
  };
}

/** How an https attempt on this host is called. */
export function kindOf(host: string): 'https' | 'dns-over-https' {
  return SECOND_RESOLVERS.includes(host) ? 'dns-over-https' : 'https';
}
