/** Which country a time zone lies in: a proposal that the person confirms. Nobody is asked for it. */

/**
 * From `zone.tab` of the time zone database (2026), for the countries in which it matters most: there the whole country is cut off now
 * and then, or services are blocked. Zones that two countries claim are left out; browsers still tell some by their old names.
 */
const ZONES: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai Asia/Urumqi',
  EG: 'Africa/Cairo',
  IQ: 'Asia/Baghdad',
  IR: 'Asia/Tehran',
  KP: 'Asia/Pyongyang',
  MM: 'Asia/Yangon Asia/Rangoon',
  RU:
    'Europe/Kaliningrad Europe/Moscow Europe/Kirov Europe/Volgograd Europe/Astrakhan Europe/Saratov Europe/Ulyanovsk ' +
    'Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Barnaul Asia/Tomsk Asia/Novokuznetsk Asia/Krasnoyarsk ' +
    'Asia/Irkutsk Asia/Chita Asia/Yakutsk Asia/Khandyga Asia/Vladivostok Asia/Ust-Nera Asia/Magadan Asia/Sakhalin ' +
    'Asia/Srednekolymsk Asia/Kamchatka Asia/Anadyr',
  TR: 'Europe/Istanbul',
  VE: 'America/Caracas',
  VN: 'Asia/Ho_Chi_Minh Asia/Saigon',
};

/** The country of a zone of the IANA database, or nothing where that is not known here. */
export function countryIn(zone: string): string | undefined {
  return Object.keys(ZONES).find((code) => ZONES[code]!.split(' ').includes(zone));
}
