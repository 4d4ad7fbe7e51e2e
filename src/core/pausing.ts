/** A pause of everything that ends by itself. */
import type { Settings } from './settings.ts';

const isOn = ({ pausedUntilAt = 0 }: Settings, now: number): boolean => pausedUntilAt > now;

/** The settings as they hold at this moment: while the pause lasts, every service is paused. */
export function inForce(settings: Settings, now: number): Settings {
  if (!isOn(settings, now)) return settings;
  return { ...settings, services: settings.services.map((choice) => ({ ...choice, isPaused: true })) };
}

export const isAllPaused = (settings: Settings, now: number): boolean =>
  settings.services.length > 0 && inForce(settings, now).services.every(({ isPaused }) => isPaused);

/** Everything paused until a moment; left out: until the user resumes it. */
export function paused({ pausedUntilAt: _, ...settings }: Settings, untilAt?: number): Settings {
  if (untilAt !== undefined) return { ...settings, pausedUntilAt: untilAt };
  return { ...settings, services: settings.services.map((choice) => ({ ...choice, isPaused: true })) };
}

/** Nothing paused: where a pause of everything is taken back, what was paused by itself before stays so. */
export function resumed(settings: Settings, now: number): Settings {
  const { pausedUntilAt: _, ...rest } = settings;
  if (isOn(settings, now)) return rest;
  return { ...rest, services: rest.services.map(({ isPaused: _was, ...choice }) => choice) };
}
