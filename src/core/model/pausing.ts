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
export function paused(settings: Settings, untilAt?: number): Settings {
  const all = ended(settings);
  if (untilAt !== undefined) return { ...all, pausedUntilAt: untilAt };
  return { ...all, services: all.services.map((choice) => ({ ...choice, isPaused: true })) };
}

/** The pause of everything is over: what was paused by itself stays so. */
export function ended({ pausedUntilAt: _, ...settings }: Settings): Settings {
  return settings;
}

/** Everything that was paused together goes on: for some hours or, where that is not so, one by one. */
export function resumed(settings: Settings, now: number): Settings {
  const rest = ended(settings);
  if (isOn(settings, now)) return rest;
  return { ...rest, services: rest.services.map(({ isPaused: _was, ...choice }) => choice) };
}
