/** The settings of version 0.1.0, field for field: whatever a user chose then is what they have chosen now. */
import { describe, expect, it } from 'vitest';
import type { OwnService, Settings } from '../../src/core/model/settings.ts';
import { known, watch } from '../../src/services/index.ts';
import { openProfile, sights, type ProfileName } from './profile.ts';

const own: readonly OwnService[] = [
  {
    id: 'own-www-clinic-example',
    name: 'The clinic',
    kind: 'http',
    url: 'https://www.clinic.example/',
    openUrl: 'https://www.clinic.example/',
  },
  {
    id: 'own-live-radio-example',
    name: 'Radio feed',
    kind: 'websocket',
    url: 'wss://live.radio.example/feed',
    openUrl: 'https://live.radio.example/',
  },
  {
    id: 'own-chat-family-example',
    name: 'Family',
    kind: 'matrix',
    url: 'https://matrix.family.example/_matrix/client/versions',
    openUrl: 'https://chat.family.example/',
  },
  {
    id: 'own-jabber-club-example',
    name: 'Club (XMPP)',
    kind: 'xmpp-websocket',
    url: 'wss://jabber.club.example:5443/ws',
    openUrl: 'https://jabber.club.example/',
  },
  {
    id: 'own-team-work-example',
    name: 'Work',
    kind: 'mattermost',
    url: 'https://team.work.example/api/v4/system/ping',
    openUrl: 'https://team.work.example/',
  },
  {
    id: 'own-zulip-study-example',
    name: 'دراسة',
    kind: 'zulip',
    url: 'https://zulip.study.example/api/v1/server_settings',
    openUrl: 'https://zulip.study.example/',
  },
  {
    id: 'own-rocket-union-example',
    name: 'Union',
    kind: 'rocketchat',
    url: 'https://rocket.union.example/api/info',
    openUrl: 'https://rocket.union.example/',
  },
  {
    id: 'own-social-town-example',
    name: 'Town',
    kind: 'mastodon',
    url: 'https://social.town.example/api/v2/instance',
    openUrl: 'https://social.town.example/',
  },
];

const SETTINGS: Readonly<Record<ProfileName, Settings>> = {
  'a-month': {
    version: 1,
    isStarted: true,
    startedAt: Date.parse('2026-10-22T06:00:00Z'),
    declined: ['pin', 'detailed'],
    services: [
      { id: 'whatsapp', wantsDetailed: true },
      { id: 'signal', wantsDetailed: true, quietUntilAt: Date.parse('2026-11-23T00:15:00Z') },
      { id: 'telegram' },
      { id: 'messenger', isPaused: true },
      { id: 'discord', isOnlyWhenAsked: true },
      { id: 'slack', wantsDetailed: true, quietUntilBackAt: Date.parse('2026-11-22T19:40:00Z') },
      { id: 'matrix', name: 'The others' },
      { id: 'own-www-clinic-example', wantsDetailed: true },
      { id: 'own-live-radio-example' },
      { id: 'own-chat-family-example', wantsDetailed: true },
      { id: 'own-jabber-club-example', wantsDetailed: true },
      { id: 'own-team-work-example', wantsDetailed: true },
      { id: 'own-zulip-study-example', wantsDetailed: true, isPaused: true, isOnlyWhenAsked: true },
      { id: 'own-rocket-union-example', wantsDetailed: true },
    ],
    preset: 'normal',
    everyMs: 5 * 60_000,
    alerts: { outage: true, recovery: true, connection: true, namesServices: false },
    // Fridays and Saturdays from 22:00 to 07:30.
    quietHours: { days: [5, 6], fromMinute: 22 * 60, untilMinute: 7 * 60 + 30 },
    custom: own,
    language: 'ar',
    digits: 'latn',
    capBytes: 300_000_000,
  },
  'firefox-basic-paused': {
    version: 1,
    isStarted: true,
    startedAt: Date.parse('2026-11-19T06:00:00Z'),
    services: [{ id: 'whatsapp' }, { id: 'telegram' }, { id: 'signal' }, { id: 'messenger' }],
    pausedUntilAt: Date.parse('2026-11-22T19:00:00Z'),
    preset: 'saver',
    alerts: { outage: true, recovery: true, connection: false, namesServices: true },
  },
  'first-hour': {
    version: 1,
    isStarted: true,
    startedAt: Date.parse('2026-11-22T18:00:00Z'),
    services: [{ id: 'whatsapp' }, { id: 'telegram' }, { id: 'signal' }, { id: 'messenger' }],
    preset: 'normal',
    alerts: { outage: true, recovery: true, connection: false, namesServices: true },
  },
};

describe('the settings of 0.1.0', () => {
  it.each(Object.entries(SETTINGS) as [ProfileName, Settings][])('%s', async (name, settings) => {
    const opened = await openProfile(name);
    expect(opened.settings).toEqual(settings);
    // Read, and not set aside.
    expect([...opened.store.stored.keys()].filter((key) => key.startsWith('damaged:'))).toEqual([]);
  });

  it('still name services that are known, each with something to ask', async () => {
    const { settings } = await openProfile('a-month');
    const { services } = watch(settings, sights['a-month']);
    expect(services.map(({ id }) => id)).toEqual(settings.services.map(({ id }) => id));
    expect(services.filter(({ endpoints }) => endpoints.length === 0)).toEqual([]);
    const kinds = own.map(({ id }) => known(settings).find((one) => one.id === id)?.endpoints[0]?.probe.kind);
    expect(kinds).toEqual(own.map(({ kind }) => kind));
  });
});
