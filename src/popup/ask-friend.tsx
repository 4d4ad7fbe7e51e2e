/** "Ask a friend": a text to send over whatever still works, and a field for the friend's. Loaded after the answer. */
import type { ServiceId } from '../core/model/terms.ts';
import { opinionSentence } from '../core/model/opinion-sentence.ts';
import { friendOpinions } from '../core/view/friend.ts';
import type { Row } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';
import { friendMessage, hasLine } from './friend-words.ts';

/** What was typed and ticked in it. */
export interface FriendPanel {
  service: ServiceId;
  withCode?: boolean;
  withCountry?: boolean;
  pasted?: string;
  /** What the text says was put into the report. */
  isKept?: boolean;
  /** The text that was copied last; `refused`: the browser did not let it be. */
  copied?: string;
}

export interface FriendActions {
  change(what: Partial<FriendPanel>): void;
  copy(text: string): void;
  keep(text: string): void;
}

interface Props {
  row: Row;
  panel: FriendPanel;
  /** Where the user is, as the user says. */
  country: string | undefined;
  /** Services that a text may name, by their names. */
  names: Readonly<Record<ServiceId, string>>;
  words: Words;
  now: number;
  actions: FriendActions;
}

export function AskFriend({ row, panel, country, names, words, now, actions }: Props) {
  const { withCode = false, withCountry = false } = panel;
  const text = friendMessage(row, { withCode, country: withCountry ? country : undefined }, words);
  return (
    <div class="panel friend">
      <label>
        <span>{words.t('friend_text')}</span>
        <textarea readOnly rows={3} value={text} dir={words.dir} />
      </label>
      {hasLine(row) && (
        <label class="choice">
          <input
            type="checkbox"
            name="with-code"
            checked={withCode}
            onChange={({ currentTarget: { checked } }) => actions.change({ withCode: checked })}
          />
          <span>{words.t('friend_code')}</span>
        </label>
      )}
      {hasLine(row) && withCode && country !== undefined && (
        <label class="choice">
          <input
            type="checkbox"
            name="with-country"
            checked={withCountry}
            onChange={({ currentTarget: { checked } }) => actions.change({ withCountry: checked })}
          />
          <span>{words.t('friend_country', { country: { countries: [country] } })}</span>
        </label>
      )}
      <p class="actions">
        <button type="button" data-action="copy-friend" onClick={() => actions.copy(text)}>
          {words.t('friend_copy')}
        </button>
        <span class="quiet" role="status">
          {panel.copied === text && words.t('report_copied')}
          {panel.copied === 'refused' && words.t('report_not_copied')}
        </span>
      </p>
      <p class="quiet">{words.t('friend_operator')}</p>
      <label>
        <span>{words.t('friend_paste')}</span>
        <textarea
          name="pasted"
          rows={3}
          dir="auto"
          value={panel.pasted ?? ''}
          onInput={({ currentTarget: { value } }) => actions.change({ pasted: value, isKept: false })}
        />
      </label>
      <Pasted {...{ row, panel, names, words, now, actions }} />
    </div>
  );
}

/** What the pasted text says, beside what is seen here. Nothing of it is shown as it stands there. */
function Pasted({ row, panel, names, words, now, actions }: Omit<Props, 'country'>) {
  const { pasted = '', isKept = false } = panel;
  const { opinions, newer } = friendOpinions(pasted, Object.keys(names), now);
  if (pasted.trim() === '') return <div aria-live="polite" />;
  return (
    <div class="pasted" aria-live="polite">
      {opinions.map((one) => (
        <p key={one.service} data-vantage="friend" data-says={one.says} data-at={one.at}>
          {one.service !== row.id && <b>{words.called(names[one.service!]!)} </b>}
          {words.say(opinionSentence(one))}
        </p>
      ))}
      {opinions.some(({ service }) => service === row.id) && (
        <p class="quiet">{words.t('friend_here', { says: words.say(row.summary) })}</p>
      )}
      {newer > 0 && <p>{words.t('friend_newer')}</p>}
      {opinions.length === 0 && newer === 0 && <p>{words.t('friend_nothing')}</p>}
      {opinions.length > 0 && (
        <label class="choice">
          <input
            type="checkbox"
            name="keep-friend"
            checked={isKept}
            disabled={isKept}
            onChange={() => actions.keep(pasted)}
          />
          <span>{words.t('friend_keep')}</span>
        </label>
      )}
    </div>
  );
}
