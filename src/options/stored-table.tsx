/** How much is stored, of what, and how far back it reaches. What cannot be read is said to be not known. */
import { DAY_MS, startOfDay } from '../core/model/time.ts';
import { STORED_PARTS, type StoredPart } from '../core/storage/stored-parts.ts';
import type { Words } from '../words/index.ts';

export type Stored =
  | 'measuring'
  | 'unknown'
  | {
      bytes: Readonly<Record<StoredPart, number>>;
      incidents: number;
      /** `YYYY-MM-DD`, UTC. */
      sinceDay?: string;
    };

interface Props {
  stored: Stored;
  /** Something was set aside, whether it is measured yet or not. */
  hasCopies?: boolean | undefined;
  words: Words;
}

export function StoredTable({ stored, hasCopies = false, words }: Props) {
  const known = typeof stored === 'string' ? undefined : stored;
  const sizeOf = (bytes: number | undefined): string => {
    if (bytes !== undefined) return words.value({ bytes });
    return stored === 'unknown' ? words.t('stored_unknown') : '…';
  };
  const parts = STORED_PARTS.filter((part) => part !== 'aside' || hasCopies);
  const together = known && Object.values(known.bytes).reduce((sum, bytes) => sum + bytes, 0);
  return (
    <table class="stored" data-stored={known ? 'known' : stored}>
      <thead>
        <tr>
          <th scope="col">{words.t('stored_title')}</th>
          <th scope="col">{words.t('stored_size')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part} data-part={part}>
            <th scope="row">
              {words.t(`stored_${part}`)}
              {part === 'history' && <small class="quiet">{known ? reach(known, words) : '…'}</small>}
            </th>
            <td>{sizeOf(known?.bytes[part])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.t('data_together')}</th>
          <td>{sizeOf(together)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** So many incidents, since when. */
function reach({ incidents, sinceDay }: Exclude<Stored, string>, words: Words): string {
  const dates = words.dates({ day: 'numeric', month: 'long', year: 'numeric' });
  return [
    words.t('stored_incidents', { count: incidents }),
    // A day of UTC is called so wherever its noon is of that day.
    ...(sinceDay === undefined
      ? []
      : [words.t('stored_since', { date: dates.format(startOfDay(sinceDay) + DAY_MS / 2) })]),
  ].join(words.t('strip_comma'));
}
