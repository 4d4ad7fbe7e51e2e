/** What is to be known of a service, of one that can be turned to above all. Loaded after the answer: its row keeps the room. */
import type { Alternative, Row } from '../core/view/types.ts';
import type { Quiet } from '../core/view/quiet.ts';
import type { Words } from '../words/index.ts';
import { QuietNote } from './quiet.tsx';

/** That its alerts are quiet, that a state may read along, or that a permission is gone. */
export const Notes = ({ row, quiet, words }: { row: Row; quiet?: Quiet | undefined; words: Words }) => (
  <>
    {quiet && <QuietNote quiet={quiet} words={words} />}
    {row.isReadByState && <small class="quiet">{words.t('state_reads')}</small>}
    {row.wasTakenBack && <small class="quiet">{words.t('permission_taken_back')}</small>}
  </>
);

export function Proven({ alternative, words }: { alternative: Alternative; words: Words }) {
  const { isEndToEndEncrypted, isOwn, isFallbackOf, sharesFateWith } = alternative;
  // What of it answers its state says itself.
  const said = [
    ...(isOwn ? [] : [words.t(isEndToEndEncrypted ? 'encrypted' : 'not_encrypted')]),
    ...(isFallbackOf === undefined ? [] : [words.t('alternative_chosen', { service: isFallbackOf })]),
    ...(sharesFateWith === undefined ? [] : [words.t('alternative_shares', { service: sharesFateWith })]),
  ];
  return said.length === 0 ? (
    <></>
  ) : (
    <small class={said.length > 1 ? 'quiet' : 'quiet whole'}>{said.join(words.t('strip_comma'))}</small>
  );
}
