/** The settings: every wish is kept as soon as it is uttered. */
import type { Service, ServiceId, Settings } from '../core/model.ts';
import type { Spent } from '../core/state.ts';
import type { PresetCost } from '../core/view.ts';
import { PresetChoice } from '../ui/preset-choice.tsx';
import type { Words } from '../words/index.ts';
import { AlertsSection } from './alerts-section.tsx';
import { DataSection } from './data-section.tsx';
import { HistorySection } from './history-section.tsx';
import type { Keeping, KeepingActions } from './history-section.tsx';
import { HostsSection } from './hosts-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { PermissionsSection } from './permissions-section.tsx';
import { ServicesSection } from './services-section.tsx';

export interface Actions {
  change(settings: Settings): void;
  /** These ask the browser, and have to be called directly from the click. */
  allowAlerts(): void;
  revokeAlerts(): void;
  allowDetailed(id: ServiceId): void;
  revokeDetailed(id: ServiceId): void;
  testAlert(): void;
}

export interface Props {
  settings: Settings;
  words: Words;
  /** The catalogue. */
  services: readonly Service[];
  /** Hosts that are contacted whatever is chosen. */
  ownHosts: readonly string[];
  costs: readonly PresetCost[];
  spent: Spent;
  /** Whether the browser lets Wasl show alerts; `refused` once it has said no. */
  alerts: 'off' | 'on' | 'refused';
  /** Services with detailed checks. */
  granted: readonly ServiceId[];
  /** A test alert was asked for: say what to do if none came. */
  wasTested: boolean;
  wasSaved: boolean;
  version: string;
  /** The history as it can be saved, read back and erased. */
  history?: { keeping: Keeping; actions: KeepingActions };
  actions: Actions;
}

export function Options(props: Props) {
  const { settings, words, costs, version, wasSaved, actions } = props;
  return (
    <main class="options">
      <h1>{words.t('options_title')}</h1>
      <p class="saved" role="status">
        {wasSaved && words.t('saved')}
      </p>
      <ServicesSection {...props} />
      <section>
        <h2>{words.t('options_pace')}</h2>
        <PresetChoice
          costs={costs}
          preset={settings.preset}
          words={words}
          onChoose={(preset) => actions.change({ ...settings, preset })}
        />
      </section>
      <DataSection {...props} />
      <AlertsSection {...props} />
      <LanguageSection {...props} />
      <PermissionsSection {...props} />
      <HostsSection {...props} />
      {props.history && <HistorySection {...props.history} words={words} />}
      <section>
        <h2>{words.t('options_about')}</h2>
        <p>{words.t('about_text', { version })}</p>
        <p class="quiet">{words.t('start_running')}</p>
      </section>
    </main>
  );
}
