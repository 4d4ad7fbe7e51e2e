/** The history that version 0.1.0 left behind: every incident, day, mark and figure is still read as it was. */
import { describe, expect, it } from 'vitest';
import { readImport } from '../../src/background/import.ts';
import { exported } from '../../src/background/archive.ts';
import { view } from '../../src/core/view/view.ts';
import { watch } from '../../src/services/index.ts';
import { incidents, ranges } from './figures.ts';
import { frozenAt, openProfile, profileNames, sights, utc, type ProfileName } from './profile.ts';

describe('a month in Chromium with detailed checks, frozen in the middle of an outage', async () => {
  const profile = await openProfile('a-month');
  const { archive, state } = profile;
  const now = frozenAt['a-month'];

  it('has its incidents', () =>
    expect(incidents(profile)).toEqual([
      'Meta: whatsapp down, unclear, 2026-10-23 09:59:22 to 2026-10-23 12:02:05, told, and that it is back; nothing-answers',
      'Signal: signal down, service, 2026-10-25 15:10:27 to 2026-10-25 15:58:36, told, and that it is back; some-fail part-fails server-errors',
      'Telegram: telegram degraded, unclear, 2026-10-26 18:03:15 to 2026-10-26 19:58:56, not told; slow',
      'Meta: whatsapp + messenger down, unclear, 2026-10-30 19:59:29 to 2026-10-30 20:58:38, told, and that it is back; nothing-answers',
      'team.work.example: own-team-work-example down, unclear, 2026-10-31 10:01:16 to 2026-10-31 13:20:47, told, and that it is back; nothing-answers',
      'Signal: signal down, unclear, 2026-11-09 21:59:45 to 2026-11-10 08:57:59, told, and that it is back; nothing-answers',
      'chat.family.example: own-chat-family-example down, service, 2026-11-13 11:01:16 to 2026-11-13 11:48:43, told, and that it is back; server-errors',
      'www.clinic.example: own-www-clinic-example down, service, 2026-11-15 17:00:14 to 2026-11-15 17:32:00, told, and that it is back; certificate-expired nothing-answers',
      'Telegram: telegram down, unclear, 2026-11-19 08:57:57 to open, told; nothing-answers',
      'Signal: signal down, unclear, 2026-11-22 15:58:21 to 2026-11-22 17:12:28, told; nothing-answers',
      'rocket.union.example: own-rocket-union-example down, service, 2026-11-22 18:03:51 to open, told; names-gone',
      'Salesforce: slack down, service, 2026-11-22 19:16:39 to open, told; server-errors',
      'Meta: whatsapp down, unclear, 2026-11-22 20:23:32 to open, told; nothing-answers',
    ]));

  it('has its days, marks and observations', () => {
    const month = Array.from({ length: 30 }, (_, day) => utc(Date.UTC(2026, 9, 22 + day)).slice(0, 10));
    expect(archive.days.map(({ day }) => day)).toEqual(month);
    expect(archive.sums.map(({ day }) => day)).toEqual(month);
    expect(archive.openDays.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22']);
    expect(archive.marks.map(({ at, service }) => `${service} ${utc(at)}`)).toEqual([
      'whatsapp 2026-10-23 10:30:00',
      'signal 2026-11-22 16:05:00',
      'whatsapp 2026-11-22 20:26:00',
    ]);
    expect(archive.observations).toHaveLength(5830);
  });

  it('has its figures', () =>
    expect(ranges(profile, now)).toEqual([
      'whatsapp: 99.63 of 66.32, 99.94 of 64.50, 99.77 of 63.64, 99.37 of 22.62',
      'signal: 92.22 of 66.32, 98.84 of 64.50, 98.90 of 63.64, 98.98 of 22.62',
      'telegram: 0.00 of 66.32, 45.55 of 64.50, 86.91 of 63.64, 87.76 of 22.62',
      'messenger: – of 0.00, – of 0.00, 99.37 of 21.68, 99.47 of 8.68',
      'discord: – of 0.00, 100.00 of 1.38, 100.00 of 48.87, 100.00 of 16.24',
      'slack: 92.61 of 66.32, 98.89 of 64.50, 99.74 of 63.36, 99.74 of 21.05',
      'matrix: 100.00 of 66.32, 100.00 of 64.50, 100.00 of 63.36, 100.00 of 21.05',
      'own-www-clinic-example: 100.00 of 66.32, 100.00 of 64.50, 99.87 of 56.89, 99.87 of 18.90',
      'own-live-radio-example: 100.00 of 66.32, 100.00 of 64.50, 100.00 of 56.88, 100.00 of 18.90',
      'own-chat-family-example: 100.00 of 66.32, 100.00 of 64.50, 99.81 of 56.87, 99.81 of 18.89',
      'own-jabber-club-example: 100.00 of 66.32, 100.00 of 64.50, 100.00 of 56.86, 100.00 of 18.89',
      'own-team-work-example: 100.00 of 66.32, 100.00 of 64.50, 99.31 of 56.85, 99.31 of 18.89',
      'own-zulip-study-example: – of 0.00, – of 0.00, 100.00 of 33.70, 100.00 of 11.19',
      'own-rocket-union-example: 84.97 of 66.32, 97.75 of 64.50, 99.41 of 56.82, 99.41 of 18.88',
    ]));

  it('is believed as it was', () => {
    const { rows, connection, badge } = view(state, watch(profile.settings, sights['a-month']), now);
    const since = (at: number | undefined): string => (at === undefined ? '' : ` since ${utc(at)}`);
    expect(
      rows.map(({ id, status, cause = '', sinceAt }) => `${id} ${status} ${cause}${since(sinceAt)}`),
    ).toEqual([
      'whatsapp down unclear since 2026-11-22 20:23:32',
      'telegram down unclear since 2026-11-19 08:57:57',
      'slack down service since 2026-11-22 19:16:39',
      'own-rocket-union-example down service since 2026-11-22 18:03:51',
      'discord unknown ',
      'signal up ',
      'matrix up ',
      'own-www-clinic-example up ',
      'own-live-radio-example up ',
      'own-chat-family-example up ',
      'own-jabber-club-example up ',
      'own-team-work-example up ',
      'messenger paused ',
      'own-zulip-study-example paused ',
    ]);
    // Telegram's silence is usual here by now: it is shown, and not counted.
    expect([connection, badge.text, badge.icon]).toEqual(['online', '3', 'alarm']);
    expect(utc(state.services['telegram']!.usualSinceAt!)).toBe('2026-11-19 09:00:17');
    expect(state.outbox.map(({ kind, services, at }) => `${kind} ${services.join()} ${utc(at)}`)).toEqual([
      'outage whatsapp 2026-11-22 20:27:04',
    ]);
    expect([state.spent.todayBytes, state.spent.monthBytes, state.incidentCount]).toEqual([
      7_748_364, 202_621_445, 13,
    ]);
  });
});

describe('three days in Firefox without permissions, frozen while everything is paused', async () => {
  const profile = await openProfile('firefox-basic-paused');
  const now = frozenAt['firefox-basic-paused'];

  it('has its incidents, days, marks and observations', () => {
    const { archive } = profile;
    expect(incidents(profile)).toEqual([
      'Telegram: telegram down, unclear, 2026-11-20 10:00:20 to 2026-11-20 11:02:41, told, and that it is back; nothing-answers',
      'Signal: signal down, unclear, 2026-11-22 09:59:41 to open, told; nothing-answers',
    ]);
    expect(archive.days.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-20']);
    expect(archive.openDays.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22']);
    expect(archive.marks.map(({ at, service }) => `${service} ${utc(at)}`)).toEqual([
      'telegram 2026-11-21 15:10:00',
    ]);
    expect(archive.observations).toHaveLength(8085);
  });

  it('has its figures', () =>
    expect(ranges(profile, now)).toEqual([
      'whatsapp: 100.00 of 50.76, 100.00 of 29.62, 100.00 of 6.53, 100.00 of 2.15',
      'telegram: 100.00 of 50.76, 97.75 of 29.62, 97.75 of 6.53, 97.75 of 2.15',
      'signal: 91.75 of 50.76, 97.83 of 29.62, 97.83 of 6.53, 97.83 of 2.15',
      'messenger: 100.00 of 50.76, 100.00 of 29.62, 100.00 of 6.53, 100.00 of 2.15',
    ]));
});

describe('the first hour in Chromium without permissions', async () => {
  const profile = await openProfile('first-hour');

  it('has nothing to tell and its observations', () => {
    expect(incidents(profile)).toEqual([]);
    expect(profile.archive.observations).toHaveLength(220);
    expect(Object.values(profile.state.services).map(({ status }) => status)).toEqual(Array(4).fill('up'));
  });

  it('has its figures', () =>
    expect(ranges(profile, frozenAt['first-hour'])).toEqual(
      ['whatsapp', 'telegram', 'signal', 'messenger'].map(
        (id) => `${id}: 100.00 of 2.80, 100.00 of 0.41, 100.00 of 0.09, 100.00 of 0.03`,
      ),
    ));
});

describe('the history in storage and the history in the file that was saved of it', () => {
  it.each(profileNames)('are one and the same: %s', async (name: ProfileName) => {
    const { store, settings, saved } = await openProfile(name);
    const ofStorage = readImport(await exported(store, 'json', settings, frozenAt[name]));
    const ofFile = readImport(saved);
    if ('refusals' in ofStorage || 'refusals' in ofFile) throw new Error('a file is refused');
    expect(ofStorage.archive).toEqual(ofFile.archive);
  });
});
