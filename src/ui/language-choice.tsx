/** The language of Wasl, whatever the browser's own; each is called as it calls itself. */
import type { Settings } from '../core/model/settings.ts';
import { languages, type Words } from '../words/index.ts';
import { nameOf } from '../words/language-name.ts';

interface Props {
  settings: Settings;
  words: Words;
  /** Read out where no text stands beside it; then the language that is spoken stands there, so that it is known as what it is. */
  label?: string;
  onChange(settings: Settings): void;
}

export function LanguageChoice({ settings, words, label, onChange }: Props) {
  return (
    <select
      name="language"
      aria-label={label}
      value={settings.language ?? (label === undefined ? '' : words.language.tag)}
      onChange={(event) => onChange(chosen(settings, 'language', event.currentTarget.value))}
    >
      {label === undefined && <option value="">{words.t('language_browser')}</option>}
      {languages.map((each) => (
        <option key={each.tag} value={each.tag} lang={each.tag}>
          {each.isDraft ? words.t('language_draft', { language: nameOf(each) }) : nameOf(each)}
        </option>
      ))}
    </select>
  );
}

/** An empty wish is no wish: the key goes. */
export function chosen(settings: Settings, key: 'language' | 'digits', value: string): Settings {
  const { [key]: _, ...rest } = settings;
  return value ? { ...rest, [key]: value } : rest;
}
