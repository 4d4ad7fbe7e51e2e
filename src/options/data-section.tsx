/** What the checks used, by service, and the limit that they keep. */
import { FOUND, LINE, monthEndAt, OTHERS } from '../core/traffic/ledger.ts';
import type { Spent } from '../core/model/state.ts';
import type { Words } from '../words/index.ts';
import { labelOf } from './label.ts';
import type { Props } from './props.ts';

const MB = 1_000_000;
const LIMITS = [5, 10, 20, 50, 100, 200, 500].map((count) => count * MB);

export function DataSection(props: Props) {
  const { settings, spent, words, actions } = props;
  const { capBytes, ...rest } = settings;
  const isReached = capBytes !== undefined && spent.monthBytes >= capBytes && spent.month !== '';
  const bytes = { today: { bytes: spent.todayBytes }, month: { bytes: spent.monthBytes } };
  return (
    <section id="data">
      <h2>{words.t('options_data')}</h2>
      <p>{words.t('options_spent', bytes)}</p>
      {Object.keys(spent.owners ?? {}).length > 0 && <ByService {...props} />}
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
      {capBytes !== undefined && (
        <p>{words.t('data_of_cap', { month: bytes.month, limit: { bytes: capBytes } })}</p>
      )}
      <p class="quiet" data-capped={isReached ? '' : undefined}>
        {isReached
          ? words.t('data_capped', { untilAt: { time: monthEndAt(spent.month) } })
          : words.t('data_cap_text')}
      </p>
    </section>
  );
}

interface Line {
  name: string;
  today: number;
  month: number;
}

/** Lines that add up to the sums: whatever belongs to nobody who is still known stands last. */
function linesOf(spent: Spent, nameOf: (owner: string) => string | undefined, words: Words): Line[] {
  const lines = Object.entries(spent.owners ?? {}).flatMap(([owner, [today, month]]): Line[] => {
    const name = nameOf(owner);
    return name ? [{ name, today, month }] : [];
  });
  const left = (sum: number, of: 'today' | 'month') => lines.reduce((rest, line) => rest - line[of], sum);
  const rest = { today: left(spent.todayBytes, 'today'), month: left(spent.monthBytes, 'month') };
  return [
    ...lines.sort((a, b) => b.month - a.month),
    ...(rest.month > 0 ? [{ name: words.t('data_rest'), ...rest }] : []),
  ];
}

function ByService({ settings, services, spent, words }: Props) {
  const nameOf = (owner: string): string | undefined => {
    if (owner === LINE) return words.t('data_line');
    if (owner === FOUND) return words.t('data_found');
    if (owner === OTHERS) return words.t('data_others');
    const service = services.find(({ id }) => id === owner);
    return service && labelOf(settings, service, words);
  };
  const cells = ({ today, month }: Omit<Line, 'name'>) => (
    <>
      <td>{words.value({ bytes: today })}</td>
      <td>{words.value({ bytes: month })}</td>
    </>
  );
  return (
    <details data-spent="">
      <summary>{words.t('data_by_service')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.t('data_service')}</th>
            <th scope="col">{words.t('data_today')}</th>
            <th scope="col">{words.t('data_month')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(spent, nameOf, words).map((line) => (
            <tr key={line.name}>
              <th scope="row">
                <bdi>{line.name}</bdi>
              </th>
              {cells(line)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.t('data_together')}</th>
            {cells({ today: spent.todayBytes, month: spent.monthBytes })}
          </tr>
        </tfoot>
      </table>
    </details>
  );
}
