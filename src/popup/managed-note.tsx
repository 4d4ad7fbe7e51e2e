/** Whose settings these are, where an organisation's policy has set some of them. Below everything: it is no news. */
import type { Managed } from '../services/managed-document.ts';
import type { Words } from '../words/index.ts';

interface Props {
  managed: Managed;
  words: Words;
}

export const ManagedNote = ({ managed: { organisation }, words }: Props) => (
  <p class="quiet" data-managed="">
    {words.t('managed_by')} {organisation && <bdi>{organisation}</bdi>}
  </p>
);
