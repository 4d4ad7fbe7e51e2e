/** Whom the user turns to when a service fails, chosen before the night in which it does. */
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { changeChoice, choiceOf } from '../ui/choose.ts';
import type { Words } from '../words/index.ts';
import { labelOf } from './label.ts';

interface Props {
  service: Service;
  /** Those that are watched, of which it is known whether they answer. */
  chosen: readonly Service[];
  settings: Settings;
  words: Words;
  onChange(settings: Settings): void;
}

/** Another operator's, which need not fail with it, and none that a state may be able to read. */
export const canStandInFor = (service: Service, chosen: readonly Service[]): Service[] =>
  chosen.filter(({ operator, onlyIn }) => operator !== service.operator && onlyIn === undefined);

export function FallbackChoice({ service, chosen, settings, words, onChange }: Props) {
  const others = canStandInFor(service, chosen);
  if (others.length === 0) return <></>;
  const { fallback } = choiceOf(settings, service.id) ?? {};
  const held = others.some(({ id }) => id === fallback) ? fallback : '';
  return (
    <label class="field">
      <span>{words.t('fallback_for', { service: labelOf(settings, service, words) })}</span>
      <select
        name="fallback"
        value={held}
        onChange={(event) =>
          onChange(changeChoice(settings, service.id, { fallback: event.currentTarget.value || undefined }))
        }
      >
        <option value="">{words.t('fallback_none')}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {labelOf(settings, other, words)}
            {!other.isOwn && words.t('strip_comma')}
            {!other.isOwn && words.t(other.isEndToEndEncrypted ? 'encrypted' : 'not_encrypted')}
          </option>
        ))}
      </select>
    </label>
  );
}
