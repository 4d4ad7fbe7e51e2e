/** Services that fail while every outside source may be asked by itself, and whom it would be now. */
import { ASKED_KINDS } from '../../../src/core/model/opinion.ts';
import type { Settings } from '../../../src/core/model/settings.ts';
import { emptyState, type ServiceBelief, type State } from '../../../src/core/model/state.ts';
import { unasked } from '../../../src/core/model/unasked.ts';
import type { Questioned, VantageQuestion } from '../../../src/core/model/vantage.ts';
import { questionsDue } from '../../../src/core/schedule/questions.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import { vantages } from '../../../src/vantages/index.ts';
import { HOUR, MINUTE, NOW } from '../../moment.ts';

export const sight = {
  browser: 'chromium',
  granted: [],
  seesLayers: false,
  socketsAreAnonymous: true,
} as const;
const club = {
  ...{ id: 'own-club', name: 'Club', kind: 'http' },
  ...{ url: 'https://club.example/', openUrl: 'https://club.example/' },
};
export const everything: Settings = {
  ...defaultSettings,
  isStarted: true,
  services: [{ id: 'discord' }, { id: 'whatsapp' }, { id: 'own-club' }],
  custom: [club],
  ...{ sources: ASKED_KINDS, asksByItself: ASKED_KINDS, watchesOperators: true, country: 'IQ' },
};
export const belief = (
  status: ServiceBelief['status'],
  more: Partial<ServiceBelief> = {},
): ServiceBelief => ({
  ...{ status, rule: 'nothing-answers', confidence: 'shown', isDoubted: false, changedAt: NOW },
  ...{ unclearToldAt: [], ...more },
});
const begun = NOW - 5 * MINUTE;
export const down = belief('down', { cause: 'unclear', since: { afterAt: begun, beforeAt: begun } });

/** Every address of these services has answered, and answers no more. */
export function silent(settings: Settings, ids: readonly string[]): State['endpoints'] {
  const all = resolve(settings, sight).services.filter(({ id }) => ids.includes(id));
  const at = NOW - MINUTE;
  const run = {
    ...{ sinceAt: at, failedAt: at, knownAt: at, failures: 3, answers: 0, failuresInARow: 3 },
    ...{ inARowSinceAt: at, failure: 'network' as const },
  };
  const known = { ...unasked('basic', at), answeredAt: NOW - HOUR, grade: 1, outage: 'full', run } as const;
  return Object.fromEntries(all.flatMap(({ endpoints }) => endpoints.map(({ id }) => [id, known])));
}

export const online: State = {
  ...emptyState,
  steppedAt: NOW,
  line: { ...emptyState.line, status: 'online' },
};
export const failing: State = {
  ...online,
  endpoints: silent(everything, ['discord', 'whatsapp', 'own-club']),
  services: { discord: down, whatsapp: down, 'own-club': down },
};

export function questionsOf(
  state: State,
  more: Partial<Settings> = {},
  { wanted = [] as string[], leftMs = 20_000, underWay = [] as VantageQuestion[] } = {},
): VantageQuestion[] {
  const settings = { ...everything, ...more };
  const watched = { ...resolve(settings, sight), vantages };
  return questionsDue(state, watched, { now: NOW, stretchEndAt: NOW + leftMs, wanted, underWay });
}
export const asked = (...of: Parameters<typeof questionsOf>): string[] => [
  ...new Set(
    questionsOf(...of)
      .map(({ source, service }) => `${source} ${service}`)
      .sort(),
  ),
];

export const record = (more: Partial<Questioned>): Questioned => ({
  ...{
    source: 'statuspage/discord',
    service: 'discord',
    at: NOW - 2 * MINUTE,
    againAt: NOW - 1,
    inVain: 0,
  },
  ...{ bytes: 6_000, isInDoubt: true, ...more },
});
export const after = (...records: Questioned[]): State => ({
  ...failing,
  others: { opinions: [], asked: records },
});
