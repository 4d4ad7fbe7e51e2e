/** What there is to tell: one cause, one notification; a recovery only of what was told; flapping once. */
import { HOUR_MS, MINUTE_MS } from '../model/time.ts';
import { estimate, type Incident } from '../model/incident.ts';
import { isUnheard } from './outbox.ts';
import { past } from './recovery.ts';
import { comesAndGoes } from './unsteady.ts';
import { reportedNotices } from './reported.ts';
import type { Line, State } from '../model/state.ts';
import { active, isQuiet, isQuietHour, isQuietUntilBack, nameOf } from '../model/choices.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Watch } from '../model/watch.ts';
import { sentencesOf, type Notice, type Sentence } from '../model/sentence.ts';

/** After "unstable" was told, a recovery has to last this long before it is told. */
const STEADY_MS = 15 * MINUTE_MS;

/** Ends within the hour that turned out not to be, before it is called unstable. */
const UNSTABLE_RELAPSES = 2;

/** Told, and what was told remembered in the incident. */
interface Telling {
  incidents: readonly Incident[];
  notices: readonly Notice[];
}

const say = sentencesOf('notice');
const sayAnswer = sentencesOf('answer');

/** Keys of a title come for one service, for several, and without names. */
function title(key: string, services: readonly ServiceId[], watch: Watch): Sentence {
  const names = services.map((id) => nameOf(watch, id));
  if (!watch.settings.alerts.namesServices) return say(`${key}-unnamed-title`);
  if (names.length > 1) return say(`${key}-several-title`, { services: { list: names } });
  return say(`${key}-title`, { service: names[0] ?? '' });
}

function answering(beliefs: State['services'], watch: Watch): Sentence[] {
  if (!watch.settings.alerts.namesServices) return [];
  const names = active(watch)
    .filter(({ id, onlyIn }) => !onlyIn && beliefs[id]?.status === 'up' && !beliefs[id].isDoubted)
    .map(({ name }) => name);
  return names.length ? [sayAnswer('alternatives', { services: { list: names } })] : [];
}

/** Beside the names of those that a state may be able to read. */
function readByState({ services }: Incident, watch: Watch): Sentence[] {
  if (!watch.settings.alerts.namesServices) return [];
  const names = watch.services
    .filter(({ id, onlyIn }) => onlyIn && services.includes(id))
    .map(({ name }) => name);
  return names.length ? [say('state-reads', { services: { list: names } })] : [];
}

/** Of the services of an incident those that fail now: others may be back. */
function failing(incident: Incident, beliefs: State['services']): readonly ServiceId[] {
  const down = incident.services.filter((id) => beliefs[id]?.status === 'down');
  return down.length > 0 ? down : incident.services;
}

/** What was seen, in a sentence without names: no answer, errors, or a gateway that is silent behind its website. */
function seen(incident: Incident, beliefs: State['services']): Sentence {
  const services = failing(incident, beliefs);
  const begins = services.flatMap((id) => beliefs[id]?.since ?? []).map(estimate);
  const values = { sinceAt: { time: begins.length > 0 ? Math.min(...begins) : incident.openedAt } };
  const rules = new Set(services.map((id) => beliefs[id]?.rule));
  if (rules.size > 1) return say('since', values);
  if (rules.has('server-errors')) return say('server-errors', values);
  return say(rules.has('gateway-silent') ? 'gateway' : 'since', values);
}

function outageTitle(incident: Incident, beliefs: State['services'], watch: Watch): Sentence {
  const services = failing(incident, beliefs);
  if (incident.cause === 'blocked') return title('blocked', services, watch);
  const isErrors = services.every((id) => beliefs[id]?.rule === 'server-errors');
  return title(isErrors ? 'errors' : 'outage', services, watch);
}

function outage(incident: Incident, beliefs: State['services'], watch: Watch, at: number): Notice {
  return {
    id: `${incident.id}/outage/${incident.services.length}/${incident.relapses}`,
    kind: 'outage',
    notification: incident.id,
    replaces: incident.toldAt !== undefined,
    at,
    services: failing(incident, beliefs),
    title: outageTitle(incident, beliefs, watch),
    message: [
      seen(incident, beliefs),
      say('works'),
      ...readByState(incident, watch),
      // Of a block, and where the cause is open, nobody knows that.
      ...(incident.cause === 'service' ? [say('nothing-to-fix')] : []),
      ...answering(beliefs, watch),
    ],
  };
}

function unstable(incident: Incident, beliefs: State['services'], watch: Watch, at: number): Notice {
  return {
    id: `${incident.id}/unstable`,
    kind: 'unstable',
    notification: incident.id,
    replaces: incident.toldAt !== undefined,
    at,
    services: incident.services,
    title: title('unstable', failing(incident, beliefs), watch),
    // Once is no number of times.
    message: [
      incident.relapses > 0
        ? say('unstable-message', { count: incident.relapses + 1 })
        : say('unstable-since', { sinceAt: { time: incident.openedAt } }),
    ],
  };
}

/** What is said of those that are back as far as anybody can see. */
function websiteOnly(services: readonly ServiceId[], watch: Watch): Sentence[] {
  if (services.length === 0 || !watch.settings.alerts.namesServices) return [];
  return [sayAnswer('website-only', { services: { list: services.map((id) => nameOf(watch, id)) } })];
}

function recovery(incident: Incident, { services, testimonies }: State, watch: Watch, at: number): Notice {
  const testimony = testimonies.find((one) => one.incident === incident.id);
  // Nothing is known of messages where only websites can be asked.
  const reached = incident.services.filter((id) => services[id]?.status === 'reached');
  const back = incident.services.filter((id) => !reached.includes(id));
  return {
    id: `${incident.id}/recovery/${incident.relapses}`,
    kind: 'recovery',
    notification: incident.id,
    replaces: true,
    at,
    services: incident.services,
    title: back.length > 0 ? title('recovery', back, watch) : title('reached', reached, watch),
    message: [
      ...past(incident, testimony, at),
      ...(back.length > 0 ? websiteOnly(reached, watch) : []),
      ...readByState(incident, watch),
    ],
  };
}

