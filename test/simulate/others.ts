/** Outside sources in a scenario: what each would say of what it is asked, and what that costs. */
import type { AskedKind, Opinion } from '../../src/core/model/opinion.ts';
import { hostOf } from '../../src/core/model/service.ts';
import type { About, Hearing, VantageQuestion } from '../../src/core/model/vantage.ts';
import { vantages } from '../../src/vantages/index.ts';
import { faultFor, type HostsOfService } from '../scenario/fault.ts';
import { saidBy } from '../scenario/said.ts';
import { askedKinds } from '../scenario/switched-on.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** As the real ones are, but for the services that they know: in a scenario every service has a page of its operator. */
function like(id: string, as: string): About {
  const { ask: _ask, ...about } = vantages.find((one) => one.id === id)!;
  return { ...about, id: as, services: 'any' };
}
const SOURCES: readonly About[] = [
  like('statuspage/discord', 'operator'),
  like('mastodon', 'crowd'),
  like('globalping', 'remote'),
  like('ioda', 'cut-off'),
  like('ooni', 'country'),
  like('resolvers', 'resolver'),
];

export const vantagesOf = (scenario: Scenario): About[] =>
  SOURCES.filter(({ kind }) => askedKinds(scenario).includes(kind));

/** A question takes so long. In milliseconds. */
const ANSWER_MS: Readonly<Record<AskedKind, number>> = {
  operator: 600,
  crowd: 1_200,
  remote: 5_000,
  country: 1_500,
  resolver: 400,
};

const FAULTLESS: readonly (string | undefined)[] = [undefined, 'slow', 'drop-idle'];

export interface AnsweringOthers {
  /** What will have been heard of a question that is asked at `seconds`, and after how many milliseconds. */
  answer(question: VantageQuestion, seconds: number, at: number): { hearing: Hearing; ms: number };
}

export function answeringOthers(
  scenario: Scenario,
  random: () => number,
  hostsOfService: HostsOfService,
): AnsweringOthers {
  const faultAt = (host: string, seconds: number, attemptKind: 'https' | 'dns-over-https') =>
    faultFor(scenario, seconds, { host, attemptKind }, random, hostsOfService);

  /** A name that is gone everywhere is found by nobody; a file that says nothing of it has all others find it. */
  const isGone = (host: string, seconds: number): boolean => {
    const fault = faultAt(host, seconds, 'https');
    return fault?.name === 'dns' && fault.everywhere;
  };

  function opinionOf(about: About, question: VantageQuestion, seconds: number, at: number): Opinion {
    const { kind, isOfCountry } = about;
    const host = question.target && hostOf(question.target.url);
    const { service } = question;
    const said = saidBy(scenario, { kind, service, host, isOfCountry }, seconds);
    const spokenAt = at - 1000 * (said?.ageSeconds ?? 0);
    const of = isOfCountry ? {} : { service: question.service };
    const who: Omit<Opinion, 'says'> = { source: about.id, kind, ...of, at: spokenAt, heardAt: at };
    const attemptKind = kind === 'resolver' ? 'dns-over-https' : 'https';
    const isSilent = about.hosts.every(
      (one) => !FAULTLESS.includes(faultAt(one, seconds, attemptKind)?.name),
    );
    if (isSilent || said?.says === 'unknown') return { ...who, says: 'unknown', why: 'silent' };
    const unlisted = kind === 'resolver' && host && isGone(host, seconds) ? 'trouble' : 'up';
    const { place, count, function: serves } = said ?? {};
    const home = scenario.country;
    // What fails in another country too is no matter of this one.
    const isHere = kind === 'country' && (place === undefined || place === home);
    return {
      ...who,
      says: said?.says ?? unlisted,
      ...(serves && { serves: [serves] }),
      ...(host && { host, way: kind === 'resolver' ? 'name' : 'http' }),
      ...(isHere && home && { places: [home] }),
      ...(kind === 'remote' && { places: place ? [place] : ['DE', 'IN', 'BR'] }),
      ...(count !== undefined && { count }),
    };
  }

  return {
    answer(question, seconds, at) {
      const about = SOURCES.find(({ id }) => id === question.source)!;
      const ms = ANSWER_MS[about.kind];
      const opinion = opinionOf(about, question, seconds, at + ms);
      // Where all is well the first of its answers is enough.
      const isShort = about.kind === 'operator' && opinion.says !== 'trouble';
      const bytes = isShort ? about.bytes / 2 : about.bytes;
      return { hearing: { question, opinion, bytes }, ms };
    },
  };
}
