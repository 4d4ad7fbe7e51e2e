/** The way to the drill. */
import type { Words } from '../words/index.ts';

export const DRILL_PAGE = '../drill/drill.html';

export function TryOutage({ words }: { words: Words }) {
  return (
    <>
      <a data-action="try-outage" href={DRILL_PAGE} target="_blank" rel="noopener noreferrer">
        {words.t('drill_title')}
      </a>{' '}
      <small class="quiet">{words.t('drill_text')}</small>
    </>
  );
}
