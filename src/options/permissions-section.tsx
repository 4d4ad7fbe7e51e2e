/** What the browser lets Wasl do, in plain words, and the way to take it back. */
import { CONTROL } from '../core/asking.ts';
import type { ServiceId } from '../core/model.ts';
import { labelOf } from './label.ts';
import type { Props } from './options.tsx';

export function PermissionsSection(props: Props) {
  const { settings, services, alerts, granted, browser, words, actions } = props;
  const chosen = services.filter(({ id }) => settings.services.some((choice) => choice.id === id));
  const listed = services.filter((service) => chosen.includes(service) || granted.includes(service.id));
  return (
    <section>
      <h2>{words.t('options_permissions')}</h2>
      <p>
        {words.t('permission_required')} {browser === 'firefox' && words.t('permission_required_firefox')}
      </p>
      <p class="quiet">{words.t('permission_detailed_text')}</p>
      <ul class="permissions">
        <li>
          <span>{words.t('permission_alerts')}</span>
          <span class="quiet">{words.t(alerts === 'on' ? 'is_allowed' : 'is_not_allowed')}</span>
          <button
            type="button"
            data-action={alerts === 'on' ? 'revoke-alerts' : undefined}
            onClick={alerts === 'on' ? actions.revokeAlerts : actions.allowAlerts}
          >
            {words.t(alerts === 'on' ? 'revoke' : 'allow')}
          </button>
        </li>
        {listed.map((service) => (
          <Detailed key={service.id} {...props} id={service.id}>
            {words.t('permission_detailed', { service: labelOf(settings, service) })}
          </Detailed>
        ))}
        {/* The controls are granted together, as if they were a service. */}
        <Detailed {...props} id={CONTROL}>
          {words.t('permission_control')}
        </Detailed>
      </ul>
    </section>
  );
}

type DetailedProps = Pick<Props, 'granted' | 'words' | 'actions'> & { id: ServiceId; children: string };

function Detailed({ id, granted, words, actions, children }: DetailedProps) {
  const isGranted = granted.includes(id);
  return (
    <li data-permission={id}>
      <span>{children}</span>
      <span class="quiet">{words.t(isGranted ? 'is_allowed' : 'is_not_allowed')}</span>
      <button
        type="button"
        onClick={() => (isGranted ? actions.revokeDetailed(id) : actions.allowDetailed(id))}
      >
        {words.t(isGranted ? 'revoke' : 'allow')}
      </button>
    </li>
  );
}
