/** The way to each section of a long page. */
import type { Words } from '../words/index.ts';

/** In their order on the page; each is headed by `options_<id>`. */
const SECTIONS = [
  ...(['services', 'pace', 'data', 'alerts', 'language', 'permissions'] as const),
  ...(['country', 'others', 'hosts', 'about', 'history', 'danger'] as const),
];

export type SectionId = (typeof SECTIONS)[number];

interface Props {
  words: Words;
  /** What is not on the page now. */
  isLeftOut(id: SectionId): boolean;
}

export function SectionIndex({ words, isLeftOut }: Props) {
  return (
    <nav aria-label={words.t('options_index')}>
      <ul class="index">
        {SECTIONS.filter((id) => !isLeftOut(id)).map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{words.t(`options_${id}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
