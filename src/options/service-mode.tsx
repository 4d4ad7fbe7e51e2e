/** How one service is checked: by itself, only when asked for, not at all for now. */
import type { Service } from '../core/model/service.ts';
import type { ServiceChoice, Settings } from '../core/model/settings.ts';
import { changeChoice, choiceOf, type Change } from '../ui/choose.ts';
import type { Words } from '../words/index.ts';
import { labelOf } from './label.ts';

const MODES = {
  watched: {},
  paused: { isPaused: true },
  asked: { isOnlyWhenAsked: true },
} as const;

type Mode = keyof typeof MODES;

export const modeOf = ({ isPaused, isOnlyWhenAsked }: ServiceChoice): Mode =>
  isPaused ? 'paused' : isOnlyWhenAsked ? 'asked' : 'watched';

const changeTo = (mode: Mode): Change => ({
  isPaused: undefined,
  isOnlyWhenAsked: undefined,
  ...MODES[mode],
});

interface Props {
  service: Service;
  settings: Settings;
  words: Words;
  onChange(settings: Settings): void;
}

export function ServiceMode({ service, settings, words, onChange }: Props) {
  return (
    <label class="field">
      <span>{words.t('service_mode', { service: labelOf(settings, service, words) })}</span>
      <select
        name="mode"
        value={modeOf(choiceOf(settings, service.id) ?? { id: service.id })}
        onChange={({ currentTarget: { value } }) =>
          onChange(changeChoice(settings, service.id, changeTo(value as Mode)))
        }
      >
        <option value="watched">{words.t('service_watched')}</option>
        <option value="asked">{words.t('service_only_when_asked')}</option>
        <option value="paused">{words.t('service_paused')}</option>
      </select>
    </label>
  );
}
