/** Whose settings these are, where an organisation's policy has set some of them, and that results go to it. Below everything: it is no news. */
import type { Managed } from '../services/managed-document.ts';
import { allServices } from '../services/catalogue.ts';
import { isManagedId, managedName } from '../services/managed-id.ts';
import type { Words } from '../words/index.ts';

interface Props {
  managed: Managed;
  /** Results go to its collector: the browser has been allowed that. */
  isReporting?: boolean | undefined;
  words: Words;
}

export const ManagedNote = ({ managed: { organisation, collector }, isReporting, words }: Props) => (
  <p class="note quiet" data-managed="">
    {words.t('managed_by')} {organisation && <bdi>{organisation}</bdi>}
    {collector && isReporting && (
      <span data-collector="">
        {' '}
        {words.t('collector_title')}{' '}
        {words.value({ list: collector.services.map((id) => nameOf(id, words)), isWhole: true })}
      </span>
    )}
  </p>
);

function nameOf(id: string, words: Words): string {
  const service = allServices.find((one) => one.id === id);
  return service ? words.called(service.name) : isManagedId(id) ? managedName(id) : id;
}
