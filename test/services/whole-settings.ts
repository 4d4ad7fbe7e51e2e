/** Settings with a value in every key there is, optional ones included: a new key has to be added here too. */
import type { Settings } from '../../src/core/model/settings.ts';
import type { Whole } from '../core/whole-state.ts';

const whatsapp: Whole<Settings['services'][number]> = {
  id: 'whatsapp',
  isPaused: true,
  isOnlyWhenAsked: true,
  quietUntilAt: 1_795_000_000_000,
  quietUntilBackAt: 1_795_000_000_001,
  isMuted: true,
  isLeftOut: true,
  name: 'The family',
  fallback: 'signal',
  wantsDetailed: true,
};

const own = (id: string): Whole<NonNullable<Settings['custom']>[number]> => ({
  id,
  name: `Its name is ${id}`,
  kind: 'mattermost',
  url: `https://${id}.example/api/v4/system/ping`,
  openUrl: `https://${id}.example/`,
});

export const wholeSettings: Whole<Settings> = {
  version: 1,
  isStarted: true,
  startedAt: 1_790_000_000_000,
  declined: ['pin', 'detailed'],
  services: [whatsapp, { ...whatsapp, id: 'signal' }, { ...whatsapp, id: 'own-work' }],
  pausedAt: 1_794_999_000_000,
  pausedUntilAt: 1_795_000_000_002,
  preset: 'watchful',
  everyMs: 60_000,
  alerts: { outage: false, recovery: false, connection: true, namesServices: false, reported: true },
  quietHours: { days: [0, 5, 6], fromMinute: 0, untilMinute: 1439 },
  custom: [own('own-work'), own('own-school'), own('own-club')],
  language: 'ar',
  digits: 'arab',
  capBytes: 50_000_000,
  country: 'IR',
  sparesDomestic: true,
  sources: ['operator', 'crowd', 'remote', 'country', 'resolver'],
  asksByItself: ['operator', 'crowd'],
  watchesOperators: true,
  provider: 44_244,
  keep: 'month',
};
