/** What the checks used, and the limit that they keep. */
import { monthEndAt } from '../core/spending.ts';
import type { Props } from './options.tsx';

const MB = 1_000_000;
const LIMITS = [5, 10, 20, 50, 100, 200, 500].map((count) => count * MB);

export function DataSection({ settings, spent, words, actions }: Props) {
  const { capBytes, ...rest } = settings;
  const isReached = capBytes !== undefined && spent.monthBytes >= capBytes && spent.month !== '';
  const bytes = { today: { bytes: spent.todayBytes }, month: { bytes: spent.monthBytes } };
  return (
    <section>
      <h2>{words.t('options_data')}</h2>
      <p>{words.t('options_spent', bytes)}</p>
      <div class="pairs">
        <label>
          <span>{words.t('data_cap')}</span>
          <select
            name="cap"
            value={capBytes ?? ''}
            onChange={({ currentTarget: { value } }) =>
              actions.change(value ? { ...rest, capBytes: Number(value) } : rest)
            }
          >
            <option value="">{words.t('data_cap_none')}</option>
            {[...new Set([...LIMITS, ...(capBytes ? [capBytes] : [])])].map((limit) => (
              <option key={limit} value={limit}>
                {words.value({ bytes: limit })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet" data-capped={isReached ? '' : undefined}>
        {isReached
          ? words.t('data_capped', { untilAt: { time: monthEndAt(spent.month) } })
          : words.t('data_cap_text')}
      </p>
    </section>
  );
}
