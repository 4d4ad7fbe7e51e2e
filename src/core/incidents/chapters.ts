/**
 * The chapters of an incident: what was seen from when to when. Its timeline says when each rule was believed; when what it says began
 * is in the observations.
 */
import type { Incident } from '../model/incident.ts';
import { OBSERVATIONS_KEPT } from '../model/keeping.ts';
import type { Seen, Tally, Testimony } from '../model/past.ts';
import type { Rule, ServiceId } from '../model/terms.ts';
import { MINUTE_MS } from '../model/time.ts';

/** `some`: some of its answers failed. `part`: part of it did not answer. */
export type ChapterKind = 'silent' | 'errors' | 'part' | 'some' | 'slow' | 'well';

export interface Chapter {
  kind: ChapterKind;
  from: number;
  to: number;
  /** Of `some`: the share of answers that failed, where enough was seen to say so. */
  failed?: number;
}

/** What each rule sees; those that blame nobody stand in no timeline. */
const SEES: Readonly<Record<Rule, ChapterKind | undefined>> = {
  'not-measured': undefined,
  'own-line': undefined,
  portal: undefined,
  'partial-line': undefined,
  'domestic-only': undefined,
  'no-sockets': undefined,
  'proxy-refuses': undefined,
  'no-voice': undefined,
  unknown: undefined,
  'names-gone': 'silent',
  'blocked-dns': 'silent',
  'blocked-name': 'silent',
  'blocked-certificate': 'silent',
  'certificate-expired': 'silent',
  'server-errors': 'errors',
  'gateway-silent': 'silent',
  'nothing-answers': 'silent',
  'part-fails': 'part',
  'some-fail': 'some',
  slow: 'slow',
  throttled: 'slow',
  answers: 'well',
  moved: 'part',
  'other-answer': 'well',
  'way-open': 'well',
  'website-only': 'well',
};

/** Of several services the one that fares worst tells. */
const GRAVEST: readonly ChapterKind[] = ['silent', 'errors', 'part', 'some', 'slow', 'well'];

/** What lasted no longer is part of what it stands beside: one step or two in which one of two addresses was back before the other. */
const SHORT_MS = 2 * MINUTE_MS;

/** What fails is asked more often than this. */
const GAP_MS = 5 * MINUTE_MS;

/** Fewer tries give no share. */
const SHARE_OF = 6;

/** The chapters of an incident that ended then, without gaps; none where its timeline is lost. */
export function chaptersOf(
  incident: Incident,
  testimony: Testimony | undefined,
  endAt: number,
): readonly Chapter[] {
  const seen = ownOf(testimony);
  const chapters: Chapter[] = [];
  for (const { kind, at } of seenChanges(incident)) {
    const last = chapters.at(-1);
    const from = last ? Math.max(last.from, chapterBeganAt(kind, last, seen, at)) : incident.openedAt;
    if (last) last.to = from;
    chapters.push({ kind, from, to: endAt });
  }
  const long = chapters.filter(({ from, to }) => to - from >= SHORT_MS);
  const whole = joinedChapters(long.length > 0 ? long : chapters.slice(0, 1), incident.openedAt, endAt);
  const failed = failedShare(whole, testimony, seen);
  return whole.map((one) => (one.kind === 'some' && failed !== undefined ? { ...one, failed } : one));
}

/** What all its services together were seen to do, each time that changed. */
function seenChanges({ timeline }: Incident): { kind: ChapterKind; at: number }[] {
  const now = new Map<ServiceId, ChapterKind>();
  const changes: { kind: ChapterKind; at: number }[] = [];
  for (const { service, rule, at } of timeline) {
    const kind = SEES[rule];
    if (!kind) continue;
    now.set(service, kind);
    const gravest = GRAVEST.find((one) => [...now.values()].includes(one))!;
    if (changes.at(-1)?.kind !== gravest) changes.push({ kind: gravest, at });
  }
  return changes;
}

