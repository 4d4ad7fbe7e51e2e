/** Services that a person is likely to know, by the region of their language. It sorts the first run, and ticks nothing. */
import type { ServiceId } from '../core/model/terms.ts';

/** Most used where they stand. Unverified: from memory. */
const LIKELY: Readonly<Record<ServiceId, string>> = {
  line: 'JP TH TW',
  wechat: 'CN HK',
  zalo: 'VN',
  viber: 'BG BY GR HU LK PH RS UA',
  telegram: 'AM BY ET IR KG KH KZ MM RU TM UA UZ',
  threema: 'AT CH DE',
  messenger: 'AU CA LY MN NZ PH PL US VN',
  snapchat: 'SA',
};

/** Those that are likely in the region come first, in the order above; the others stay in their order. */
export function likelyFirst<T extends { id: ServiceId }>(services: readonly T[], tag: string): T[] {
  const region = new Intl.Locale(tag || 'en').maximize().region ?? '';
  const likely = Object.keys(LIKELY).filter((id) => LIKELY[id]!.split(' ').includes(region));
  const place = ({ id }: T) => likely.indexOf(id) + 1 || Infinity;
  return [...services].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
