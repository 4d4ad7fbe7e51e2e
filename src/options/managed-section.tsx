/** What an organisation's policy has set here, said where it is met, and what of that policy is wrong. */
import type { ComponentChildren } from 'preact';
import type { Loss } from '../core/storage/read-value.ts';
import type { Managed } from '../services/managed-document.ts';
import type { Words } from '../words/index.ts';

interface Props {
  managed: Managed;
  words: Words;
  children?: ComponentChildren;
}

export function ManagedSection({ managed: { organisation, problems }, words, children }: Props) {
  return (
    <section class="note" data-managed="">
      <p>
        <b>{words.t('managed_by')}</b> {organisation && <bdi>{organisation}</bdi>}
      </p>
      <p class="quiet">{words.t('managed_text')}</p>
      {children}
      {problems.length > 0 && (
        <>
          <p>{words.t('managed_problems')}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem.place.join()} data-problem={problem.place.join('.')}>
                {words.say({
                  key: `import_refused-wrong-${problem.wanted}`,
                  values: { place: placeOf(problem) },
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const placeOf = ({ place }: Loss): string => place.join(' › ');

/** Under a section that cannot be changed. */
export const Locked = ({ words }: { words: Words }) => (
  <p class="quiet" data-locked="">
    {words.t('managed_locked')}
  </p>
);
