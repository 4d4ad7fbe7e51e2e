/** What a file would change of the settings is named, and what only the user can do is not in it. */
import { describe, expect, it } from 'vitest';
import { paused } from '../../src/core/model/choices.ts';
import type { OwnService, Settings } from '../../src/core/model/settings.ts';
import { defaultSettings, services } from '../../src/services/index.ts';
import { changesIn, settingsWith } from '../../src/services/imported-settings.ts';
import { takenFor } from '../../src/services/look-alike.ts';
import { settingsEntries } from '../../src/services/settings.ts';
import { wordsFor } from '../words/catalogues.ts';
import { wholeSettings } from './whole-settings.ts';

const ours: Settings = {
  ...defaultSettings,
  isStarted: true,
  startedAt: 1_790_000_000_000,
  services: [
    { id: 'whatsapp', wantsDetailed: true },
    { id: 'signal', isPaused: true },
  ],
};

const words = wordsFor('en');
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const linesOf = (theirs: Settings, before = ours): string[] =>
  changesIn(before, settingsWith(before, theirs)).map((line) => plain(words.say(line)));

const own = (more: Partial<OwnService>): OwnService => ({
  ...{ id: 'own-a', name: 'The club', kind: 'matrix' },
  ...{ url: 'https://matrix.club.example/_matrix/client/versions', openUrl: 'https://club.example/' },
  ...more,
});

