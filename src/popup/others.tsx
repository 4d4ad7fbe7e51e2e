/** What others say of a service, in its open row: each with its source, its age and its page, and where else to look. */
import type { ServiceId } from '../core/model/terms.ts';
import type { askedOthers, OpinionLine } from '../core/view/others.ts';
import { Since } from '../ui/since.tsx';
import { sourceName } from '../ui/source-name.ts';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import { AskOthers } from './ask-others.tsx';
import { LinksOut, type LinkOut } from './links-out.tsx';

const MARKS: Readonly<Record<OpinionLine['says'], Mark>> = { up: 'up', trouble: 'down', unknown: 'unsure' };

/** Its page may have come from a stranger's answer. */
const isPage = (url: string | undefined): url is string => url?.startsWith('https://') === true;

export function OpinionList({ opinions, words }: { opinions: readonly OpinionLine[]; words: Words }) {
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
                  {sourceName(vantage)}
                </a>
              ) : (
                <b>{sourceName(vantage)}</b>
              )}
              {!isCurrent && says !== 'unknown' && <i>{words.t('others_old')}</i>}
            </span>
            {words.say(sentence)}
          </span>
          <Since at={at} words={words} />
        </li>
      ))}
    </ul>
  );
}

export interface OthersProps {
  service: ServiceId;
  opinions: readonly OpinionLine[];
  asked: ReturnType<typeof askedOthers>;
  isAsking: boolean;
  links: readonly LinkOut[];
  words: Words;
  onAsk(service: ServiceId): void;
}

export function Others({ service, opinions, asked, isAsking, links, words, onAsk }: OthersProps) {
  return (
    <section class="others">
      <h3>{words.t('others_title')}</h3>
      <OpinionList opinions={opinions} words={words} />
      <p class="actions">
        <AskOthers {...{ service, asked, isAsking, words, onAsk }} />
      </p>
      <LinksOut links={links} words={words} />
    </section>
  );
}
