/** What is to be known of a service that can be turned to. Loaded after the answer: its row keeps the room. */
import type { Alternative } from '../core/view/types.ts';
import type { Words } from '../words/index.ts';

export function Proven({ alternative, words }: { alternative: Alternative; words: Words }) {
  const { isEndToEndEncrypted, isOwn, isFallbackOf, sharesFateWith } = alternative;
  // What of it answers its state says itself.
  const said = [
    ...(isOwn ? [] : [words.t(isEndToEndEncrypted ? 'encrypted' : 'not_encrypted')]),
    ...(isFallbackOf === undefined ? [] : [words.t('alternative_chosen', { service: isFallbackOf })]),
    ...(sharesFateWith === undefined ? [] : [words.t('alternative_shares', { service: sharesFateWith })]),
  ];
  return <small class="quiet">{said.join(words.t('strip_comma'))}</small>;
}
