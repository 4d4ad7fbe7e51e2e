/** Whom else Wasl may ask: every kind of outside source with its switch, its hosts, what each learns and what a question weighs. */
import { ASKED_KINDS } from '../core/model/opinion.ts';
import { DAY_BYTES, INCIDENT_BYTES } from '../core/schedule/purses.ts';
import type { Words } from '../words/index.ts';
import { canBeAskedAbout, type OthersProps } from './asking-others.ts';
import { Locked } from './managed-section.tsx';
import { labelOf } from './label.ts';
import type { Props as PageProps } from './props.ts';
import { SourceChoice } from './source-choice.tsx';

type Props = OthersProps & Pick<PageProps, 'settings' | 'services' | 'words' | 'managed'>;

export function OthersSection(props: Props) {
  const { settings, services, sight, about, words } = props;
  const service = services.find(
    ({ id }) => id === about && settings.services.some((choice) => choice.id === id),
  );
  const isLocked = props.managed?.locked.includes('sources') ?? false;
  const name = service && labelOf(settings, service, words);
  const canAsk = service && canBeAskedAbout(service, settings, sight);
  return (
    <section id="others" data-section="others">
      <h2 tabIndex={-1}>{words.t('options_others')}</h2>
      {name !== undefined && <p>{words.t('sources_for', { service: name })}</p>}
      <p class="quiet">
        {words.t('options_others_text', { incident: { bytes: INCIDENT_BYTES }, day: { bytes: DAY_BYTES } })}
      </p>
      {sight.browser === 'firefox' && <p class="quiet">{words.t('sources_firefox')}</p>}
      {isLocked && <Locked words={words} />}
      <ul class="sources">
        {ASKED_KINDS.map((kind) => (
          <SourceChoice key={kind} {...{ kind, isLocked }} {...props} />
        ))}
      </ul>
      {canAsk && (
        <AskNow
          service={name!}
          isAsking={props.asking.isAsking ?? false}
          wasAsked={props.asking.asks === service.id}
          words={words}
          onAsk={() => props.actions.askNow(service.id)}
        />
      )}
    </section>
  );
}

interface AskNowProps {
  service: string;
  isAsking: boolean;
  wasAsked: boolean;
  words: Words;
  onAsk(): void;
}

/** The way back for whoever came to ask: it stays in sight while the switches are. */
function AskNow({ service, isAsking, wasAsked, words, onAsk }: AskNowProps) {
  return (
    <div class="ask-now">
      <button
        type="button"
        class="main"
        data-action="ask-others"
        aria-disabled={isAsking}
        onClick={() => !isAsking && onAsk()}
      >
        {words.t('sources_ask', { service })}
      </button>
      <span role="status">
        {isAsking ? words.t('sources_asking') : wasAsked && words.t('sources_asked', { service })}
      </span>
    </div>
  );
}
