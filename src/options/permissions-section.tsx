/** What the browser lets Wasl do, in plain words, and the way to take it back. */
import { CONTROL } from '../core/model/capability.ts';
import type { Words } from '../words/index.ts';
import { labelOf } from './label.ts';
import type { Props } from './props.ts';
import type { ServiceId } from '../core/model/terms.ts';

export function PermissionsSection(props: Props) {
  const { settings, services, alerts, granted, browser, words, actions } = props;
  const isChosen = (id: ServiceId) => settings.services.some((choice) => choice.id === id);
  // Of those that are watched it is behind their gears.
  const listed = services.filter(({ id }) => granted.includes(id) && !isChosen(id));
  const detailed = (id: ServiceId, name: string) => (
    <Permission
      key={id}
      {...{ id, name, words }}
      isAllowed={granted.includes(id)}
      onAllow={() => actions.allowDetailed(id)}
      onRevoke={() => actions.revokeDetailed(id)}
    />
  );
  return (
    <section id="permissions">
      <h2>{words.t('options_permissions')}</h2>
      <p>
        {words.t('permission_required')} {browser === 'firefox' && words.t('permission_required_firefox')}
      </p>
      <p class="quiet">
        {words.t('permission_detailed_text')} {words.t('permission_in_gear')}
      </p>
      <ul class="permissions">
        <Permission
          id="alerts"
          name={words.t('permission_alerts')}
          isAllowed={alerts === 'on'}
          words={words}
          onAllow={actions.allowAlerts}
          onRevoke={actions.revokeAlerts}
        />
        {listed.map((service) =>
          detailed(
            service.id,
            words.t('permission_detailed', { service: labelOf(settings, service, words) }),
          ),
        )}
        {/* The controls are granted together, as if they were a service. */}
        {detailed(CONTROL, words.t('permission_control'))}
      </ul>
    </section>
  );
}

interface PermissionProps {
  id: string;
  name: string;
  /** What it is for. */
  text?: string;
  isAllowed: boolean;
  words: Words;
  onAllow(): void;
  onRevoke(): void;
}

/** Many buttons say the same: each is described by what it allows. */
export function Permission({ id, name, text, isAllowed, words, onAllow, onRevoke }: PermissionProps) {
  const nameId = `permission-${id}`;
  return (
    <li data-permission={id}>
      <span>
        <span id={nameId}>{name}</span>
        {text !== undefined && <small class="quiet">{text}</small>}
      </span>
      <span class="quiet">{words.t(isAllowed ? 'is_allowed' : 'is_not_allowed')}</span>
      <button type="button" aria-describedby={nameId} onClick={isAllowed ? onRevoke : onAllow}>
        {words.t(isAllowed ? 'revoke' : 'allow')}
      </button>
    </li>
  );
}
