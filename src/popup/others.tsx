/** What others say of a service, in its open row: each with its source, its age and its page, and where else to look. */
import type { ServiceId } from '../core/model/terms.ts';
import type { askedOthers, OpinionLine } from '../core/view/others.ts';
import { Since } from '../ui/since.tsx';
import { sourceName } from '../ui/source-name.ts';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Row } from '../core/view/types.ts';
import { AskFriend, type FriendActions, type FriendPanel } from './ask-friend.tsx';
import { AskOthers } from './ask-others.tsx';
import { LinksOut, type LinkOut } from './links-out.tsx';
import { isWorthTelling, TellOthers } from './tell-others.tsx';

/** A sentence for the public is shown, of this service. */
export interface Telling {
  service: ServiceId;
  copied?: string;
}

/** What the buttons of this part of a row do. */
export interface OthersActions {
  /** Asks others or, where none may be asked, shows how to allow that. */
  askOthers(id: ServiceId): void;
  /** Opens what asks a friend about a service; without one it is closed. */
  askFriend(id?: ServiceId): void;
  friend: FriendActions;
  tell(id?: ServiceId): void;
  copyTelling(text: string): void;
}

const MARKS: Readonly<Record<OpinionLine['says'], Mark>> = { up: 'up', trouble: 'down', unknown: 'unsure' };

/** Its page may have come from a stranger's answer. */
const isPage = (url: string | undefined): url is string => url?.startsWith('https://') === true;

const nameOf = (vantage: string, words: Words): string =>
  vantage === 'friend' ? words.t('friend_source') : sourceName(vantage);

export function OpinionList({
  opinions,
  words,
  now,
}: {
  opinions: readonly OpinionLine[];
  words: Words;
  now: number;
}) {
  if (opinions.length === 0) return <></>;
  return (
    <ul class="lines opinions">
      {opinions.map(({ vantage, says, at, isCurrent, url, sentence }) => (
        <li
          key={`${vantage} ${words.say(sentence)}`}
          class={isCurrent ? undefined : 'old'}
          data-vantage={vantage}
          data-says={says}
          data-at={at}
        >
          <StatusMark mark={MARKS[says]} />
          <span>
            <span class="source">
              {isPage(url) ? (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {nameOf(vantage, words)}
                </a>
              ) : (
                <b>{nameOf(vantage, words)}</b>
              )}
              {!isCurrent && says !== 'unknown' && <i>{words.t('others_old')}</i>}
            </span>
            {words.say(sentence)}
          </span>
          <Since at={at} now={now} words={words} />
        </li>
      ))}
    </ul>
  );
}

export interface OthersProps {
  row: Row;
  opinions: readonly OpinionLine[];
  asked: ReturnType<typeof askedOthers>;
  isAsking: boolean;
  links: readonly LinkOut[];
  /** Where the user is, as the user says. */
  country?: string | undefined;
  /** Services that a friend's text may name, by their names. */
  names: Readonly<Record<ServiceId, string>>;
  /** What is open below the buttons. */
  friend?: FriendPanel | undefined;
  telling?: Telling | undefined;
  words: Words;
  now: number;
  actions: OthersActions;
}

export function Others(props: OthersProps) {
  const { row, opinions, asked, isAsking, links, country, names, friend, telling, words, now, actions } =
    props;
  const { id } = row;
  return (
    <section class="others">
      <h3>{words.t('others_title')}</h3>
      <OpinionList {...{ opinions, words, now }} />
      <p class="actions">
        <AskOthers {...{ asked, isAsking, words }} service={id} onAsk={actions.askOthers} />
        <button
          type="button"
          data-action="ask-friend"
          aria-expanded={friend !== undefined}
          onClick={() => actions.askFriend(friend ? undefined : id)}
        >
          {words.t('friend_button')}
        </button>
        {isWorthTelling(row) && (
          <button
            type="button"
            data-action="tell-others"
            aria-expanded={telling !== undefined}
            onClick={() => actions.tell(telling ? undefined : id)}
          >
            {words.t('tell_button')}
          </button>
        )}
      </p>
      {friend && (
        <AskFriend {...{ row, country, names, words, now }} panel={friend} actions={actions.friend} />
      )}
      {telling && isWorthTelling(row) && (
        <TellOthers {...{ row, words }} copied={telling.copied} onCopy={actions.copyTelling} />
      )}
      <LinksOut links={links} words={words} />
    </section>
  );
}
