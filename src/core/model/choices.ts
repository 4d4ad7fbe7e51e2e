/** The chosen services and what the user wants of each. */
import { once } from './remembered.ts';
import type { Service } from './service.ts';
import type { ServiceChoice, Settings } from './settings.ts';
import type { ServiceId } from './terms.ts';
import type { Watched } from './watch.ts';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** By their services. The first of two counts. */
const choicesIn = once(
  ({ services }: Settings): ReadonlyMap<ServiceId, ServiceChoice> =>
    new Map(services.toReversed().map((choice) => [choice.id, choice])),
);

export function choiceOf(watch: Watched, id: ServiceId): ServiceChoice | undefined {
  return choicesIn(watch.settings).get(id);
}

/** Services that are watched: chosen and not paused. */
export const active = once((watch: Watched): readonly Service[] =>
  watch.services.filter(({ id }) => !choiceOf(watch, id)?.isPaused),
);

export function nameOf(watch: Watched, id: ServiceId): string {
  return watch.services.find((service) => service.id === id)?.name ?? id;
}

/** Never probed but when the user presses "check now". */
export function isOnlyWhenAsked(watch: Watched, id: ServiceId): boolean {
  return choiceOf(watch, id)?.isOnlyWhenAsked === true;
}

/** No notification about this service's trouble now, which began at `openedAt` and may be over. */
export function isQuiet(
  watch: Watched,
  id: ServiceId,
  at: number,
  openedAt: number,
  isOver: boolean,
): boolean {
  const { isMuted = false, quietUntilAt = 0, quietUntilBackAt = -Infinity } = choiceOf(watch, id) ?? {};
  return isMuted || quietUntilAt > at || (!isOver && quietUntilBackAt >= openedAt);
}

/** Whether the user's quiet hours are on, by the clock where the user is; without a clock they are not. */
export function isQuietHour({ settings, circumstances }: Watched): boolean {
  const { quietHours } = settings;
  const minute = circumstances?.weekMinute;
  if (!quietHours || minute === undefined) return false;
  const { days, fromMinute, untilMinute } = quietHours;
  const lasts = (untilMinute - fromMinute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return days.some((day) => {
    const since = (minute - day * DAY_MINUTES - fromMinute + WEEK_MINUTES) % WEEK_MINUTES;
    return since < lasts;
  });
}

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
