/** The language and the digits, whatever the browser's own. */
import type { Settings } from '../core/model.ts';
import { languages } from '../words/index.ts';
import type { Props } from './options.tsx';

/** Numbering systems of Unicode, each shown in its own digits. */
const DIGITS = { latn: '0123456789', arab: '٠١٢٣٤٥٦٧٨٩' };

export function LanguageSection({ settings, words, actions }: Props) {
  return (
    <section>
      <h2>{words.t('options_language')}</h2>
      <div class="pairs">
        <label>
          <span>{words.t('language')}</span>
          <select
            name="language"
            value={settings.language ?? ''}
            onChange={(event) => actions.change(choose(settings, 'language', event.currentTarget.value))}
          >
            <option value="">{words.t('language_browser')}</option>
            {languages.map(({ tag, name, isDraft }) => (
              <option key={tag} value={tag} lang={tag}>
                {isDraft ? words.t('language_draft', { language: name }) : name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.t('digits')}</span>
          <select
            name="digits"
            value={settings.digits ?? ''}
            onChange={(event) => actions.change(choose(settings, 'digits', event.currentTarget.value))}
          >
            <option value="">{words.t('digits_usual')}</option>
            {Object.entries(DIGITS).map(([system, shown]) => (
              <option key={system} value={system}>
                {shown}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="quiet">{words.t('language_draft_text')}</p>
    </section>
  );
}

/** An empty wish is no wish: the key goes. */
function choose(settings: Settings, key: 'language' | 'digits', value: string): Settings {
  const { [key]: _, ...rest } = settings;
  return value ? { ...rest, [key]: value } : rest;
}
