/** The first line: the answer in a sentence or two, never more than was seen. */
import { quietOf } from './quiet.ts';
import { isOldNews } from '../judge/belief.ts';
import { isCapped } from '../traffic/ledger.ts';
import type { State } from '../model/state.ts';
import { active, isOnlyWhenAsked, UNTIL_RESUMED_AT } from '../model/choices.ts';
import { isWell, type ServiceId } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { isAhead, isStale } from '../model/time.ts';
import type { BareRow } from './types.ts';

const say = sentencesOf('answer');

/** The answer of one service that is down or degraded. */
function aboutOne(row: BareRow, state: State): Sentence {
  const belief = state.services[row.id];
  const service = row.name;
  const since = { service, sinceAt: { time: row.sinceAt ?? state.steppedAt } };
  if (row.status === 'degraded') {
    if (belief?.rule === 'slow' || belief?.rule === 'throttled') return say(belief.rule, { service });
    if (belief?.rule === 'part-fails') return say('degraded-part', since);
    return say((row.failingShare ?? 0.5) >= 0.4 ? 'degraded-half' : 'degraded-some', { service });
  }
  if (row.cause === 'blocked') return say('blocked', { service });
  if (belief?.rule === 'server-errors') return say('server-errors', since);
  return say(belief?.rule === 'gateway-silent' ? 'gateway' : 'unreachable', since);
}

function ofTroubles(troubled: readonly BareRow[], state: State, now: number): Sentence {
  const news = troubled.filter(({ id }) => !isOldNews(state.services[id]!, now));
  const first = news[0];
  if (!first) {
    const old = troubled[0]!;
    return say('usual', { service: old.name, sinceAt: { time: old.sinceAt ?? now } });
  }
  const all = news.filter(({ status }) => status === 'down');
  // What has just answered is not said to be silent, though it may yet turn out to be.
  const down = all.filter(({ isChecking }) => !isChecking);
  if (all.length > 0 && down.length === 0) return say('again', { service: all[0]!.name });
  if (down.length < 2) return aboutOne(down[0] ?? first, state);
  return say('unreachable-several', {
    services: { list: down.map(({ name }) => name) },
    sinceAt: { time: Math.min(...down.map((row) => row.sinceAt ?? now)) },
  });
}

/**
 * Messages before all: what is only known to have a website that answers is told apart, and never counted.
 * @param leftOut so many are not among `rows`, as the user wishes: that is said, and nobody is told that all of them answer
 */
function ofAll(rows: readonly BareRow[], leftOut: number, state: State): Sentence[] {
  const up = rows.filter(({ status }) => status === 'up');
  const reached = rows.filter(({ status }) => status === 'reached');
  const checking = rows.find(({ isChecking }) => isChecking);
  if (checking) return [say('checking', { service: checking.name })];
  const namesOf = (some: readonly BareRow[]): { list: string[] } => ({ list: some.map(({ name }) => name) });
  const silent = rows.filter(({ id }) => state.services[id]?.rule === 'no-voice');
  if (up.length === 0 && reached.length === 0) {
    if (silent.length === 0 || state.line.status !== 'online') return [say('not-checked')];
    if (silent.length === 1) return [say('never-answered', { service: silent[0]!.name })];
    return [say('never-answered-several', { services: namesOf(silent) })];
  }
  const beside = rows.flatMap(({ failing, name }) =>
    failing ? say(`${failing}-fails`, { service: name }) : [],
  );
  if (leftOut) beside.push(say('left-out', { count: leftOut }));
  if (up.length === rows.length) {
    const one = say('alternatives', { services: namesOf(up) });
    const several = say(leftOut ? 'answered' : 'all-answered', { count: up.length });
    return [up.length === 1 ? one : several, ...beside];
  }
  if (up.length === 0) return [say('only-websites'), ...beside];
  const websites = reached.length > 0 ? [say('website-only', { services: namesOf(reached) })] : [];
  // To be named here is to be proposed.
  const proposed = up.filter(({ isReadByState }) => !isReadByState);
  if (up.length + reached.length === rows.length && proposed.length > 0)
    return [say('alternatives', { services: namesOf(proposed) }), ...websites, ...beside];
  const areSilent = up.length + reached.length + silent.length === rows.length;
  const count = { count: up.length, total: rows.length - reached.length };
  return [say(areSilent ? 'some-answered' : 'some-checked', count), ...websites, ...beside];
}

export function headline(
  state: State,
  watch: Watched,
  rows: readonly BareRow[],
  now: number,
): readonly Sentence[] {
  if (!watch.settings.isStarted) return [say('not-started')];
  if (watch.services.length === 0) return [say('nothing-chosen')];
  const watched = active(watch);
  const isAsked = ({ id }: { id: ServiceId }): boolean => isOnlyWhenAsked(watch, id);
  const { pausedUntilAt: untilAt = 0 } = watch.settings;
  if (untilAt > now && untilAt < UNTIL_RESUMED_AT)
    return [say('paused-until', { untilAt: { time: untilAt } })];
  if (watched.length === 0) return [say('paused')];
  if (state.steppedAt === 0) return [say('not-checked')];
  const lastAt = { durationMs: Math.max(0, now - state.steppedAt) };
  if (isAhead(state.steppedAt, now)) return [say('clock-back')];
  if (isStale(state.steppedAt, now)) {
    if (isCapped(state, watch, now)) return [say('capped')];
    return [say(watched.every(isAsked) ? 'only-when-asked' : 'checking-again', { lastAt })];
  }
  // A service that waits to be asked says how old it is by itself.
  const live = rows.filter((row) => row.status !== 'paused' && !(isAsked(row) && row.status === 'unknown'));
  if (live.length === 0) return [say('only-when-asked', { lastAt })];
  const told = live.filter(({ isLeftOut }) => !isLeftOut);
  const leftOut = live.length - told.length;
  // Where the line lets nobody through, and all are left out, there is nobody else to name.
  const services = { list: (told.length ? told : live).map(({ name }) => name) };
  if (state.line.status === 'captive') return [say('captive')];
  if (state.line.status === 'offline')
    return [say(state.line.isRefusedByProxy ? 'proxy' : 'offline', { services })];
  if (state.line.reach) return [say('domestic', { services })];
  const troubled = told.filter(({ status }) => status === 'down' || status === 'degraded');
  if (state.line.status === 'partial' && state.line.doubtsClock) return [say('clock')];
  if (state.line.status === 'partial') {
    const silent = told.filter(({ status }) => !isWell(status)).map(({ name }) => name);
    return [say('partial', { services: { list: silent.length ? silent : services.list } })];
  }
  const cutOff = told.filter(({ cause }) => cause === 'connection');
  if (cutOff.length && !troubled.length) {
    const isProxy = cutOff.some(({ id }) => state.services[id]?.rule === 'proxy-refuses');
    const list = cutOff.map(({ name }) => name);
    return [say(isProxy ? 'proxy' : 'no-sockets', { services: { list } })];
  }
  if (told.length === 0) return [say('left-out', { count: leftOut })];
  const muted = told.filter(({ id }) => quietOf(state, watch, id, now));
  return [
    ...(troubled.length ? [ofTroubles(troubled, state, now)] : ofAll(told, leftOut, state)),
    ...(muted.length ? [say('muted', { count: muted.length })] : []),
  ];
}
