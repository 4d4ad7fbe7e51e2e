/** Which services are watched, in which order. What is set for one of them alone is behind its gear. */
import type { Service } from '../core/model/service.ts';
import { quietOf } from '../core/view/quiet.ts';
import { choiceOf, tick } from '../ui/choose.ts';
import { Tile } from '../ui/tile.tsx';
import { FEW_SERVICES, matching } from './find-service.ts';
import { Gear, GearPanel, heldOf } from './gear.tsx';
import { labelOf } from './label.ts';
import type { Props } from './props.ts';
import { Locked } from './managed-section.tsx';
import { isManagedId } from '../services/managed-id.ts';
import { OwnSection } from './own-section.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { ServiceSearch } from './service-search.tsx';

export function ServicesSection(props: Props) {
  const { settings, services, canGrant = true, words, actions, own, managed, granted, list } = props;
  const { now = Infinity, troubles = { incidents: [], services: {} } } = props;
  const { sought, open } = list.listing;
  const locks = managed?.locked ?? [];
  const isListLocked = locks.includes('services');
  const isLong = services.length > FEW_SERVICES;
  const chosen = settings.services.flatMap(({ id }) => services.find((service) => service.id === id) ?? []);
  const found = isLong ? matching(services, sought, settings, words) : services;
  const picked = chosen.filter((service) => found.includes(service));
  const others = found.filter((service) => !chosen.includes(service));
  return (
    <section id="services">
      <h2>{words.t('options_services')}</h2>
      <p class="quiet">{words.t('options_services_text')}</p>
      {isListLocked && <Locked words={words} />}
      {isLong && (
        <ServiceSearch
          {...{ sought, words }}
          isInVain={found.length === 0}
          onSeek={(typed) => list.actions.seek(typed)}
        />
      )}
      <ul class="picked">{picked.map(line)}</ul>
      <ul class="choices two">{others.map(line)}</ul>
      {own && canGrant && !isListLocked && <OwnSection {...own} words={words} />}
    </section>
  );

  function line(service: Service) {
    const choice = choiceOf(settings, service.id);
    const { id } = service;
    const name = labelOf(settings, service, words);
    const usual = words.called(service.name);
    const isTheirs = isManagedId(id);
    const isAskedAbout = own?.removing.asked === id;
    const quiet = quietOf(troubles, { settings }, id, now);
    const held = choice && heldOf(choice, quiet, words);
    const hasGear = choice !== undefined || (service.isOwn && !isTheirs);
    const isOpen = open.includes(id);
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
            {held && (
              <small class="quiet" data-held="">
                {held}
              </small>
            )}
          </span>
        </label>
        {hasGear && <Gear {...{ id, name, isOpen, words }} onToggle={() => list.actions.toggle(id)} />}
        {hasGear && isOpen && (
          <GearPanel
            {...props}
            {...{ service, chosen, quiet }}
            onRemove={own && service.isOwn ? () => own.removal.ask(id) : undefined}
          />
        )}
        {own && isAskedAbout && <RemoveQuestion name={name} words={words} actions={own.removal} />}
      </li>
    );
  }
}
