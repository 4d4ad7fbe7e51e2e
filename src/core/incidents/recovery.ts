/** What an outage was, said once it is over: its chapters as they were. */
import { unseenEnd, type Incident } from '../model/incident.ts';
import type { Testimony } from '../model/past.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { chaptersOf, type ChapterKind, type Chapter } from './chapters.ts';

/** A notification holds no more sentences than this about it. */
const SAID_MOST = 3;

const say = sentencesOf('notice');

type Bad = Chapter & { kind: Exclude<ChapterKind, 'well'> };

const isBad = (chapter: Chapter): chapter is Bad => chapter.kind !== 'well';

/** From this share on, and up to the rest of it, it was "about half". */
const HALF = 0.35;

const SAID_OF: Readonly<Record<Exclude<ChapterKind, 'well'>, string>> = {
  silent: 'message',
  errors: 'errors',
  part: 'part',
  some: 'some',
  slow: 'slow',
};

function chapterSentence({ kind, from, to, failed = 0 }: Bad): Sentence {
  const values = { sinceAt: { time: from }, untilAt: { time: to }, durationMs: { durationMs: to - from } };
  if (kind !== 'some') return say(`recovery-${SAID_OF[kind]}`, values);
  const share = Math.round(failed * 10) / 10;
  if (failed > HALF && failed < 1 - HALF) return say('recovery-half', values);
  // Nearly none, or nearly all, or not known.
  return share > 0 && share < 1
    ? say('recovery-some', { ...values, share: { share } })
    : say('recovery-part', values);
}

/** What was seen of an outage that is over. */
export function past(incident: Incident, testimony: Testimony | undefined, at: number): readonly Sentence[] {
  const beforeAt = unseenEnd(incident);
  if (beforeAt !== undefined) return [say('recovery-unknown-end', { beforeAt: { time: beforeAt } })];
  const { openedAt, resolvedAt = at, lulls } = incident;
  const span = { sinceAt: { time: openedAt }, untilAt: { time: resolvedAt } };
  const durationMs = { durationMs: resolvedAt - openedAt };
  if (incident.unstableToldAt !== undefined) return [say('recovery-unstable', { ...span, durationMs })];
  const bad = chaptersOf(incident, testimony, resolvedAt).filter(isBad);
  const isOneKind = new Set(bad.map(({ kind }) => kind)).size < 2;
  if (lulls && (isOneKind || bad.length > SAID_MOST)) {
    const outMs = { durationMs: Math.max(0, resolvedAt - openedAt - lulls.totalMs) };
    return [say('recovery-stretches', { ...span, durationMs: outMs, count: lulls.count + 1 })];
  }
  // Nothing is left of its timeline where that could not be read.
  if (bad.length === 0) return [say('recovery-message', { ...span, durationMs })];
  if (bad.length <= SAID_MOST) return bad.map(chapterSentence);
  const [rest] = bad.slice(SAID_MOST - 1);
  const values = { sinceAt: { time: rest!.from }, untilAt: span.untilAt };
  const restMs = { durationMs: resolvedAt - rest!.from };
  return [
    ...bad.slice(0, SAID_MOST - 1).map(chapterSentence),
    say('recovery-rest', { ...values, durationMs: restMs }),
  ];
}
