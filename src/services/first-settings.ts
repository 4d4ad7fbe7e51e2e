/**
 * What is ticked at the first run. A check of a service that is blocked stands out in the logs of a network that blocks it, so nothing
 * that is known to be blocked where somebody seems to be is ticked before they tick it themselves.
 */
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { defaultSettings } from './catalogue.ts';
import { countryIn } from './time-zone.ts';

/**
 * Of the services that are ticked at first, those that are blocked, or were of late, by country. What has no source is left out.
 *
 * China and North Korea: Reuters, "Which countries have blocked WhatsApp" (14 August 2025), and Wikipedia, "Censorship of Telegram" and
 * "Censorship of Facebook"; Signal in China since March 2021. Iran: the same for Telegram, Facebook and, now and then, WhatsApp; Signal:
 * signalapp/Signal-Android issue 7311. Russia: Signal since August 2024 (Roskomnadzor), Facebook since March 2022, WhatsApp and Telegram
 * blocked or slowed down since February 2026 (RBC). Venezuela: Signal since August 2024 (NetBlocks). Vietnam: Telegram since May 2025
 * (Reuters). Myanmar: Facebook since February 2021 (NetBlocks).
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
