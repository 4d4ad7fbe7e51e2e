/** "Answering from here now": what the user can turn to, with what was proven of each. */
import { Monogram } from '../ui/monogram.tsx';
import { OpenLink } from '../ui/open-link.tsx';
import type { Words } from '../words/index.ts';
import type { Alternative, NextStepKind } from '../core/view/types.ts';

/** The best ones are enough; the others stand in their rows. */
const SHOWN = 3;

interface Props {
  alternatives: readonly Alternative[];
  next: NextStepKind;
  words: Words;
}

export function Alternatives({ alternatives, next, words }: Props) {
  if (alternatives.length === 0) return <></>;
  return (
    <section class="alternatives" aria-labelledby="alternatives">
      <h2 id="alternatives">{words.t('alternatives_title')}</h2>
      <ul>
        {alternatives
          .slice(0, SHOWN)
          .map(
            ({ id, name, url, proven, isEndToEndEncrypted, isOwn, isFallbackOf, sharesFateWith }, index) => (
              <li key={id}>
                <Monogram name={name} />
                <span class="grow">
                  <b>{name}</b>
                  <small class="quiet">
                    {words.t(`proven_${proven}`)}
                    {!isOwn && words.t('strip_comma')}
                    {!isOwn && words.t(isEndToEndEncrypted ? 'encrypted' : 'not_encrypted')}
                    {isFallbackOf !== undefined &&
                      words.t('strip_comma') + words.t('alternative_chosen', { service: isFallbackOf })}
                    {sharesFateWith !== undefined &&
                      words.t('strip_comma') + words.t('alternative_shares', { service: sharesFateWith })}
                  </small>
                </span>
                <OpenLink {...{ name, url, words }} isMain={next === 'open-alternative' && index === 0} />
              </li>
            ),
          )}
      </ul>
    </section>
  );
}