/** What to tell about one incident now, if anything, and the incident with that remembered. */
function about(incident: Incident, known: State, watch: Watch, at: number): [Incident, Notice?] {
  const { services: beliefs, outbox } = known;
  const { alerts } = watch.settings;
  const isMuted =
    Boolean(watch.circumstances?.cannotNotify) ||
    isQuietHour(watch) ||
    incident.services.every((id) => isQuiet(watch, id, at));
  if (incident.resolvedAt !== undefined) {
    const wasUnstable = incident.unstableToldAt !== undefined;
    const isSteady = !wasUnstable || at - incident.resolvedAt >= STEADY_MS;
    const isRecovery = incident.lostSightAt === undefined;
    const wasTold = incident.toldAt !== undefined && incident.recoveryToldAt === undefined;
    const isWatched = incident.services.some((id) => active(watch).some((service) => service.id === id));
    if (!isRecovery || !wasTold || !isSteady || !alerts.recovery || isMuted || !isWatched) return [incident];
    if (isUnheard(outbox, incident, 'recovery')) return [incident];
    return [{ ...incident, recoveryToldAt: at }, recovery(incident, known, watch, at)];
  }
  if (isQuietUntilBack(watch, incident, { beliefs, at })) return [asKnown(incident, at)];
  const hasGrown = incident.services.length > (incident.toldServices?.length ?? 0);
  if (isUnheard(outbox, incident) && !hasGrown) return [incident];
  const mayTell = alerts.outage && !isMuted && incident.status === 'down';
  if (!mayTell || incident.unstableToldAt !== undefined) return [incident];
  if (comesAndGoes(incident, beliefs, at))
    return [{ ...incident, toldAt: at, unstableToldAt: at }, unstable(incident, beliefs, watch, at)];
  const relapsedLately = at - incident.believedAt < HOUR_MS && incident.relapses >= UNSTABLE_RELAPSES;
  if (incident.toldAt !== undefined && relapsedLately)
    return [{ ...forgetRecovery(incident), unstableToldAt: at }, unstable(incident, beliefs, watch, at)];
  const down = incident.services.filter((id) => beliefs[id]?.status === 'down');
  const isNews = down.some(
    (id) => beliefs[id]!.confidence === 'told' && beliefs[id]!.usualSinceAt === undefined,
  );
  const isUntold = incident.toldAt === undefined || incident.recoveryToldAt !== undefined;
  if (!isNews || !(isUntold || hasGrown)) return [incident];
  const told = { ...forgetRecovery(incident), toldAt: at, toldServices: incident.services };
  return [told, outage(incident, beliefs, watch, at)];
}

/** Who wants quiet until it is back knows of it as if it had been told, and waits for its end. */
function asKnown(incident: Incident, at: number): Incident {
  const { toldAt = at, toldServices = incident.services, recoveryToldAt } = incident;
  if (incident.toldAt !== undefined && recoveryToldAt === undefined) return incident;
  return { ...forgetRecovery(incident), toldAt, toldServices };
}

function forgetRecovery(incident: Incident): Incident {
  const { recoveryToldAt: _at, ...rest } = incident;
  return rest;
}

/** A notice about the user's own line, where they asked for it. */
function ofLine(before: Line, state: State, watch: Watch, at: number): Notice[] {
  const now = state.line;
  const isLost = ({ status, reach }: Line): boolean =>
    status === 'offline' || status === 'captive' || reach === 'domestic';
  if (
    !watch.settings.alerts.connection ||
    watch.circumstances?.cannotNotify ||
    isQuietHour(watch) ||
    isLost(before) === isLost(now) ||
    before.status === 'unknown'
  )
    return [];
  const key = isLost(now) ? (now.reach ?? 'connection') : 'connection-back';
  return [
    {
      id: `connection/${now.reach ?? now.status}/${now.sinceAt}`,
      kind: 'connection',
      notification: 'connection',
      replaces: !isLost(now),
      at,
      services: [],
      title: say(`${key}-title`),
      message: isLost(now) ? [say(`${key}-message`)] : [],
    },
  ];
}

/**
 * Services whose trouble is believed as firmly as what is told, while the permission to tell is missing. Without it an incident counts as
 * told once, so that the badge ages it as it would with notifications.
 */
export function untellable({ incidents, services }: State, watch: Watch): readonly ServiceId[] {
  if (!watch.circumstances?.cannotNotify) return [];
  return incidents
    .filter(({ resolvedAt }) => resolvedAt === undefined)
    .flatMap((incident) =>
      incident.services.filter((id) => {
        const belief = services[id];
        const isNew = (belief?.unclearToldAt.at(-1) ?? 0) < incident.believedAt;
        return belief?.status === 'down' && belief.confidence === 'told' && isNew;
      }),
    );
}

/** Notices of this step. Nothing is told before the first round after a gap has settled. */
export function tell(state: State, lineBefore: Line, watch: Watch, at: number): Telling {
  if (at < (state.agenda.settleUntilAt ?? 0)) return { incidents: state.incidents, notices: [] };
  const told = state.incidents.map((incident) => about(incident, state, watch, at));
  return {
    incidents: told.map(([incident]) => incident),
    notices: [
      ...told.flatMap(([, notice]) => notice ?? []),
      ...ofLine(lineBefore, state, watch, at),
      ...reportedNotices(state, watch, at),
    ],
  };
}
