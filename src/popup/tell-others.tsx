/** "Tell others": a sentence for a person to post under the own name. Nothing is posted from here. Loaded after the answer. */
import { hashtagOf } from '../services/hashtag.ts';
import type { Row } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

/** Only what is held to be the service's own trouble is worth telling everybody. */
export const isWorthTelling = ({ status, cause, isOwn }: Pick<Row, 'status' | 'cause' | 'isOwn'>): boolean =>
  status === 'down' && cause === 'service' && !isOwn;

/** As it stands on a page. */
const shownOf = ({ id, name }: Pick<Row, 'id' | 'name'>, words: Words): string =>
  words.t('tell_text', { service: name, hashtag: `#${hashtagOf(id)}` });

/** Posts with this sentence are not counted (`src/vantages/mastodon.ts`): Wasl would hear itself. */
export const tellingOf = (row: Pick<Row, 'id' | 'name'>, words: Words): string =>
  shownOf(row, words).replace(/[\u2066-\u2069]/g, '');

interface Props {
  row: Row;
  /** The text that was copied last; `refused`: the browser did not let it be. */
  copied: string | undefined;
  words: Words;
  onCopy(text: string): void;
}

export function TellOthers({ row, copied, words, onCopy }: Props) {
  const text = tellingOf(row, words);
  return (
    <div class="panel tell">
      <p>
        <b>{words.t('tell_public')}</b>
      </p>
      <p class="sentence">{shownOf(row, words)}</p>
      <p class="actions">
        <button type="button" data-action="copy-telling" onClick={() => onCopy(text)}>
          {words.t('friend_copy')}
        </button>
        <a
          class="button"
          href={`https://x.com/intent/post?text=${encodeURIComponent(text)}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {words.t('tell_x')}
        </a>
        <span class="quiet" role="status">
          {copied === text && words.t('report_copied')}
          {copied === 'refused' && words.t('report_not_copied')}
        </span>
      </p>
    </div>
  );
}