describe('the settings of a file', () => {
  it('bring neither that the first run is done, nor what was granted or declined, nor where the user is', () => {
    const { isStarted, startedAt, declined, services: chosen } = settingsWith(ours, wholeSettings);
    expect([isStarted, startedAt, declined]).toEqual([true, ours.startedAt, undefined]);
    expect(chosen.map(({ id, wantsDetailed }) => [id, wantsDetailed])).toEqual([
      ['whatsapp', true],
      ['signal', undefined],
      ['own-work', undefined],
    ]);
    const home = { country: 'TR', sparesDomestic: false };
    expect(settingsWith(ours, wholeSettings)).not.toHaveProperty('country');
    expect(settingsWith(ours, wholeSettings)).not.toHaveProperty('sparesDomestic');
    expect(settingsWith({ ...ours, ...home }, wholeSettings)).toMatchObject(home);
    const unstarted = settingsWith({ ...ours, isStarted: false }, wholeSettings);
    expect(unstarted.isStarted).toBe(false);
    expect(settingsEntries(settingsWith(ours, wholeSettings))).toHaveProperty('settings');
  });

  it('do not say whom the user turns to when a service fails', () => {
    const mine = { ...ours, services: [{ id: 'whatsapp', fallback: 'wire' }, { id: 'signal' }] };
    expect(settingsWith(mine, wholeSettings).services.map(({ id, fallback }) => [id, fallback])).toEqual([
      ['whatsapp', 'wire'],
      ['signal', undefined],
      ['own-work', undefined],
    ]);
  });

  it('switch no outside source on, and none off', () => {
    const asked = ['sources', 'asksByItself', 'watchesOperators', 'provider'] as const;
    const taken = settingsWith(ours, wholeSettings);
    for (const key of asked) expect(taken).not.toHaveProperty(key);
    expect(taken.alerts).not.toHaveProperty('reported');
    const mine = { sources: ['resolver'], asksByItself: ['resolver'], provider: 3_320 } as const;
    const alerts = { ...ours.alerts, reported: false };
    const kept = settingsWith({ ...ours, ...mine, watchesOperators: false, alerts }, wholeSettings);
    expect(kept).toMatchObject({ ...mine, watchesOperators: false, alerts: { reported: false } });
  });

  it('name every host, link, pause, alert and interval that would be new', () => {
    const theirs: Settings = {
      ...ours,
      services: [
        { id: 'signal', isOnlyWhenAsked: true, isMuted: true },
        { id: 'threema', isPaused: true, quietUntilAt: 1_795_000_000_000, isLeftOut: true },
        { id: 'own-a' },
      ],
      custom: [own({})],
      pausedUntilAt: 1_795_000_000_000,
      everyMs: 60_000,
      alerts: { outage: false, recovery: true, connection: true, namesServices: false },
      quietHours: { days: [1], fromMinute: 0, untilMinute: 60 },
      capBytes: 5_000_000,
      keep: 'day',
      language: 'ar',
    };
    const lines = linesOf(theirs);
    expect(lines).toEqual([
      expect.stringMatching(/^Checked from now on: Threema, at .*threema/),
      'Checked from now on: The club, at matrix.club.example and club.example',
      'The link of The club opens https://club.example/',
      'No longer checked: WhatsApp',
      'Paused: Threema',
      'No longer paused: Signal',
      'Checked only when you ask: Signal',
      'No alerts for a while: Threema',
      'Alerts muted: Signal',
      'Left out of the headline and the badge: Threema',
      'Switched off: When a service stops answering',
      expect.stringMatching(/^Switched on: /),
      expect.stringMatching(/^Switched off: /),
      'Checked every 1 min',
      'At most 5 MB a month',
      expect.stringMatching(/^Everything paused until /),
      'Other quiet hours',
      'Only the last 24 hours are kept, what is older is removed',
      'Another language, or other digits',
    ]);
    expect(linesOf(ours)).toEqual([]);
  });

  it('name a pause of everything without an end, and its end', () => {
    const held = paused(ours, 1_795_000_000_000);
    const timed = paused(ours, 1_795_000_000_000, 1_795_003_600_000);
    expect(linesOf(held)).toEqual(['Everything paused until you resume it']);
    expect(linesOf(held, timed)).toEqual(['Everything paused until you resume it']);
    expect(linesOf({ ...held, pausedAt: 1_795_000_000_001 }, held)).toEqual([]);
    expect(linesOf(ours, held)).toEqual([expect.stringMatching(/^No longer paused: /)]);
  });

  it('name a host that moved, a preset, and what ends', () => {
    const before: Settings = {
      ...ours,
      services: [
        { id: 'own-a', isLeftOut: true },
        { id: 'signal', isOnlyWhenAsked: true, isMuted: true },
      ],
      custom: [own({})],
      everyMs: 60_000,
      capBytes: 1,
      keep: 'month',
    };
    const { everyMs: _every, capBytes: _cap, keep: _keep, ...rest } = before;
    const moved = own({
      url: 'https://evil.example/',
      openUrl: 'https://evil.example/sign-in',
      name: 'My club',
    });
    expect(
      linesOf(
        { ...rest, preset: 'saver', services: [{ id: 'own-a' }, { id: 'signal' }], custom: [moved] },
        before,
      ),
    ).toEqual([
      'Checked from now on: My club, at evil.example',
      'The link of My club opens https://evil.example/sign-in',
      'The club is called My club',
      'Checked by itself again: Signal',
      'Alerts no longer muted: Signal',
      'In the headline and the badge again: My club',
      'How often: Saver',
      'No monthly limit',
      'Two years are kept',
    ]);
  });

  it('give no service the name of another', () => {
    const theirs: Settings = {
      ...ours,
      services: [{ id: 'telegram', name: 'SIGNAL' }, { id: 'signal', name: 'signal' }, { id: 'own-a' }],
      custom: [own({ name: 'Ｗhаtsарр' })],
    };
    const taken = settingsWith(ours, theirs);
    expect(taken.services.map(({ name }) => name)).toEqual([undefined, 'signal', undefined]);
    expect(taken.custom?.map(({ name }) => name)).toEqual(['club.example']);
  });
});

describe('a name', () => {
  it.each([
    ['WHATSAPP', 'whatsapp'],
    ['Whats App', 'whatsapp'],
    ['What\u200bsApp\u202e', 'whatsapp'],
    ['Ｗhatsápp.', 'whatsapp'],
    ['Телеграм', undefined],
    ['Te1egrаm', 'telegram'],
    ['Telegrarn', 'telegram'],
    ['SіgnaI', 'signal'],
    ['Z00m', 'zoom'],
    ['VViber', undefined],
    ['VVire', 'wire'],
    ['WhatsApp at work', undefined],
    ['Family', undefined],
    ['', undefined],
  ])('%s is taken for %s', (name, id) => expect(takenFor(name)).toBe(id));

  it('of the catalogue is taken for its own', () => {
    for (const { id, name } of services) expect([name, takenFor(name)]).toEqual([name, id]);
  });
});
