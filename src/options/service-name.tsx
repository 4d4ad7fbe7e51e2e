/** What is wished of one service alone: the user's own name for it, whom they turn to when it fails; one that they added can be removed. */
import { withoutControls } from '../core/model/text.ts';
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { changeChoice } from '../ui/choose.ts';
import type { Words } from '../words/index.ts';
import { isManagedId } from '../services/managed-id.ts';
import { FallbackChoice } from './fallback-choice.tsx';
import { labelOf } from './label.ts';

interface Props {
  service: Service;
  chosen: readonly Service[];
  settings: Settings;
  words: Words;
  onChange(settings: Settings): void;
  /** The organisation has said whom to turn to. */
  isFallbackLocked?: boolean;
  onRemove?: (() => void) | undefined;
}

/** The settings with this name for it. What it is called in the catalogue or in the user's language, or none, is no name of one's own. */
export function renamed(settings: Settings, service: Service, typed: string, words: Words): Settings {
  const name = withoutControls(typed).trim();
  if (service.isOwn) {
    const custom = settings.custom?.map((own) => (own.id === service.id && name ? { ...own, name } : own));
    return { ...settings, ...(custom && { custom }) };
  }
  const isUsual = ['', service.name, words.called(service.name)].includes(name);
  return changeChoice(settings, service.id, { name: isUsual ? undefined : name });
}

export function ServiceName(props: Props) {
  const { service, chosen, settings, words, onChange, onRemove, isFallbackLocked = false } = props;
  const name = labelOf(settings, service, words);
  const label = words.t('rename', { service: name });
  return (
    <details class="rename" data-rename={service.id}>
      <summary aria-label={label} title={label}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 13l.8-3.2L10.9 2.7l2.4 2.4L6.2 12.2z" />
        </svg>
      </summary>
      <div class="actions">
        <input
          type="text"
          dir="auto"
          maxLength={60}
          readOnly={isManagedId(service.id)}
          aria-label={words.t('name_of', { service: service.name })}
          value={name}
          onChange={(event) => onChange(renamed(settings, service, event.currentTarget.value, words))}
        />
        {name !== words.called(service.name) && (
          <button
            type="button"
            data-action="name-back"
            onClick={() => onChange(renamed(settings, service, '', words))}
          >
            {words.t('service_name_back', { service: service.name })}
          </button>
        )}
        {onRemove && (
          <button type="button" data-action="own-remove" onClick={onRemove}>
            {words.t('remove', { service: name })}
          </button>
        )}
      </div>
      {chosen.includes(service) && (
        <fieldset disabled={isFallbackLocked}>
          <FallbackChoice {...{ service, chosen, settings, words, onChange }} />
        </fieldset>
      )}
    </details>
  );
}
