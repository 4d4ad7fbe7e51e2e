/** What there is to tell is told while it is so; what nobody can have seen does not count as told. */
import { describe, expect, it } from 'vitest';
import { afterTry, isGivenUp, posted, swept } from '../../../src/core/incidents/outbox.ts';
import type { Incident } from '../../../src/core/model/incident.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import type { Notice } from '../../../src/core/model/sentence.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 3);

const incident: Incident = {
  id: 'meta-1',
  operator: 'Meta',
  services: ['whatsapp'],
  status: 'down',
  cause: 'unclear',
  openedAt: NOW - 5 * MINUTE,
  believedAt: NOW - 3 * MINUTE,
  between: { afterAt: NOW - 6 * MINUTE, beforeAt: NOW - 5 * MINUTE },
  timeline: [],
  relapses: 0,
  toldAt: NOW,
  toldServices: ['whatsapp'],
};

const notice = (kind: Notice['kind'], replaces = kind === 'recovery'): Notice => ({
  ...{ id: `meta-1/${kind}`, kind, notification: 'meta-1', replaces, at: NOW },
  ...{ services: ['whatsapp'], title: { key: kind, values: {} }, message: [] },
});

const holding = (...outbox: Notice[]): State => ({ ...emptyState, incidents: [incident], outbox });

/** The state after the browser has refused its only notice so often. */
function refused(state: State, times: number): State {
  let now = state;
  for (let time = 0; time < times; time += 1) now = afterTry(now, now.outbox[0]!, false);
  return now;
}

describe('a notice', () => {
  it('that was shown is gone', () => {
    const state = holding(notice('outage'));
    expect(afterTry(state, state.outbox[0]!, true).outbox).toEqual([]);
  });

  it('that is refused five times is given up, and its incident was not told', () => {
    const before = refused(holding(notice('outage')), 4);
    expect([before.outbox.some(isGivenUp), before.incidents[0]!.toldAt]).toEqual([false, NOW]);
    const after = refused(before, 1);
    expect([after.outbox.some(isGivenUp), after.incidents[0]!.toldAt]).toEqual([true, undefined]);
  });

  it('that only says more of what was told leaves it told', () => {
    const after = refused(holding(notice('outage', true)), 5);
    expect([after.outbox.some(isGivenUp), after.incidents[0]!.toldAt]).toEqual([true, NOW]);
  });

  it('that was given up stays as long as its incident', () => {
    const after = refused(holding(notice('outage')), 5);
    expect(swept(after, NOW + 1440 * MINUTE).outbox).toHaveLength(1);
    expect(swept({ ...after, incidents: [] }, NOW).outbox).toEqual([]);
  });

  it.each(['outage', 'unstable', 'recovery'] as const)(
    'of a kind %s that is too old is taken back',
    (kind) => {
      const told = { ...incident, unstableToldAt: NOW, recoveryToldAt: NOW };
      const state = { ...holding(notice(kind)), incidents: [told] };
      expect(swept(state, NOW + 9 * MINUTE).outbox).toHaveLength(1);
      const { outbox, incidents } = swept(state, NOW + 11 * MINUTE);
      expect(outbox).toEqual([]);
      const { toldAt, unstableToldAt, recoveryToldAt } = incidents[0]!;
      expect({ toldAt, unstableToldAt, recoveryToldAt }).toEqual(
        {
          outage: { toldAt: undefined, unstableToldAt: NOW, recoveryToldAt: NOW },
          unstable: { toldAt: undefined, unstableToldAt: undefined, recoveryToldAt: NOW },
          recovery: { toldAt: NOW, unstableToldAt: NOW, recoveryToldAt: undefined },
        }[kind],
      );
    },
  );

  it('takes the place of an earlier one that nobody has seen', () => {
    const grown = { ...notice('outage', true), services: ['whatsapp', 'messenger'] };
    const { outbox } = posted(refused(holding(notice('outage')), 2), [grown]);
    expect(outbox).toEqual([{ ...grown, replaces: false }]);
  });

  it('of the end of what nobody has seen is not told', () => {
    const over = { ...incident, recoveryToldAt: NOW };
    const { outbox, incidents } = posted({ ...holding(notice('outage')), incidents: [over] }, [
      notice('recovery'),
    ]);
    expect(outbox).toEqual([]);
    expect([incidents[0]!.toldAt, incidents[0]!.recoveryToldAt]).toEqual([undefined, undefined]);
  });
});
