/**
 * What is ticked at the first run. A check of a service that is blocked stands out in the logs of a network that blocks it, so nothing
 * that is known to be blocked where somebody seems to be is ticked before they tick it themselves.
 */
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { defaultSettings } from './catalogue.ts';
import { countryIn } from './time-zone.ts';

/**
 * Of the services that are ticked at first, those that are blocked, or were of late, by country. Nothing of it was measured, and it grows old.
 *
 * WhatsApp in China and North Korea, and now and then in Iran: Reuters, "Which countries have blocked WhatsApp" (14 August 2025). Telegram
 * in Iran and China: Wikipedia, "Censorship of Telegram". Signal in Iran: signalapp/Signal-iOS issue 2903; in Russia and Venezuela:
 * NetBlocks (August 2024). WhatsApp and Telegram in Russia, blocked and slowed down: RBC (February 2026). From memory, and not read
 * again: Signal in China (since 2021), Telegram in Vietnam (since 2025), Messenger, which is Facebook's, in China, Iran, Russia and
 * Myanmar, and whatever else North Korea blocks.
 */
const BLOCKED: Readonly<Record<string, string>> = {
  CN: 'whatsapp telegram signal messenger',
  IR: 'whatsapp telegram signal messenger',
  KP: 'whatsapp telegram signal messenger',
  MM: 'messenger',
  RU: 'whatsapp telegram signal messenger',
  VE: 'signal',
  VN: 'telegram',
};

/** Where somebody is, as far as the browser tells without asking anybody. */
export interface Whereabouts {
  /** Of the IANA database. */
  zone: string;
  /** Language tags; only one that names its country tells anything. */
  languages: readonly string[];
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
}

/** Services that are ticked at first elsewhere, and are known to be blocked in a country that the clock or a language tells of. */
export function blockedWhere({ zone, languages }: Whereabouts): readonly ServiceId[] {
  const countries = [countryIn(zone), ...languages.map(regionOf)];
  return countries.flatMap((country) => (country && BLOCKED[country]?.split(' ')) || []);
}

/** The settings of somebody who has chosen nothing yet. */
export function firstSettings(where: Whereabouts): Settings {
  const blocked = blockedWhere(where);
  return { ...defaultSettings, services: defaultSettings.services.filter(({ id }) => !blocked.includes(id)) };
}

/** What this browser tells of where it is. */
export const whereabouts = (): Whereabouts => ({
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  languages: globalThis.navigator?.languages ?? [],
});
