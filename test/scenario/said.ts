/** What a scenario has an outside source say at a moment: the simulator and the lab read it here alike. */
import type { SourceKind } from '../../src/core/model/opinion.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import type { SaidOpinion } from './opinions.ts';
import type { Scenario } from './scenario.ts';

/** Who is asked, and about what. */
export interface AskedAbout {
  kind: SourceKind;
  service: ServiceId | undefined;
  /** Of which request. */
  host?: string | undefined;
  /** About a whole country, and no service. */
  isOfCountry?: boolean | undefined;
}

/** The entry of the file that holds at this second; of several the last. */
export function saidBy(
  { opinions = [], country }: Scenario,
  { kind, service, host, isOfCountry = false }: AskedAbout,
  second: number,
): SaidOpinion | undefined {
  const isAbout = (one: SaidOpinion): boolean => {
    if (kind === 'country') return isOfCountry ? !one.service : one.service === service;
    return (
      (one.service === undefined || one.service === service) && (one.host === undefined || one.host === host)
    );
  };
  // Nobody is asked inside the user's own country.
  const isAsked = ({ place }: SaidOpinion): boolean =>
    kind !== 'remote' || place === undefined || place !== country;
  return opinions.findLast(
    (one) =>
      one.source === kind &&
      one.from <= second &&
      second < (one.to ?? Infinity) &&
      isAbout(one) &&
      isAsked(one),
  );
}
