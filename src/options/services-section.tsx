/** Which services are watched, in which order, and which of them only now and then. */
import type { Service } from '../core/model/service.ts';
import type { ServiceChoice } from '../core/model/settings.ts';
import { changeChoice, choiceOf, move, tick, type Change } from '../ui/choose.ts';
import { Tile } from '../ui/tile.tsx';
import { labelOf } from './label.ts';
import type { Props } from './props.ts';
import { Locked } from './managed-section.tsx';
import { isManagedId } from '../services/managed-id.ts';
import { OwnSection } from './own-section.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { ServiceName } from './service-name.tsx';

const MODES = {
  watched: {},
  paused: { isPaused: true },
  asked: { isOnlyWhenAsked: true },
} as const;

type Mode = keyof typeof MODES;

const modeOf = ({ isPaused, isOnlyWhenAsked }: ServiceChoice): Mode =>
  isPaused ? 'paused' : isOnlyWhenAsked ? 'asked' : 'watched';

const changeTo = (mode: Mode): Change => ({
  isPaused: undefined,
  isOnlyWhenAsked: undefined,
  ...MODES[mode],
});

export function ServicesSection(props: Props) {
  const { settings, services, canGrant = true, words, actions, own, managed, granted } = props;
  const locks = managed?.locked ?? [];
  const isListLocked = locks.includes('services');
  const chosen = settings.services.flatMap(({ id }) => services.find((service) => service.id === id) ?? []);
  const others = services.filter((service) => !chosen.includes(service));
  return (
    <section id="services">
      <h2>{words.t('options_services')}</h2>
      <p class="quiet">{words.t('options_services_text')}</p>
      {isListLocked && <Locked words={words} />}
      <ul class="picked">{chosen.map((service, index) => line(service, index))}</ul>
      <ul class="choices two">{others.map((service) => line(service))}</ul>
      {own && canGrant && !isListLocked && <OwnSection {...own} words={words} />}
    </section>
  );

  function line(service: Service, place?: number) {
    const choice = choiceOf(settings, service.id);
    const { id } = service;
    const name = labelOf(settings, service, words);
    const usual = words.called(service.name);
    const isTheirs = isManagedId(id);
    const isAskedAbout = own?.removing.asked === id;
    return (
      <li key={id} data-service={id}>
        <label class="choice">
          <input
            type="checkbox"
            checked={choice !== undefined}
            disabled={isListLocked || (isTheirs && locks.includes('ownServices'))}
            onChange={() => actions.change(tick(settings, id, choice === undefined))}
          />
          {choice && <Tile id={id} name={name} />}
          <span>
            <bdi>{name}</bdi>
            {isTheirs && !granted.includes(id) && <small class="quiet">{words.t('managed_host')}</small>}
            {service.onlyIn && <small class="quiet">{words.t('state_reads')}</small>}
            {(service.isOwn || name !== usual) && (
              <small class="quiet">
                <bdi>{service.isOwn ? service.operator : usual}</bdi>
              </small>
            )}
          </span>
        </label>
        {choice && place !== undefined && (
          <span class="tools">
            <select
              aria-label={words.t('service_mode', { service: name })}
              value={modeOf(choice)}
              onChange={(event) => {
                const mode = event.currentTarget.value as Mode;
                actions.change(changeChoice(settings, id, changeTo(mode)));
              }}
            >
              <option value="watched">{words.t('service_watched')}</option>
              <option value="asked">{words.t('service_only_when_asked')}</option>
              <option value="paused">{words.t('service_paused')}</option>
            </select>
            {!isListLocked && (
              <>
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
              </>
            )}
          </span>
        )}
        {(choice ?? (service.isOwn && !isTheirs)) && (
          <ServiceName
            service={service}
            chosen={chosen}
            settings={settings}
            words={words}
            onChange={actions.change}
            isFallbackLocked={locks.includes('fallbacks')}
            onRemove={own && service.isOwn && !isTheirs ? () => own.removal.ask(id) : undefined}
          />
        )}
        {own && isAskedAbout && <RemoveQuestion name={name} words={words} actions={own.removal} />}
      </li>
    );
  }
}

interface MoverProps {
  label: string;
  isUp?: boolean;
  isAtEnd: boolean;
  onMove(): void;
}

/** Stays in place at the end of the list, so that the keyboard does not lose it. */
function Mover({ label, isUp = false, isAtEnd, onMove }: MoverProps) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-disabled={isAtEnd}
      onClick={() => !isAtEnd && onMove()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={isUp ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
      </svg>
    </button>
  );
}
