/** Edits of what the user chose, as plain functions. */
import type { ServiceChoice, Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';

export function choiceOf(settings: Settings, id: ServiceId): ServiceChoice | undefined {
  return settings.services.find((choice) => choice.id === id);
}

/** What is to be different in one choice; `undefined` takes a wish back. */
export type Change = { [Name in Exclude<keyof ServiceChoice, 'id'>]?: ServiceChoice[Name] | undefined };

export function changeChoice(settings: Settings, id: ServiceId, change: Change): Settings {
  const services = settings.services.map((choice) => (choice.id === id ? merged(choice, change) : choice));
  return { ...settings, services };
}

function merged(choice: ServiceChoice, change: Change): ServiceChoice {
  const entries = Object.entries({ ...choice, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as ServiceChoice;
}

/** Ticked: appended, so that the order the user knows stays. Unticked: gone, with all wishes about it. */
export function tick(settings: Settings, id: ServiceId, isTicked: boolean): Settings {
  const others = settings.services.filter((choice) => choice.id !== id);
  return { ...settings, services: isTicked ? [...others, { id }] : others };
}

/** Moves a service one place up (-1) or down (1); at the end of the list nothing moves. */
export function move(settings: Settings, id: ServiceId, by: -1 | 1): Settings {
  const services = [...settings.services];
  const from = services.findIndex((choice) => choice.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= services.length) return settings;
  [services[from], services[to]] = [services[to]!, services[from]!];
  return { ...settings, services };
}
