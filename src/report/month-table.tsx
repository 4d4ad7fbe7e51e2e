/** A month at a glance: one line a service. */
import type { Glance } from '../core/history/month.ts';
import type { Words } from '../words/index.ts';
import type { Dates } from './dated.ts';
import type { Month } from './read-month.ts';

interface Props {
  month: Month;
  /** How many months back it lies. */
  back: number;
  words: Words;
  dates: Dates;
  onTurn(back: number): void;
}

/** Two years are kept. */
const MOST_BACK = 24;
const HEADS = ['service', 'up', 'unmeasured', 'incidents', 'took', 'quiet'] as const;

export function MonthTable({ month, back, words, dates, onTurn }: Props) {
  const rows = month.rows.filter(({ glance }) => glance.upShare !== undefined || glance.incidents > 0);
  return (
    <section>
      <h2>{words.t('glance_title')}</h2>
      <p class="turn screen">
        <Turn isAtEnd={back >= MOST_BACK} onTurn={() => onTurn(back + 1)}>
          {words.t('glance_earlier')}
        </Turn>
        <b data-month={new Date(month.from).toISOString()}>{dates.month(month.from)}</b>
        <Turn isAtEnd={back === 0} onTurn={() => onTurn(back - 1)}>
          {words.t('glance_later')}
        </Turn>
      </p>
      {rows.length === 0 ? (
        <p>{words.t('glance_nothing')}</p>
      ) : (
        <>
          <p class="quiet">{words.t('glance_text')}</p>
          <div class="wide">
            <table class="stack">
              <thead>
                <tr>
                  {HEADS.map((head) => (
                    <th scope="col" key={head}>
                      {words.t(`glance_${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, name, glance }) => (
                  <tr key={id} data-service={id}>
                    <th scope="row">
                      <bdi>{name}</bdi>
                    </th>
                    {cellsOf(glance, words, dates).map(([head, text, isBrief]) => (
                      <td
                        key={head}
                        class={isBrief ? 'brief' : undefined}
                        data-label={words.t(`glance_${head}`)}
                      >
                        {text}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

interface TurnProps {
  isAtEnd: boolean;
  onTurn(): void;
  children: string;
}

/** Stays in place at the end of the months, so that the keyboard does not lose it. */
function Turn({ isAtEnd, onTurn, children }: TurnProps) {
  return (
    <button type="button" aria-disabled={isAtEnd} onClick={() => !isAtEnd && onTurn()}>
      {children}
    </button>
  );
}

/** What stands under each heading, and whether it stays on one line. */
function cellsOf(glance: Glance, words: Words, dates: Dates) {
  return [
    ['up', glance.upShare === undefined ? '' : words.share(glance.upShare), true],
    ['unmeasured', words.share(glance.unmeasuredShare), true],
    ['incidents', incidentsOf(glance, words), false],
    ['took', tookOf(glance, words), true],
    ['quiet', quietOf(glance, words, dates), false],
  ] as const;
}

function incidentsOf({ incidents, troubledMs }: Glance, words: Words): string {
  if (incidents === 0) return words.value(0);
  return words.t('glance_incidents_of', { count: incidents, durationMs: { durationMs: troubledMs } });
}

function tookOf({ medianMs, worstMs }: Glance, words: Words): string {
  if (medianMs === undefined) return '';
  return words.t('glance_took_of', {
    medianMs: { latencyMs: medianMs },
    worstMs: { latencyMs: worstMs ?? medianMs },
  });
}

function quietOf({ quiet }: Glance, words: Words, dates: Dates): string {
  if (!quiet) return '';
  const durationMs = { durationMs: quiet.measuredMs };
  const [first, last] = [dates.short(quiet.from), dates.short(quiet.to)];
  return first === last
    ? words.t('glance_quiet_day', { durationMs, day: first })
    : words.t('glance_quiet_of', { durationMs, first, last });
}
