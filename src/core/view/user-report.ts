/** "It doesn't work for me": what is asked at once when a user doubts a service, and what that shows. */
import { tierOf } from '../model/capability.ts';
import { hasVoice } from '../detect/endpoint.ts';
import { marksOf } from '../history/marks.ts';
import { usable, type Endpoint, type Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { Mark } from '../model/past.ts';
import { beliefOf } from '../judge/witnesses.ts';

/** A mark that nobody could follow for so long is no question any more, only history. */
const ASKS_MS = 5 * 60_000;

/** What a mark has shown is told beside it for so long. */
const TOLD_MS = 30 * 60_000;

/** What became of the latest mark of a service. */
export interface UserReport {
  markedAt: number;
  /** Its addresses are still being asked, for the first time or again. */
  isAsking: boolean;
  /** Said one after the other. */
  sentences: readonly Sentence[];
}

const say = sentencesOf('user_report');

/** The latest mark of a service, if it is not older than this. */
function lastMark(marks: readonly Mark[], service: Service, now: number, ageMs: number): number | undefined {
  return marksOf(marks, service.id, now - ageMs, now + 1).at(-1);
}

/** Services that were marked in the last minutes and of which not every endpoint has been asked since. */
export function reportedServices(
  marks: readonly Mark[],
  state: State,
  watch: Watched,
  now: number,
): ServiceId[] {
  const isWaiting = (service: Service): boolean => {
    const markedAt = lastMark(marks, service, now, ASKS_MS);
    return (
      markedAt !== undefined &&
      usable(service).some(({ id }) => (state.endpoints[id]?.askedAt ?? 0) < markedAt)
    );
  };
  return watch.services.filter(isWaiting).map(({ id }) => id);
}

/** Never more than was seen: that everything answers proves nothing about messages. */
function whatWasSeen(state: State, service: Service, watch: Watched, all: readonly Endpoint[]): Sentence[] {
  const { line } = state;
  const of = { service: service.name };
  if (line.status === 'captive') return [say('captive', of)];
  if (line.status === 'offline') return [say('offline', of)];
  if (line.reach) return [say('domestic', of)];
  const tier = tierOf(service.id, watch.sight);
  // What has never answered here may be refused to us: its silence shows nothing.
  const heard = all.filter(({ id }) => {
    const known = beliefOf(state, id, tier);
    return known !== undefined && hasVoice(known);
  });
  const answering = heard.filter(({ id }) => state.endpoints[id]!.answersInARow > 0);
  const values = { ...of, count: answering.length, total: heard.length };
  const beside: Sentence = {
    key: 'evidence_controls',
    values: { count: line.answered, total: line.asked, at: { time: line.askedAt } },
  };
  const again = state.services[service.id]?.isDoubted ? [say('again')] : [];
  if (heard.length === 0) return [say('never', of), beside];
  if (answering.length === 0) return [say('nothing-answers', of), beside, ...again];
  if (answering.length < heard.length) return [say('part-answers', values), beside, ...again];
  const messaging = answering.filter(({ serves }) => serves === 'messages');
  const isMessaging = messaging.some(
    ({ id, probe }) => state.endpoints[id]!.grade >= 2 || probe.url.startsWith('wss:'),
  );
  if (isMessaging) return [say('all-answers', values), say('unseen')];
  const isReached = messaging.some(({ id }) => state.endpoints[id]!.grade === 0);
  return [say(isReached ? 'way-open' : 'website-answers', values), say('unseen')];
}

/** What is to be shown of the latest mark of a service, while it is new. */
export function userReportOf(
  marks: readonly Mark[],
  state: State,
  service: Service,
  watch: Watched,
  now: number,
): UserReport | undefined {
  const markedAt = lastMark(marks, service, now, TOLD_MS);
  if (markedAt === undefined) return undefined;
  const all = usable(service);
  const asked = all.filter(({ id }) => (state.endpoints[id]?.askedAt ?? 0) >= markedAt);
  if (asked.length === all.length) {
    const sentences = whatWasSeen(state, service, watch, all);
    return { markedAt, isAsking: sentences.at(-1)?.key === 'user_report_again', sentences };
  }
  // Nobody followed it: the browser was closed meanwhile.
  if (now - markedAt > ASKS_MS) return { markedAt, isAsking: false, sentences: [] };
  const values = { service: service.name, count: asked.length, total: all.length };
  return { markedAt, isAsking: true, sentences: [say('asking', values)] };
}