/** Tries at what messages need or, where that was not asked, at all that the services have; in order. */
function ownOf(testimony: Testimony | undefined): readonly Seen[] {
  if (!testimony) return [];
  const asked = testimony.tallies.filter((tally) => tally.serves !== 'control' && tally.asked > 0);
  const messages = asked.filter(({ serves }) => serves === 'messages');
  const endpoints = new Set((messages.length > 0 ? messages : asked).map(({ endpoint }) => endpoint));
  return testimony.observations.filter(({ endpoint }) => endpoints.has(endpoint));
}

const fitsKind = (kind: ChapterKind, { answered, failure }: Seen): boolean =>
  kind === 'well' ? answered : !answered && (failure === 'http-error') === (kind === 'errors');

/** Where observations of a long incident were thinned out, nothing is known of what came before. */
function withoutGap(seen: readonly Seen[], untilAt: number): readonly Seen[] {
  const gap = seen.findLastIndex(({ at }, index) => (seen[index + 1]?.at ?? untilAt) - at > GAP_MS);
  return seen.slice(gap + 1);
}

/** Since when it was as it was believed to be at that moment. */
function chapterBeganAt(kind: ChapterKind, before: Chapter, seen: readonly Seen[], at: number): number {
  const until = withoutGap(
    seen.filter((one) => one.at >= before.from && one.at <= at),
    at,
  );
  // Silence, errors, answers are all alike: they began after the last of another kind.
  if (kind === 'silent' || kind === 'errors' || kind === 'well')
    return until[until.findLastIndex((one) => !fitsKind(kind, one)) + 1]?.at ?? at;
  // What comes and goes began with the first that came, or went.
  const isAnother = ({ answered }: Seen): boolean =>
    answered === (before.kind === 'silent' || before.kind === 'errors');
  return until.find(isAnother)?.at ?? at;
}

/** Without gaps between them, and those of one kind as one. */
function joinedChapters(chapters: readonly Chapter[], from: number, to: number): Chapter[] {
  const whole: Chapter[] = [];
  for (const chapter of chapters) {
    const before = whole.at(-1);
    if (before) before.to = chapter.from;
    if (before?.kind !== chapter.kind) whole.push({ ...chapter, from: before ? chapter.from : from });
  }
  const last = whole.at(-1);
  if (last) last.to = to;
  return whole;
}

/**
 * The share of tries that failed in chapters of `some`: of all that were counted, those are left out that fell outside. `undefined`
 * where observations from outside were thinned out.
 */
function failedShare(
  chapters: readonly Chapter[],
  testimony: Testimony | undefined,
  own: readonly Seen[],
): number | undefined {
  const { first, last } = OBSERVATIONS_KEPT;
  const { observations = [], tallies = [], leftOut = 0 } = testimony ?? {};
  const [headEndsAt = 0, tailBeginsAt = Infinity] = [observations[first - 1]?.at, observations.at(-last)?.at];
  const isWhole = ({ from, to }: Chapter): boolean =>
    leftOut === 0 || to <= headEndsAt || from >= tailBeginsAt;
  const mixed = chapters.filter(({ kind }) => kind === 'some');
  if (!chapters.every((one) => mixed.includes(one) || isWhole(one))) return undefined;
  const isOutside = ({ at }: Seen): boolean => !mixed.some(({ from, to }) => at >= from && at < to);
  const outside = own.filter((seen) => isOutside(seen) && seen.at >= (chapters[0]?.from ?? 0));
  const endpoints = new Set(own.map(({ endpoint }) => endpoint));
  const counted = tallies.filter(({ endpoint }) => endpoints.has(endpoint));
  const sum = (count: (tally: Tally) => number): number =>
    counted.reduce((all, tally) => all + count(tally), 0);
  const asked = sum((tally) => tally.asked) - outside.length;
  const answered = sum((tally) => tally.answered) - outside.filter((seen) => seen.answered).length;
  return asked < SHARE_OF ? undefined : 1 - answered / asked;
}
