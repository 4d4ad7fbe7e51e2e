/** The chosen services and what the user wants of each. */
import type { Incident } from './incident.ts';
import { once } from './remembered.ts';
import type { Service } from './service.ts';
import type { ServiceChoice, Settings } from './settings.ts';
import type { State } from './state.ts';
import type { ServiceId } from './terms.ts';
import { ADJUSTED_MS } from './time.ts';
import type { Watched } from './watch.ts';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** By their services. The first of two counts. */
const choicesIn = once(
  ({ services }: Settings): ReadonlyMap<ServiceId, ServiceChoice> =>
    new Map(services.toReversed().map((choice) => [choice.id, choice])),
);

export function choiceOf(watch: Pick<Watched, 'settings'>, id: ServiceId): ServiceChoice | undefined {
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

/** There is no notification about this service, for good or for some hours. */
export function isQuiet(watch: Watched, id: ServiceId, at: number): boolean {
  const { isMuted = false, quietUntilAt = 0 } = choiceOf(watch, id) ?? {};
  return isMuted || quietUntilAt > at;
}

/**
 * The user has said of a service of this trouble, which goes on, to be quiet about it until it is back. One whose end was told since is
 * another one to a person: who heard that it is back hears that it is not. What was said of a service that is never there by now
 * holds for that one alone, or others of its operator would be silent for good.
 * @param about the service that is asked about; left out: all of them
 */
export function isQuietUntilBack(
  watch: Pick<Watched, 'settings'>,
  { services, openedAt, resolvedAt, recoveryToldAt = openedAt }: Incident,
  { beliefs, at, about }: { beliefs: State['services']; at: number; about?: ServiceId },
): boolean {
  const fromAt = Math.max(openedAt, recoveryToldAt);
  const isWanted = (id: ServiceId): boolean => {
    const saidAt = choiceOf(watch, id)?.quietUntilBackAt ?? -Infinity;
    const isForAll = id === about || beliefs[id]?.usualSinceAt === undefined;
    // Said by a clock that was set back since, it would hold for whatever comes until the clock is there again.
    return isForAll && saidAt >= fromAt && saidAt <= at + ADJUSTED_MS;
  };
  return resolvedAt === undefined && services.some(isWanted);
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

/** The last moment of all clocks (ECMAScript, "Time Values and Time Range"): version 0.1.0 stays paused too until somebody resumes it. */
export const UNTIL_RESUMED_AT = 8.64e15;

const isOn = ({ pausedUntilAt = 0 }: Settings, now: number): boolean => pausedUntilAt > now;

/** The settings as they hold at this moment: while the pause lasts, every service is paused. */
export function inForce(settings: Settings, now: number): Settings {
  if (!isOn(settings, now)) return settings;
  return { ...settings, services: settings.services.map((choice) => ({ ...choice, isPaused: true })) };
}

export const isAllPaused = (settings: Settings, now: number): boolean =>
  settings.services.length > 0 && inForce(settings, now).services.every(({ isPaused }) => isPaused);

/** Everything paused from now until a moment; left out: until the user resumes it. What was paused by itself is so afterwards too. */
export function paused(settings: Settings, now: number, untilAt = UNTIL_RESUMED_AT): Settings {
  return { ...settings, pausedAt: now, pausedUntilAt: untilAt };
}

/** The pause of everything is over: what was paused by itself stays so. */
export function ended({ pausedAt: _at, pausedUntilAt: _untilAt, ...settings }: Settings): Settings {
  return settings;
}

/**
 * One service goes on. A pause that has an end is over for all of them; one without an end stays, for each of the others by itself: nobody
 * is asked whom the user has not let go on.
 */
export function resumedAlone(settings: Settings, id: ServiceId): Settings {
  const { pausedUntilAt = 0 } = settings;
  const rest = ended(settings);
  const areOthersPaused = pausedUntilAt >= UNTIL_RESUMED_AT;
  const services = rest.services.map(({ isPaused, ...choice }): ServiceChoice => {
    const staysPaused = choice.id !== id && (areOthersPaused || isPaused);
    return staysPaused ? { ...choice, isPaused: true } : choice;
  });
  return { ...rest, services };
}

/** Everything goes on: what was paused together or, where nothing was, each that is paused by itself. */
export function resumed(settings: Settings, now: number): Settings {
  const rest = ended(settings);
  if (isOn(settings, now)) return rest;
  return { ...rest, services: rest.services.map(({ isPaused: _was, ...choice }) => choice) };
}
