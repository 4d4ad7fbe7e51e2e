/** The settings: every wish is kept as soon as it is uttered. */
import { AboutSection } from './about-section.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { CollectorNote } from './collector-note.tsx';
import { CountrySection } from './country-section.tsx';
import { DangerSection } from './danger-section.tsx';
import { DataSection } from './data-section.tsx';
import { HistorySection } from './history-section.tsx';
import { HostsSection } from './hosts-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { PaceSection } from './pace-section.tsx';
import { PausedNote } from './paused-note.tsx';
import { PermissionsSection } from './permissions-section.tsx';
import { isNewer } from '../services/settings.ts';
import { ManagedSection } from './managed-section.tsx';
import { LostNote } from '../ui/lost-note.tsx';
import { OthersSection } from './others-section.tsx';
import type { Props } from './props.ts';
import { SectionIndex } from './section-index.tsx';
import { ServicesSection } from './services-section.tsx';

export function Options(props: Props) {
  const { settings, words, wasSaved, unsaved, canGrant = true } = props;
  return (
    <main class="options" aria-busy={props.isFirst}>
      <h1>{words.t('options_title')}</h1>
      <p class="saved" role="status">
        {wasSaved && !unsaved && words.t('saved')}
      </p>
      {props.lost && <LostNote lost={props.lost} words={words} onSeen={props.actions.seeLost} />}
      {unsaved === 'no-room' && <p class="note warning">{words.t('unsaved_text')}</p>}
      {unsaved === 'held-back' && <p class="note warning">{words.t('held_back_text')}</p>}
      {isNewer(settings) && <p class="note warning">{words.t('newer_text')}</p>}
      {props.now !== undefined && (
        <PausedNote {...{ settings, words }} now={props.now} change={props.actions.change} />
      )}
      {props.managed && (
        <ManagedSection managed={props.managed} words={words}>
          {props.managed.collector && props.collecting && (
            <CollectorNote
              {...{ settings, services: props.services, words, collector: props.managed.collector }}
              {...props.collecting}
            />
          )}
        </ManagedSection>
      )}
      <SectionIndex
        words={words}
        isLeftOut={(id) =>
          (id === 'permissions' && !canGrant) ||
          (id === 'others' && !(props.others && canGrant)) ||
          (id === 'history' && !props.history) ||
          (id === 'danger' && !(props.past && !isNewer(settings)))
        }
      />
      <ServicesSection {...props} />
      {!props.isFirst && <Further {...props} />}
    </main>
  );
}

/** What is below the services, which come first. */
function Further(props: Props) {
  const { settings, words, version, canGrant = true } = props;
  return (
    <>
      <PaceSection {...props} />
      <DataSection {...props} />
      <AlertsSection {...props} />
      <LanguageSection {...props} />
      {props.keys !== undefined && (
        <section>
          <h2>{words.t('options_keys')}</h2>
          <p>{props.keys ? words.t('keys_text', { keys: props.keys }) : words.t('keys_none')}</p>
        </section>
      )}
      {canGrant && <PermissionsSection {...props} />}
      <CountrySection {...props} />
      {props.others && canGrant && <OthersSection {...props} {...props.others} />}
      <HostsSection {...props} />
      <AboutSection words={words} version={version} />
      {props.history && <HistorySection {...props.history} keep={settings.keep} words={words} />}
      {props.past && !isNewer(settings) && <DangerSection {...props.past} {...{ settings, words }} />}
    </>
  );
}
