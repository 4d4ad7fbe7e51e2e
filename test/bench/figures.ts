/** From sums to figures with their intervals. */
import type { Results } from './crew.ts';
import { mean, quantile, rate, share, type Estimate } from './intervals.ts';
import { noQuiet, noTroubled, type Quiet, type Troubled } from './tally.ts';
import { YEAR_AWAKE_MS } from './world.ts';

/** Who speaks: our three voices, or the one that a rival has. */
export type Voice = 'eager' | 'red' | 'alarms';

export class Figures {
  private readonly results: Results;

  constructor(results: Results) {
    this.results = results;
  }

  quiet(rule: string, world: string): Quiet {
    return (this.results.get(`quiet|${rule}|${world}`) as Quiet | undefined) ?? noQuiet();
  }

  troubled(rule: string, fault: string, world = 'realistic', what = 'troubled'): Troubled {
    return (this.results.get(`${what}|${rule}|${world}|${fault}`) as Troubled | undefined) ?? noTroubled();
  }

  /** False alarms a service and user year. */
  falseAlarms(rule: string, world: string, voice: Voice): Estimate {
    const quiet = this.quiet(rule, world);
    return rate(quiet[voice], quiet.serviceAwakeMs / YEAR_AWAKE_MS);
  }

  /** Seconds from the beginning of a fault until this voice spoke. */
  delay(rule: string, fault: string, voice: Voice, q: number, world = 'realistic'): Estimate {
    const troubled = this.troubled(rule, fault, world);
    return quantile(troubled[voice], troubled.incidents, q);
  }

  missed(rule: string, fault: string, voice: Voice): Estimate {
    const troubled = this.troubled(rule, fault);
    return share(troubled.incidents - troubled[voice].length, troubled.incidents);
  }

  notifications(rule: string, fault: string): Estimate {
    return mean(this.troubled(rule, fault).notifications);
  }

  /** Probes, and kilobytes (1000 bytes), a service and day of eight hours awake. */
  spent(rule: string, world: string): { probes: number; kilobytes: number } {
    const { probes, bytes, serviceAwakeMs } = this.quiet(rule, world);
    const days = serviceAwakeMs / (YEAR_AWAKE_MS / 365);
    return { probes: probes / days, kilobytes: bytes / 1000 / days };
  }

  /** Spells of the user's own line that were named rightly. */
  named(rule: string, world: string): Estimate {
    const { named, spells } = this.quiet(rule, world);
    return share(named, spells);
  }
}

const digits = (value: number): string =>
  value === 0
    ? '0'
    : value < 1
      ? value.toFixed(2)
      : value < 20
        ? value.toFixed(1)
        : Math.round(value).toString();

/** A number as short as it is precise. */
export function short(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Number.isFinite(value) ? digits(value) : 'never';
}

/** With the interval that holds the truth in 95 of 100 benchmarks. */
export function withInterval({ value, low, high }: Estimate): string {
  return Number.isNaN(value) ? '–' : `${short(value)} (${short(low)} to ${short(high)})`;
}

/** A share in hundredths; what is not all is not 100 %. */
export function percent(value: number): string {
  if (Number.isNaN(value)) return '–';
  const hundredths = value * 100;
  const isNearEnd = (hundredths > 0 && hundredths < 1) || (hundredths > 99 && hundredths < 100);
  return `${isNearEnd ? (Math.floor(hundredths * 10) / 10).toFixed(1) : Math.round(hundredths)} %`;
}
