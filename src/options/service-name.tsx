/** The user's own name for a service. */
import { withoutControls } from '../core/model/text.ts';
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { changeChoice } from '../ui/choose.ts';
import type { Words } from '../words/index.ts';
import { isManagedId } from '../services/managed-id.ts';
import { labelOf } from './label.ts';

interface Props {
  service: Service;
  settings: Settings;
  words: Words;
  onChange(settings: Settings): void;
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

export function ServiceName({ service, settings, words, onChange }: Props) {
  const name = labelOf(settings, service, words);
  const change = (typed: string) => onChange(renamed(settings, service, typed, words));
  return (
    <div class="actions">
      <label class="field">
        <span>{words.t('name_of', { service: service.name })}</span>
        <input
          type="text"
          name="service-name"
          dir="auto"
          maxLength={60}
          readOnly={isManagedId(service.id)}
          value={name}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </label>
      {name !== words.called(service.name) && (
        <button type="button" data-action="name-back" onClick={() => change('')}>
          {words.t('service_name_back', { service: service.name })}
        </button>
      )}
    </div>
  );
}
