/**
 * What happened, in a few plain sentences: true to what was counted, and no more. Whose fault it was is said only where
 * it was concluded; who answered "throughout" was asked throughout.
 */
import { cameAndWent, isOnlySlow, unseenEnd, type Incident } from '../model/incident.ts';
import { wasSilent } from '../history/tally.ts';
import { heardOfOthers } from './said-by-others.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { Tally, Bystander, Testimony } from '../model/past.ts';

/** Asked so often, and over so much of the time, an endpoint that always answered did so throughout. */
const THROUGHOUT = { asked: 3, share: 0.6 };

const say = sentencesOf('report');

/** Where so large a share was answered all the same, nothing had stopped. */
const UNSTEADY = 0.1;

/** Tries at what messages need or, where that cannot be seen, at all that the services have. */
function triesOf(tallies: readonly Tally[]): { asked: number; answered: number } {
  const own = tallies.filter(({ serves }) => serves !== 'control');
  const messaging = own.filter(({ serves, asked }) => serves === 'messages' && asked > 0);
  const sum = (count: (tally: Tally) => number): number =>
    (messaging.length ? messaging : own).reduce((total, tally) => total + count(tally), 0);
  return { asked: sum(({ asked }) => asked), answered: sum(({ answered }) => answered) };
}

/** Whether some of what messages need had stopped while the rest answered. */
function isPart(tallies: readonly Tally[]): boolean {
  const shares = tallies
    .filter(({ serves, asked }) => serves === 'messages' && asked > 1)
    .map(({ asked, answered }) => answered / asked);
  const stopped = shares.filter((share) => share < UNSTEADY);
  const well = shares.filter((share) => share > 1 - UNSTEADY);
  return stopped.length > 0 && well.length > 0 && stopped.length + well.length === shares.length;
}

/** What the services did, by the rules that spoke: the gravest tells the story. */
function whatOf(incident: Incident, tallies: readonly Tally[], endAt: number): string {
  const { status, cause, timeline } = incident;
  const rules = new Set(timeline.map(({ rule }) => rule));
  const { asked, answered } = triesOf(tallies);
  if (isOnlySlow(incident)) return 'slow';
  if (status === 'degraded' && isPart(tallies)) return 'part';
  if (status === 'degraded') return cameAndWent(incident, endAt) ? 'unsteady' : 'some';
  if (answered > UNSTEADY * asked) return 'unsteady';
  if (cause === 'blocked') return 'blocked';
  if (rules.has('names-gone')) return 'names';
  if (rules.has('certificate-expired')) return 'certificate';
  if (rules.has('server-errors')) return 'errors';
  return rules.has('gateway-silent') && !websites(tallies).some(wasSilent) ? 'gateway' : 'silent';
}

/** Where some were answered and some were not: how many. */
function tries(incident: Incident, { tallies }: Testimony, endAt: number): Sentence[] {
  const what = whatOf(incident, tallies, endAt);
  const { asked, answered } = triesOf(tallies);
  return what === 'unsteady' || what === 'some' ? [say('tries', { count: answered, total: asked })] : [];
}

function beginAndEnd(incident: Incident, testimony: Testimony | undefined, endAt: number): Sentence[] {
  const { openedAt, resolvedAt, lostSightAt, services } = incident;
  const what = whatOf(incident, testimony?.tallies ?? [], endAt);
  const names = { list: services.map((id) => testimony?.names[id] ?? id), isWhole: true };
  const values = { services: names, sinceAt: { time: openedAt } };
  if (resolvedAt === undefined) return [say(`${what}-began`, values), say('still')];
  if (lostSightAt !== undefined)
    return [say(`${what}-began`, values), say('sight-lost', { untilAt: { time: lostSightAt } })];
  const beforeAt = unseenEnd(incident);
  if (beforeAt !== undefined)
    return [
      say(`${what}-began`, values),
      testimony?.unseenMs
        ? say('ended-unseen', { beforeAt: { time: beforeAt } })
        : say('ended-between', { untilAt: { time: beforeAt } }),
    ];
  const over = { untilAt: { time: resolvedAt }, durationMs: { durationMs: resolvedAt - openedAt } };
  return [say(`${what}-over`, { ...values, ...over })];
}

