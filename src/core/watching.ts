/** The chosen services and what the user wants of each. */
import type { Service, ServiceChoice, ServiceId, Watch } from './model.ts';

export function choiceOf(watch: Watch, id: ServiceId): ServiceChoice | undefined {
  return watch.settings.services.find((choice) => choice.id === id);
}

/** Services that are watched: chosen and not paused. */
export function active(watch: Watch): readonly Service[] {
  return watch.services.filter(({ id }) => !choiceOf(watch, id)?.isPaused);
}

export function nameOf(watch: Watch, id: ServiceId): string {
  return watch.services.find((service) => service.id === id)?.name ?? id;
}

/** No notification about this service now. */
export function isQuiet(watch: Watch, id: ServiceId, at: number): boolean {
  const choice = choiceOf(watch, id);
  return choice !== undefined && (choice.isQuietUntilBack === true || (choice.quietUntilAt ?? 0) > at);
}
