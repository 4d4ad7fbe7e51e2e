/** How closely Wasl watches: a preset, or an interval of one's own, each with its price. */
import type { Preset } from '../core/model/settings.ts';
import { PACES } from '../core/schedule/pace.ts';
import { minutesOf, PresetChoice } from '../ui/preset-choice.tsx';
import type { Words } from '../words/index.ts';
import { Locked } from './managed-section.tsx';
import type { Props } from './props.ts';
import type { PresetCost } from '../core/schedule/budget.ts';

const SECOND_MS = 1_000;

/** From the least that browsers allow an alarm. */
const INTERVALS = [30, 60, 120, 300, 600, 900, 1800, 3600].map((count) => count * SECOND_MS);

export function PaceSection({
  settings,
  costs,
  wished,
  hidesErrors = false,
  rarer = [],
  words,
  actions,
  managed,
}: Props) {
  const isLocked = managed?.locked.includes('preset') ?? false;
  const { everyMs, ...rest } = settings;
  const every = (durationMs: number) => words.t('interval_every', { durationMs: { durationMs } });
  return (
    <section id="pace">
      <h2>{words.t('options_pace')}</h2>
      {isLocked && <Locked words={words} />}
      <fieldset disabled={isLocked}>
        <PresetChoice
          costs={costs}
          preset={settings.preset}
          hidesErrors={hidesErrors}
          words={words}
          onChoose={(preset: Preset) => actions.change({ ...settings, preset })}
        />
        <div class="pairs">
          <label>
            <span>{words.t('interval_label')}</span>
            <select
              name="interval"
              value={everyMs ?? ''}
              onChange={({ currentTarget: { value } }) =>
                actions.change(value ? { ...rest, everyMs: Number(value) } : rest)
              }
            >
              <option value="">
                {words.t('interval_preset')} ({words.value({ durationMs: PACES[settings.preset].leadMs })})
              </option>
              {[...new Set([...INTERVALS, ...(everyMs ? [everyMs] : [])])]
                .sort((a, b) => a - b)
                .map((ms) => (
                  <option key={ms} value={ms}>
                    {every(ms)}
                  </option>
                ))}
            </select>
          </label>
        </div>
      </fieldset>
      {everyMs !== undefined && wished && <p data-interval="">{priceOf(wished, words)}</p>}
      {rarer.length > 0 && (
        <p class="quiet" data-rarer="">
          {words.t('interval_rarer', { services: { list: rarer, isWhole: true } })}
        </p>
      )}
      <p class="quiet">{words.t('interval_text')}</p>
    </section>
  );
}

function priceOf({ bytesAMonth, worstPageDelayMs, worstSocketDelayMs }: PresetCost, words: Words): string {
  const isLater = worstSocketDelayMs > worstPageDelayMs;
  return words.t(isLater ? 'interval_cost_both' : 'interval_cost', {
    bytes: { bytes: bytesAMonth },
    pageMs: minutesOf(worstPageDelayMs),
    socketMs: minutesOf(worstSocketDelayMs),
  });
}
