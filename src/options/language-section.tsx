/** The language and the digits, whatever the browser's own. */
import type { Settings } from '../core/model/settings.ts';
import { languages } from '../words/index.ts';
import { nameOf } from '../words/language-name.ts';
import type { Props } from './props.ts';

/** The numbering systems of Unicode that are a language's own, beside `latn` (CLDR, "native"). */
const OWN_DIGITS: Readonly<Record<string, string>> = { ar: 'arab', fa: 'arabext', ur: 'arabext', hi: 'deva' };

/** What can be chosen in a language, and whatever was chosen before. */
function systemsFor(tag: string, chosen: string | undefined): readonly string[] {
  return [...new Set(['latn', ...[OWN_DIGITS[tag] ?? [], chosen ?? []].flat()])];
}

/** Its ten digits in a row. */
function digitsOf(numberingSystem: string): string {
  const { format } = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
  return Array.from({ length: 10 }, (_, digit) => format(digit)).join('');
}

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
            {languages.map((each) => (
              <option key={each.tag} value={each.tag} lang={each.tag}>
                {each.isDraft ? words.t('language_draft', { language: nameOf(each) }) : nameOf(each)}
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
            {systemsFor(words.language.tag, settings.digits).map((system) => (
              <option key={system} value={system}>
                {digitsOf(system)}
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
