/** A second language for whoever the report is handed to; forgotten with the page. */
import { languages, type Words } from '../words/index.ts';
import { nameOf } from '../words/language-name.ts';
import type { Spoken } from './dated.ts';

interface Props {
  words: Words;
  again?: Spoken | undefined;
  onChange(tag: string): void;
}

export function AgainChoice({ words, again, onChange }: Props) {
  return (
    <label class="again-choice">
      <span>{words.t('report_again')}</span>
      <select
        name="again"
        value={again?.words.language.tag ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{words.t('report_again_none')}</option>
        {languages
          .filter(({ tag }) => tag !== words.language.tag)
          .map((each) => (
            <option key={each.tag} value={each.tag} lang={each.tag}>
              {each.isDraft ? words.t('language_draft', { language: nameOf(each) }) : nameOf(each)}
            </option>
          ))}
      </select>
    </label>
  );
}
