/** The quiet button beside a service, and behind it everything that is set for this service alone. */
import type { Service } from '../core/model/service.ts';
import type { ServiceChoice } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { isManagedId } from '../services/managed-id.ts';
import type { Quiet } from '../core/view/quiet.ts';
import { changeChoice, choiceOf, move, type Change } from '../ui/choose.ts';
import { quieted } from '../ui/quieted.ts';
import { quietWord } from '../ui/quiet-word.ts';
import type { Words } from '../words/index.ts';
import { FallbackChoice } from './fallback-choice.tsx';
import { labelOf } from './label.ts';
import { Mover } from './mover.tsx';
import { Permission } from './permissions-section.tsx';
import type { Props as PageProps } from './props.ts';
import { modeOf, ServiceMode } from './service-mode.tsx';
import { ServiceName } from './service-name.tsx';

const panelId = (id: ServiceId): string => `gear-${id}`;

interface GearProps {
  id: ServiceId;
  name: string;
  isOpen: boolean;
  words: Words;
  onToggle(): void;
}

export function Gear({ id, name, isOpen, words, onToggle }: GearProps) {
  const label = words.t('gear', { service: name });
  return (
    <button
      type="button"
      class="icon plain gear"
      data-gear={id}
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      aria-controls={isOpen ? panelId(id) : undefined}
      onClick={onToggle}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6.8 3.1L7 1.5h2l.2 1.6 1.4.6 1.3-1 1.4 1.4-1 1.3.6 1.4 1.6.2v2l-1.6.2-.6 1.4 1 1.3-1.4 1.4-1.3-1-1.4.6L9 14.5H7l-.2-1.6-1.4-.6-1.3 1-1.4-1.4 1-1.3-.6-1.4L1.5 9V7l1.6-.2.6-1.4-1-1.3 1.4-1.4 1.3 1z" />
        <circle cx="8" cy="8" r="2" />
      </svg>
    </button>
  );
}

/** What is not as usual with it, in a word or two each: nobody has to open every gear to see it. */
export function heldOf(choice: ServiceChoice, quiet: Quiet | undefined, words: Words): string {
  const mode = modeOf(choice);
  const held = [
    ...(mode === 'paused' ? [words.t('service_paused')] : []),
    ...(mode === 'asked' ? [words.t('service_only_when_asked')] : []),
    ...(choice.isMuted ? [words.t('held_muted')] : quiet ? [quietWord(quiet, words)] : []),
    ...(choice.isLeftOut ? [words.t('held_left_out')] : []),
  ];
  return held.join(' · ');
}

interface PanelProps extends Pick<
  PageProps,
  'settings' | 'words' | 'actions' | 'granted' | 'canGrant' | 'alerts' | 'managed' | 'troubles'
> {
  service: Service;
  chosen: readonly Service[];
  /** No alerts of it come now. */
  quiet: Quiet | undefined;
  onRemove?: (() => void) | undefined;
}

export function GearPanel(props: PanelProps) {
  const { service, chosen, settings, words, actions, granted, canGrant = true, managed, onRemove } = props;
  const { id } = service;
  const locks = managed?.locked ?? [];
  const name = labelOf(settings, service, words);
  const place = chosen.indexOf(service);
  const shared = { service, settings, words, onChange: actions.change };
  return (
    <div class="panel" id={panelId(id)} role="group" aria-label={words.t('gear', { service: name })}>
      {place >= 0 && (
        <>
          <ServiceMode {...shared} />
          <Silences {...props} />
          <fieldset disabled={locks.includes('fallbacks')}>
            <FallbackChoice {...shared} chosen={chosen} />
          </fieldset>
        </>
      )}
      {place >= 0 && canGrant && (
        <ul class="permissions">
          <Permission
            {...{ id, words }}
            name={words.t('permission_detailed', { service: name })}
            text={words.t('permission_detailed_text')}
            isAllowed={granted.includes(id)}
            onAllow={() => actions.allowDetailed(id)}
            onRevoke={() => actions.revokeDetailed(id)}
          />
        </ul>
      )}
      <ServiceName {...shared} />
      {place >= 0 && !locks.includes('services') && (
        <div class="actions" role="group" aria-label={words.t('gear_place')}>
          <span>{words.t('gear_place')}</span>
          <Mover
            label={words.t('move_up', { service: name })}
            isUp
            isAtEnd={place === 0}
            onMove={() => actions.change(move(settings, id, -1))}
          />
          <Mover
            label={words.t('move_down', { service: name })}
            isAtEnd={place === chosen.length - 1}
            onMove={() => actions.change(move(settings, id, 1))}
          />
        </div>
      )}
      {onRemove && !isManagedId(id) && (
        <p>
          <button type="button" data-action="own-remove" onClick={onRemove}>
            {words.t('remove', { service: name })}
          </button>
        </p>
      )}
    </div>
  );
}

/** Two wishes that are easily taken for one another: silent alerts, and a headline that does not speak of it. */
function Silences({ service, settings, words, actions, alerts, quiet, troubles }: PanelProps) {
  const { isMuted = false, isLeftOut = false } = choiceOf(settings, service.id) ?? {};
  const change = (wish: Change) => actions.change(changeChoice(settings, service.id, wish));
  return (
    <div class="choices">
      {alerts !== 'never' && (
        <label class="choice">
          <input
            type="checkbox"
            name="mute"
            checked={isMuted}
            onChange={() => change({ isMuted: isMuted ? undefined : true })}
          />
          <span>
            {words.t('gear_mute')}
            <small class="quiet">{words.t('gear_mute_text')}</small>
          </span>
        </label>
      )}
      {alerts !== 'never' && quiet && quiet !== 'muted' && (
        <p class="actions" data-quiet="">
          <span>{quietWord(quiet, words)}</span>
          <button
            type="button"
            data-action="alerts-as-usual"
            onClick={() => actions.change(quieted(settings, troubles ?? { incidents: [] }, service.id))}
          >
            {words.t('quiet_off')}
          </button>
        </p>
      )}
      <label class="choice">
        <input
          type="checkbox"
          name="leave-out"
          checked={isLeftOut}
          onChange={() => change({ isLeftOut: isLeftOut ? undefined : true })}
        />
        <span>
          {words.t('gear_leave_out')}
          <small class="quiet">{words.t('gear_leave_out_text')}</small>
        </span>
      </label>
    </div>
  );
}
