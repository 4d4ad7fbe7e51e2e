/**
 * A browser that runs Wasl in virtual time without a single promise, so that years pass in seconds. It does what
 * `src/background/round.ts` does, step for step, and a test plays the same nights both ways; what is left out are the badge
 * and the storage, which the core cannot tell from a perfect one.
 */
import { advance } from '../../src/core/advance.ts';
import { wake } from '../../src/core/schedule/agenda.ts';
import { ALARM_FLOOR_MS } from '../../src/core/schedule/pace.ts';
import { due, stepMs } from '../../src/core/schedule/due.ts';
import { emptyState, type State } from '../../src/core/model/state.ts';
import type { Span } from './spans.ts';
import type { Trigger } from '../../src/core/model/terms.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Watch } from '../../src/core/model/watch.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import { afterWrite } from '../../src/core/storage/open-state.ts';

/** As in `src/background/round.ts`. */
const STRETCH_MS = 25_000;
const IDLE_MS = 15 * 60_000;

/** Where a device is. Times are milliseconds since its beginning; `wallClock` is what its clock shows then. */
export interface Surroundings {
  attempt(order: Order, elapsed: number, wallClock: number): Observation;
  /** The nap that begins at or after this moment, or that is on. */
  nap(elapsed: number): Span | undefined;
  wallClock(elapsed: number): number;
  chance(): number;
}

/** What a listener is told, as it happens. */
export interface Events {
  stepped?(elapsed: number, after: State, before: State, observations: readonly Observation[]): void;
  told?(elapsed: number, notice: Notice): void;
}

/** A device at rest between two alarms: play may go on from here, in this world or in another. */
export interface Memory {
  state: State;
  elapsed: number;
  alarmAt: number;
}

export const beginning: Memory = { state: emptyState, elapsed: 0, alarmAt: 0 };

export class Device {
  private state: State;
  private elapsed: number;
  private alarmAt: number;

  private readonly watch: Watch;
  private readonly place: Surroundings;
  private readonly events: Events;

  constructor(watch: Watch, place: Surroundings, events: Events, memory: Memory = beginning) {
    this.watch = watch;
    this.place = place;
    this.events = events;
    ({ state: this.state, elapsed: this.elapsed, alarmAt: this.alarmAt } = memory);
  }

  memory(): Memory {
    return { state: this.state, elapsed: this.elapsed, alarmAt: this.alarmAt };
  }

  /** Lets time pass until the first alarm at or after this moment, or until `isOver` says so. */
  playUntil(endAt: number, isOver: () => boolean = () => false): void {
    if (this.state.steppedAt === 0) this.run('start');
    for (let at = this.rings(); at < endAt && !isOver(); at = this.rings()) {
      this.elapsed = at;
      this.alarmAt = Infinity;
      this.run('alarm');
    }
  }

  /** An alarm that is due while the device sleeps rings once on waking. */
  private rings(): number {
    const at = Math.max(this.alarmAt, this.elapsed);
    const nap = this.place.nap(at);
    return nap && nap.from <= at && at < nap.to ? nap.to : at;
  }

  /** Timers stand still while the device sleeps. */
  private pass(ms: number): void {
    this.elapsed += ms + this.napWithin(ms);
  }

  private napWithin(ms: number): number {
    const nap = this.place.nap(this.elapsed);
    const isCut = nap !== undefined && nap.from >= this.elapsed && nap.from < this.elapsed + ms;
    return isCut ? nap.to - nap.from : 0;
  }

  private now(): number {
    return this.place.wallClock(this.elapsed);
  }

  private setAlarm(at: number): void {
    this.alarmAt = this.elapsed + (at - this.now());
  }

  private run(first: Trigger): void {
    const stretchEndAt = this.now() + STRETCH_MS;
    const nextAlarmAt = this.now() + ALARM_FLOOR_MS;
    this.setAlarm(nextAlarmAt);
    const safetyAt = this.alarmAt;
    let trigger = first;
    for (;;) {
      const now = this.now();
      const orders = due(this.state, this.watch, { now, trigger, stretchEndAt });
      if (orders.length > 0) {
        this.step(orders, trigger);
        trigger = 'alarm';
        continue;
      }
      const wakeAt = wake(this.state.agenda);
      if (wakeAt > now && wakeAt + stepMs(this.state, this.watch) <= stretchEndAt) {
        this.pass(wakeAt - now);
        continue;
      }
      // An alarm that rang meanwhile joined this round.
      if (this.alarmAt === safetyAt && this.rings() <= this.elapsed) this.alarmAt = Infinity;
      if (wakeAt <= now) this.setAlarm(now + IDLE_MS);
      else if (wakeAt > nextAlarmAt) this.setAlarm(Math.max(wakeAt, now + ALARM_FLOOR_MS));
      return;
    }
  }

  private step(orders: readonly Order[], trigger: Trigger): void {
    const began = this.elapsed;
    const startedAt = this.now();
    const seen = orders.map((order) => this.place.attempt(order, began, startedAt));
    const naps = seen.map(({ latencyMs }) => this.napWithin(latencyMs));
    this.pass(Math.max(...seen.map(({ latencyMs }) => latencyMs)));
    const observations = seen.map((one, index) =>
      // A limit that comes this late measured the sleep.
      one.latencyMs + naps[index]! > 2 * orders[index]!.limitMs
        ? { ...one, answered: false, failure: 'aborted' as const }
        : one,
    );
    const before = this.state;
    const round = {
      at: this.now(),
      startedAt,
      trigger,
      observations,
      isSystemOffline: false,
      chance: this.place.chance(),
    };
    const after = advance(before, round, this.watch);
    this.events.stepped?.(this.elapsed, after, before, observations);
    for (const notice of after.outbox) this.events.told?.(this.elapsed, notice);
    this.state = afterWrite(after.outbox.length > 0 ? { ...after, outbox: [] } : after);
  }
}
