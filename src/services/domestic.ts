/**
 * Sites inside a country, by the country's code: where nothing abroad answers, they tell a country that is cut off from a line that is
 * dead. None of them is run by a government. They are asked without any permission, and only in a country that the user has confirmed
 * (`src/core/detect/domestic.ts` says when).
 *
 * Left out until a source is found: Turkey and Egypt, where none says which private site is served from inside the country, and Iraq,
 * whose shutdowns are said to cut whole lines, so that nothing at home would answer either.
 */
import type { Settings } from '../core/model/settings.ts';
import type { EndpointId } from '../core/model/terms.ts';
import type { Control, Source } from './service.ts';

const domestic: Readonly<Record<string, readonly Control[]>> = {
  CN: [
    {
      id: 'domestic/cn-xiaomi',
      operator: 'Xiaomi',
      probe: { kind: 'http', url: 'https://connect.rom.miui.com/generate_204' },
    },
    {
      id: 'domestic/cn-qualcomm',
      operator: 'Qualcomm',
      probe: { kind: 'http', url: 'https://www.qualcomm.cn/generate_204' },
    },
  ],
  IR: [
    {
      id: 'domestic/ir-divar',
      operator: 'Divar',
      probe: { kind: 'http', url: 'https://divar.ir/favicon.ico' },
    },
    {
      id: 'domestic/ir-digikala',
      operator: 'Digikala',
      probe: { kind: 'http', url: 'https://www.digikala.com/favicon.ico' },
    },
  ],
  RU: [
    {
      id: 'domestic/ru-yandex',
      operator: 'Yandex',
      probe: { kind: 'http', url: 'https://ya.ru/favicon.ico' },
    },
    {
      id: 'domestic/ru-avito',
      operator: 'Avito',
      probe: { kind: 'http', url: 'https://www.avito.ru/favicon.ico' },
    },
  ],
};

/** The countries in which such sites are known. */
export const domesticCountries: readonly string[] = Object.keys(domestic);

export const domesticControls: readonly Control[] = Object.values(domestic).flat();

/** Those of a country; none where no source is known. */
export const domesticOf = (country: string | undefined): readonly Control[] =>
  country !== undefined && domesticCountries.includes(country) ? domestic[country]! : [];

/** Those that may be asked: the user has confirmed the country, and not switched them off. */
export const domesticFor = ({ country, sparesDomestic }: Settings): readonly Control[] =>
  sparesDomestic ? [] : domesticOf(country);

export const sources: Readonly<Record<EndpointId, Source>> = {
  'domestic/cn-xiaomi': {
    from: 'named for China beside the controls of others (v2fly#3704); many guides set it as the https check of Android phones there: 204',
  },
  'domestic/cn-qualcomm': {
    from: 'named for China beside the one of Xiaomi; public configurations of proxy clients ask it over https: 204',
  },
  'domestic/ir-divar': {
    from: 'jason5ng32/MyIP `connectivity-import-lists.js`, list “iran”; v2fly/domain-list-community#1623: its addresses lie in Iran. That it answered in the shutdowns of 2026 is unverified',
    isUnverified: true,
  },
  'domestic/ir-digikala': {
    from: 'jason5ng32/MyIP `connectivity-import-lists.js`, list “iran”. That it answered in the shutdowns of 2026 is unverified',
    isUnverified: true,
  },
  'domestic/ru-yandex': {
    from: 'hxehex/russia-mobile-internet-whitelist `whitelist.txt`, net4people/bbs#516: answers while mobile networks are shut down',
  },
  'domestic/ru-avito': {
    from: 'hxehex/russia-mobile-internet-whitelist `whitelist.txt`, jason5ng32/MyIP `connectivity-import-lists.js`, list “russia”',
  },
};
