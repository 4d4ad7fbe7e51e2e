/** The three presets, each with what it costs a month and how late it can be. */
import type { Preset } from '../core/model/settings.ts';
import type { Words } from '../words/index.ts';
import type { PresetCost } from '../core/schedule/budget.ts';

export interface Props {
  costs: readonly PresetCost[];
  preset: Preset;
  /** Servers that answer with errors would not be noticed: see `hidesErrors` of the core. */
  hidesErrors: boolean;
  words: Words;
  onChoose(preset: Preset): void;
}

export function PresetChoice({ costs, preset, hidesErrors, words, onChoose }: Props) {
  const hasGateways = costs.some((cost) => cost.worstSocketDelayMs > cost.worstPageDelayMs);
  const newMs = costs.find((cost) => cost.preset === preset)?.worstNewDelayMs;
  return (
    <div class="choices" role="radiogroup" aria-label={words.t('options_pace')}>
      {costs.map((cost) => (
        <label class="choice" key={cost.preset}>
          <input
            type="radio"
            name="preset"
            checked={cost.preset === preset}
            onChange={() => onChoose(cost.preset)}
          />
          <span>
            <b>{words.t(`preset_${cost.preset}`)}</b>
            {words.t('strip_comma')}
            {words.t('preset_cost', { bytes: { bytes: cost.bytesAMonth } })}
            <small class="quiet">{delayOf(cost, words)}</small>
          </span>
        </label>
      ))}
      {hidesErrors && <small class="quiet">{words.t('preset_blind')}</small>}
      {hasGateways && <small class="quiet">{words.t('preset_bent')}</small>}
      {newMs && <small class="quiet">{words.t('preset_new', { newMs: minutesOf(newMs) })}</small>}
    </div>
  );
}

/** The same in one line that opens, for where there is little room. */
export function PresetList(props: Props) {
  const { costs, preset, words } = props;
  const chosen = costs.find((cost) => cost.preset === preset);
  return (
    <details class="presets">
      <summary>
        {words.t('start_pace')}{' '}
        <span>
          <b>{words.t(`preset_${preset}`)}</b>
          {chosen && words.t('strip_comma')}
          {chosen && words.t('preset_cost', { bytes: { bytes: chosen.bytesAMonth } })}
        </span>
      </summary>
      <PresetChoice {...props} />
    </details>
  );
}

/** Worst delays are rounded up: a promise must hold. */
export const minutesOf = (ms: number) => ({ durationMs: Math.ceil(ms / 60_000) * 60_000 });

function delayOf({ worstPageDelayMs, worstSocketDelayMs }: PresetCost, words: Words): string {
  const values = { pageMs: minutesOf(worstPageDelayMs), socketMs: minutesOf(worstSocketDelayMs) };
  return words.t(worstSocketDelayMs > worstPageDelayMs ? 'preset_delay_both' : 'preset_delay', values);
}