const websites = (tallies: readonly Tally[]): readonly Tally[] =>
  tallies.filter(({ serves, asked }) => serves === 'website' && asked > 0);

/** Said of a single service only: of several it would have to be told of each. */
function website(incident: Incident, { tallies }: Testimony, endAt: number): Sentence[] {
  const asked = websites(tallies);
  if (incident.services.length !== 1 || asked.length === 0 || incident.status !== 'down') return [];
  if (asked.every(({ answered }) => answered === 0)) return [say('website-silent')];
  if (asked.some(({ answered, asked: times }) => answered < times)) return [];
  const times = asked.reduce((sum, tally) => sum + tally.asked, 0);
  const spanMs = Math.max(...asked.map((tally) => tally.lastAt - tally.firstAt));
  // Where its status cannot be read a server error is an answer like any other.
  const isRead = asked.every(({ status }) => status !== undefined);
  const isLong = times >= THROUGHOUT.asked && spanMs >= THROUGHOUT.share * (endAt - incident.openedAt);
  const isThroughout = isRead && isLong;
  return [isThroughout ? say('website-throughout') : say('website-answered', { count: times })];
}

/** Controls that were asked, and those of them that answered all but a stray attempt. */
export function controlsOf(tallies: readonly Tally[]): { asked: number; answered: number } {
  const asked = tallies.filter((tally) => tally.serves === 'control' && tally.asked > 0);
  const answered = asked.filter((tally) => tally.answered >= 0.8 * tally.asked);
  return { asked: asked.length, answered: answered.length };
}

function connection({ tallies, lostMs, unseenMs }: Testimony): Sentence[] {
  const { asked, answered } = controlsOf(tallies);
  const sites = { count: answered, total: asked };
  const unseen = unseenMs > 0 ? [say('unseen', { durationMs: { durationMs: unseenMs } })] : [];
  if (lostMs > 0) return [say('line-lost', { durationMs: { durationMs: lostMs } }), ...unseen];
  return [...(answered > 0 ? [say('line-worked', sites)] : []), ...unseen];
}

/** Whether one of the other services answered all the while, but for a stray attempt. */
export function didAnswer({ asked, answered, wasTroubled }: Bystander): boolean {
  return answered > 0 && !wasTroubled && answered >= Math.min(asked - 1, 0.9 * asked);
}

function others({ bystanders }: Testimony): Sentence[] {
  const named = (key: string, services: readonly Bystander[]): Sentence[] =>
    services.length === 0
      ? []
      : [say(key, { services: { list: services.map(({ name }) => name), isWhole: true } })];
  return [
    ...named('others-answered', bystanders.filter(didAnswer)),
    ...named(
      'others-troubled',
      bystanders.filter(({ wasTroubled }) => wasTroubled),
    ),
  ];
}

/** The account of an incident at a moment; `markedAt` are the times at which the user said that it does not work. */
export function account(
  incident: Incident,
  testimony: Testimony | undefined,
  markedAt: readonly number[],
  now: number,
): readonly Sentence[] {
  const endAt = incident.resolvedAt ?? now;
  const { relapses } = incident;
  return [
    ...beginAndEnd(incident, testimony, endAt),
    ...(relapses > 0 ? [say('relapses', { count: relapses })] : []),
    ...(testimony
      ? [
          ...tries(incident, testimony, endAt),
          ...website(incident, testimony, endAt),
          ...connection(testimony),
          ...others(testimony),
          ...heardOfOthers(testimony.opinions ?? [], incident.openedAt),
        ]
      : []),
    ...markedAt.slice(0, 1).map((at) => say('marked', { at: { time: at } })),
  ];
}
