/** What the browser lets Wasl do, in plain words, and the way to take it back. */
import { labelOf } from './label.ts';
import type { Props } from './options.tsx';

export function PermissionsSection({ settings, services, alerts, granted, words, actions }: Props) {
  const chosen = services.filter(({ id }) => settings.services.some((choice) => choice.id === id));
  const listed = services.filter((service) => chosen.includes(service) || granted.includes(service.id));
  return (
    <section>
      <h2>{words.t('options_permissions')}</h2>
      <p>{words.t('permission_required')}</p>
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
        {listed.map((service) => {
          const { id } = service;
          const name = labelOf(settings, service);
          const isGranted = granted.includes(id);
          return (
            <li key={id} data-permission={id}>
              <span>{words.t('permission_detailed', { service: name })}</span>
              <span class="quiet">{words.t(isGranted ? 'is_allowed' : 'is_not_allowed')}</span>
              <button
                type="button"
                onClick={() => (isGranted ? actions.revokeDetailed(id) : actions.allowDetailed(id))}
              >
                {words.t(isGranted ? 'revoke' : 'allow')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
