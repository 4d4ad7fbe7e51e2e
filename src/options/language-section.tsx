/** The language and the digits, whatever the browser's own. */
import { chosen, LanguageChoice } from '../ui/language-choice.tsx';
import type { Props } from './props.ts';

/** The numbering systems of Unicode that are a language's own, beside `latn` (CLDR, "native"). */
const OWN_DIGITS: Readonly<Record<string, string>> = { ar: 'arab', fa: 'arabext', ur: 'arabext', hi: 'deva' };

/** What can be chosen in a language, and whatever was chosen before. */
function systemsFor(tag: string, before: string | undefined): readonly string[] {
  return [...new Set(['latn', ...[OWN_DIGITS[tag] ?? [], before ?? []].flat()])];
}

/** Its ten digits in a row. */
function digitsOf(numberingSystem: string): string {
  const { format } = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
  return Array.from({ length: 10 }, (_, digit) => format(digit)).join('');
}

export function LanguageSection({ settings, words, actions }: Props) {
  return (
    <section id="language">
      <h2>{words.t('options_language')}</h2>
      <div class="pairs">
        <label>
          <span>{words.t('language')}</span>
          <LanguageChoice settings={settings} words={words} onChange={actions.change} />
        </label>
        <label>
          <span>{words.t('digits')}</span>
          <select
            name="digits"
            value={settings.digits ?? ''}
            onChange={(event) => actions.change(chosen(settings, 'digits', event.currentTarget.value))}
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
