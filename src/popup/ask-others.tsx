/** "Only me?": asks others about a service, and says how that stands. Loaded after the answer. */
import type { askedOthers } from '../core/view/others.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Row, View } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

/** The service that fares worst, if somebody could be asked about it and nobody has said anything. */
export function unheardOf(view: View, isAnswered: boolean): ServiceId | undefined {
  if (view.connection !== 'online' || isAnswered) return undefined;
  const isNews = ({ summary }: Row): boolean => summary.key !== 'row_down-usual';
  const troubled = view.rows.filter((row) => row.status === 'down' || row.status === 'degraded');
  return troubled.find((row) => isNews(row) && !row.isOwn)?.id;
}

interface Props {
  service: ServiceId;
  /** What came of it lately. */
  asked: ReturnType<typeof askedOthers>;
  /** It is being asked. */
  isAsking: boolean;
  words: Words;
  onAsk(service: ServiceId): void;
}

export function AskOthers({ service, asked, isAsking, words, onAsk }: Props) {
  return (
    <>
      <button
        type="button"
        data-action="ask-others"
        aria-disabled={isAsking}
        onClick={() => !isAsking && onAsk(service)}
      >
        {words.t('ask_others')}
      </button>
      <span class="quiet" aria-live="polite">
        {isAsking ? words.t('asking_others') : asked === 'in-vain' && words.t('others_silent')}
      </span>
    </>
  );
}

/** The same below the answer, where nobody was heard. */
export function OnlyMeOffer(props: Props) {
  return (
    <p class="offer-others">
      <b>{props.words.t('only_me_offer')}</b> <AskOthers {...props} />
    </p>
  );
}
