/** The settings are what a person has chosen: what of them can be read is never lost with what cannot. */
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { flagValue, readKeys, textValue } from '../../src/core/storage/read-value.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { isNewer, settingsEntries, settingsFrom } from '../../src/services/settings.ts';
import { mutateSettings } from './mutated-settings.ts';
import { wholeSettings } from './whole-settings.ts';

const placesLost = (stored: unknown) => settingsFrom(stored).lost.map(({ place }) => place.join('.'));
const KEYS = Object.keys(wholeSettings) as (keyof Settings)[];

describe('settings', () => {
  it('are those it starts with, before there are any', () => {
    expect(settingsFrom(undefined)).toEqual({ settings: defaultSettings, lost: [] });
  });

  it('are read as they are, key for key', () => {
    expect(settingsFrom(wholeSettings)).toEqual({ settings: wholeSettings, lost: [] });
  });

  it.each(KEYS)('have a reader and a default for %s', (key) => {
    const stored = { ...wholeSettings, [key]: { of: 'another kind' } };
    const { settings, lost } = settingsFrom(stored);
    const { [key]: own, ...others } = settings;
    // The alerts are an object: of it no field is known.
    if (key === 'alerts') expect(own).toEqual(defaultSettings.alerts);
    else
      expect([new Set(lost.map(({ place }) => place[0])), own]).toEqual([
        new Set([key]),
        defaultSettings[key],
      ]);
    const { [key]: _, ...kept } = wholeSettings;
    expect(others).toEqual(key === 'services' ? { ...kept, isStarted: false } : kept);
  });

  it.each(KEYS)('keep the others where %s is missing', (key) => {
    const { [key]: _, ...kept } = wholeSettings;
    const { settings, lost } = settingsFrom(kept);
    const begins = key === 'services' ? { isStarted: false } : {};
    expect(settings).toEqual({ ...defaultSettings, ...kept, ...begins });
    expect(lost).toEqual([]);
  });

  it('drop an item that cannot be read, and name it', () => {
    const [whatsapp, signal, work] = wholeSettings.services;
    const [first, , third] = wholeSettings.custom;
    const stored = {
      ...wholeSettings,
      services: [{ name: 'nobody' }, whatsapp, 7, { ...signal, isPaused: 'yes' }, work],
      custom: [first, { ...third, url: 'http://127.0.0.1/' }, third],
      declined: ['pin', 5],
      quietHours: { ...wholeSettings.quietHours, days: [0, 9, 6] },
    };
    const { isPaused: _, ...going } = signal!;
    expect(settingsFrom(stored).settings).toEqual({
      ...wholeSettings,
      services: [whatsapp, going, work],
      custom: [first, third],
      declined: ['pin'],
      quietHours: { ...wholeSettings.quietHours, days: [0, 6] },
    });
    expect(placesLost(stored).sort()).toEqual([
      'custom.1',
      'declined.1',
      'quietHours.days.1',
      'services.0.id',
      'services.2',
      'services.3.isPaused',
    ]);
  });

  it('ask nobody whom the user may not have chosen', () => {
    for (const services of ['all', undefined, {}, 3])
      expect(settingsFrom({ ...wholeSettings, services }).settings.isStarted).toBe(false);
  });

  it('that are no object at all are those it starts with', () => {
    for (const stored of ['text', 42, [], true])
      expect([settingsFrom(stored).settings, placesLost(stored)]).toEqual([defaultSettings, ['']]);
  });

  it('are written as every reader reads them, or not at all', () => {
    expect(settingsEntries(wholeSettings)).toEqual({ [SETTINGS]: wholeSettings });
    for (const wrong of [{ everyMs: 1e308 }, { everyMs: 1 }, { capBytes: -1 }, { pausedUntilAt: Infinity }])
      expect(() => settingsEntries({ ...wholeSettings, ...wrong })).toThrow(Object.keys(wrong)[0]);
    const addressless = { ...wholeSettings.custom[0]!, url: 'https://localhost/' };
    expect(() => settingsEntries({ ...wholeSettings, custom: [addressless] })).toThrow('custom.0');
  });

  it('of a later version are followed as far as they are known, and never written over', () => {
    const later = { ...wholeSettings, version: 2, preset: 'nightly', colour: 'green' };
    const { settings } = settingsFrom(later);
    expect(settings).toEqual({ ...wholeSettings, version: 2, preset: 'normal' });
    expect(isNewer(settings)).toBe(true);
    expect(() => settingsEntries(settings)).toThrow('later version');
  });
});

describe('a key that an older version kept elsewhere', () => {
  interface Today {
    title: string;
    isLoud: boolean;
  }
  const keys = {
    title: { read: textValue, was: ({ name }: Readonly<Record<string, unknown>>) => name },
    isLoud: {
      read: flagValue,
      was: ({ volume }: Readonly<Record<string, unknown>>) => volume && volume !== 'off',
    },
  };
  const read = (stored: unknown) => readKeys<Today>(keys, { title: '', isLoud: true }, stored);

  it('is found there, and under its own name first', () => {
    expect(read({ name: 'A', volume: 'off' })).toEqual({ value: { title: 'A', isLoud: false }, lost: [] });
    expect(read({ name: 'A', title: 'B' })).toEqual({ value: { title: 'B', isLoud: true }, lost: [] });
    expect(read({ name: 7 })).toEqual({
      value: { title: '', isLoud: true },
      lost: [{ place: ['title'], wanted: 'text' }],
    });
  });
});

mutateSettings(300);
