/** Notifications are optional: without them all is as true in the badge, and nothing counts as told (museum entry 16). */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/core/advance.ts';
import { wake } from '../../../src/core/schedule/agenda.ts';
import { cost } from '../../../src/core/traffic/cost.ts';
import { due } from '../../../src/core/schedule/due.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import { toolbar } from '../../../src/core/view/view.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import type { Notice } from '../../../src/core/model/sentence.ts';

const MINUTE_MS = 60_000;
const BEGIN_AT = Date.UTC(2026, 10, 22, 21);

const watching = (cannotNotify: boolean): Watch => ({
  ...resolve(
    { ...defaultSettings, isStarted: true, services: [{ id: 'signal' }, { id: 'telegram' }] },
    { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
  ),
  circumstances: { cannotNotify },
});

function observe({ endpoint, kind, tier, probe, isWarm }: Order, at: number, isDown: boolean): Observation {
  const met = isDown
    ? ({ answered: false, failure: 'network', grade: 0 } as const)
    : ({ answered: true, grade: 1 } as const);
  const bytes = cost({ kind, url: probe.url, browser: 'chromium', isWarm, ...met });
  return { endpoint, kind, tier, at, latencyMs: 80, ...met, isWarm, ...bytes };
}

/** A browser that was allowed notifications from this minute on, and a Signal that fails between these. */
class Evening {
  state: State = emptyState;
  now = BEGIN_AT;
  readonly notices: Notice[] = [];
  private readonly failing: readonly [number, number];
  private readonly allowedFrom: number;

  constructor(failing: readonly [number, number], allowedFrom: number) {
    this.failing = failing;
    this.allowedFrom = allowedFrom;
  }

  get minute(): number {
    return (this.now - BEGIN_AT) / MINUTE_MS;
  }

  get badge(): string {
    return toolbar(this.state, watching(true), this.now).text;
  }

  until(minute: number): this {
    while (this.minute < minute) {
      const watch = watching(this.minute < this.allowedFrom);
      const trigger = this.state.steppedAt === 0 ? 'start' : 'alarm';
      const orders = due(this.state, watch, { now: this.now, trigger, stretchEndAt: this.now + 25_000 });
      if (orders.length > 0) {
        const isDown = this.minute >= this.failing[0] && this.minute < this.failing[1];
        const startedAt = this.now;
        const observations = orders.map((order) =>
          observe(order, startedAt, isDown && order.endpoint.startsWith('signal/')),
        );
        const round = {
          at: startedAt + 80,
          startedAt,
          trigger,
          observations,
          isSystemOffline: false,
          chance: 0.5,
        };
        this.state = advance(this.state, round as Parameters<typeof advance>[1], watch);
        this.notices.push(...this.state.outbox);
        this.state = { ...this.state, outbox: [] };
      }
      this.now = Math.max(this.now + 500, wake(this.state.agenda));
    }
    return this;
  }
}

const kinds = ({ notices }: Evening): string[] => notices.map(({ kind }) => kind);

describe('an outage while notifications are not allowed', () => {
  it('stands in the badge, and is not told', () => {
    const evening = new Evening([20, 60], Infinity).until(40);
    expect(evening.badge).toBe('1');
    expect(evening.state.incidents).toHaveLength(1);
    expect(evening.state.incidents[0]!.toldAt).toBeUndefined();
    expect(kinds(evening.until(80))).toEqual([]);
    expect(evening.badge).toBe('');
  });

  it('is told when they are allowed, and its end too', () => {
    const evening = new Evening([20, 60], 40).until(80);
    expect(kinds(evening)).toEqual(['outage', 'recovery']);
    expect(evening.notices[0]!.at).toBeGreaterThan(BEGIN_AT + 39 * MINUTE_MS);
  });

  it('has no end to tell when they are allowed after it', () => {
    expect(kinds(new Evening([20, 60], 62).until(90))).toEqual([]);
  });
});
