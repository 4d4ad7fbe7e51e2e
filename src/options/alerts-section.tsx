/** What is told, and a way to see whether the system lets it through. */
import type { Alerts, QuietHours } from '../core/model/settings.ts';
import { Locked } from './managed-section.tsx';
import type { Props } from './props.ts';
import { TryOutage } from '../ui/try-outage.tsx';
import { QuietHoursChoice } from './quiet-hours.tsx';

const KINDS = ['outage', 'recovery', 'connection', 'reported'] as const;

/** Where to look when the system holds a test alert back. */
const HELP = {
  windows: 'test_help_windows',
  mac: 'test_help_mac',
  linux: 'test_help_linux',
  other: 'test_help',
} as const;

export function AlertsSection({
  settings,
  alerts,
  words,
  wasTested,
  system = 'other',
  actions,
  managed,
}: Props) {
  const isLocked = managed?.locked.includes('quietHours') ?? false;
  const set = (change: Partial<Alerts>) =>
    actions.change({ ...settings, alerts: { ...settings.alerts, ...change } });
  const setHours = (hours: QuietHours | undefined) => {
    const { quietHours: _, ...rest } = settings;
    actions.change(hours ? { ...rest, quietHours: hours } : rest);
  };
  return (
    <section id="alerts">
      <h2>{words.t('options_alerts')}</h2>
      {alerts === 'never' ? (
        <p class="quiet">{words.t('alerts_never')}</p>
      ) : alerts === 'on' ? (
        <>
          <div class="choices">
            {KINDS.map((kind) => (
              <label class="choice" key={kind}>
                <input
                  type="checkbox"
                  name={kind}
                  checked={settings.alerts[kind] ?? false}
                  onChange={() => set({ [kind]: !settings.alerts[kind] })}
                />
                <span>
                  {words.t(`alert_${kind}`)}
                  {kind === 'reported' && <small class="quiet">{words.t('alert_reported_text')}</small>}
                </span>
              </label>
            ))}
            <label class="choice">
              <input
                type="checkbox"
                name="names"
                checked={settings.alerts.namesServices}
                onChange={() => set({ namesServices: !settings.alerts.namesServices })}
              />
              <span>
                {words.t('alert_names')}
                <small class="quiet">{words.t('alert_names_text')}</small>
              </span>
            </label>
            <fieldset disabled={isLocked}>
              <QuietHoursChoice hours={settings.quietHours} words={words} onChange={setHours} />
              {isLocked && <Locked words={words} />}
            </fieldset>
          </div>
          <p>
            <button type="button" data-action="test-alert" onClick={actions.testAlert}>
              {words.t('test_alert')}
            </button>
          </p>
          <p class="quiet" role="status">
            {wasTested && words.t(HELP[system])}
          </p>
        </>
      ) : (
        <>
          <p class="quiet">{words.t(alerts === 'refused' ? 'alerts_refused' : 'alerts_why')}</p>
          <p>
            <button type="button" data-action="alerts" onClick={actions.allowAlerts}>
              {words.t('alerts_turn_on')}
            </button>
          </p>
        </>
      )}
      <p>
        <TryOutage words={words} />
      </p>
    </section>
  );
}
