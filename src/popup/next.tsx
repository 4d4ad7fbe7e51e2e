/** The one next step, below the answer, or at the bottom where it is no more than a note. Loaded after the answer. */
import type { ComponentChildren } from 'preact';
import type { NextStep } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

/** A page over plain http, which a network that wants a sign-in puts its own in place of; one of the controls is asked there too. */
export const SIGN_IN_PAGE = 'http://captive.apple.com/hotspot-detect.html';

/** Where the own line is looked at from all sides, once that is wanted there. */
const CHECK_UP_PAGE = '../check-up/check-up.html';

interface Props {
  next: NextStep;
  words: Words;
  /** What is said once the browser has refused to show alerts. */
  refused?: string | undefined;
  /** Asks the browser: has to be called directly from the click. */
  onTellMe(): void;
  /** What else can be tried. */
  children?: ComponentChildren;
}

export function Next({ next: { kind }, words, refused, onTellMe, children }: Props) {
  if (kind === 'none' || kind === 'wait' || kind === 'open-alternative') return <></>;
  return (
    <section class="next" data-next-step={kind}>
      {kind === 'open-sign-in' && (
        <a class="button main" href={SIGN_IN_PAGE} target="_blank" rel="noopener noreferrer">
          {words.t('next_open_sign_in')}
        </a>
      )}
      {kind === 'check-line' && (
        <a
          class="button main"
          data-action="check-line"
          href={CHECK_UP_PAGE}
          target="_blank"
          rel="noopener noreferrer"
        >
          {words.t('next_check_line')}
        </a>
      )}
      {kind === 'tell-me' && (
        <button type="button" class="main" data-action="tell-me" onClick={() => onTellMe()}>
          {words.t('next_tell_me')}
        </button>
      )}
      {kind === 'tell-me' && <p aria-live="polite">{refused}</p>}
      {kind === 'what-can-i-try' && (
        <details>
          <summary>{words.t('next_try')}</summary>
          {children}
        </details>
      )}
    </section>
  );
}

interface ChooseProps {
  words: Words;
  onChoose(): void;
}

/** Where nothing is chosen. */
export const ChooseServices = ({ words, onChoose }: ChooseProps) => (
  <section class="next">
    <button type="button" class="main" data-action="choose" onClick={() => onChoose()}>
      {words.t('choose_services')}
    </button>
  </section>
);
