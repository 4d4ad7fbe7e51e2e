/** What outside sources may move, all together: in a day without a doubt, in an incident, in a month. */
import { expect, it } from 'vitest';
import type { Incident } from '../../../src/core/model/incident.ts';
import type { State } from '../../../src/core/model/state.ts';
import { othersWhere } from '../../../src/core/model/vantage.ts';
import { vantages } from '../../../src/vantages/index.ts';
import { HOUR, MINUTE, NOW } from '../../moment.ts';
import { after, asked, failing, questionsOf, record } from './asking.ts';

const only = { sources: ['operator'] } as const;

it('costs no more than an incident may, nor in a day without one', () => {
  expect(asked(after(record({ bytes: 230_000 })), only)).toEqual([]);
  const crowd = { sources: ['crowd'] } as const;
  const half = [record({ bytes: 100_000 }), record({ service: 'whatsapp', bytes: 100_000 })];
  expect(asked(after(...half), crowd)).toEqual([]);
  expect(asked(after(...half), only)).toHaveLength(1);
  const well = { ...after(record({ at: NOW - 5 * HOUR, bytes: 30_000, isInDoubt: false })), services: {} };
  expect(asked(well, only)).toEqual([]);
  const others = othersWhere(well.others, () => false);
  expect(asked({ ...well, others }, only)).toHaveLength(1);
});

it('is charged to the incident, however many services it is about, and as if all came that may', () => {
  const [crowd, all] = [{ sources: ['crowd'] as const }, { wanted: ['discord', 'whatsapp'] }];
  const both = ['mastodon discord', 'mastodon whatsapp'];
  expect(asked(failing, crowd)).toEqual(both);
  const between = { afterAt: NOW - 9 * MINUTE, beforeAt: NOW - 8 * MINUTE };
  const one: Incident = {
    ...{ id: 'one', operator: '', services: ['discord', 'whatsapp'], status: 'down' as const },
    ...{
      cause: 'unclear' as const,
      openedAt: NOW - 8 * MINUTE,
      between,
      believedAt: NOW - MINUTE,
      timeline: [],
      relapses: 0,
    },
  };
  const together: State = { ...failing, incidents: [one] };
  expect(asked(together, crowd)).toEqual(['mastodon discord']);
  const spent = questionsOf(together, {}, all).map(({ source }) => vantages.find(({ id }) => id === source)!);
  const most = spent.reduce((sum, { mostBytes }) => sum + mostBytes, 0);
  expect(spent.length).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(300_000);
});

it('is not asked twice at once, and leaves so much less while no answer has come', () => {
  const crowd = { sources: ['crowd'] } as const;
  const [first] = questionsOf(failing, crowd);
  expect(asked(failing, crowd, { underWay: [first!] })).toEqual(['mastodon whatsapp']);
  const half = after(record({ bytes: 80_000 }));
  expect(asked(half, crowd)).toContain('mastodon discord');
  const page = { source: 'statuspage/discord', service: 'discord', isInDoubt: true };
  expect(asked(half, crowd, { underWay: [page] })).not.toContain('mastodon discord');
});

it('is within the month’s cap, but for a click', () => {
  const spent = { ...failing.spent, month: '2026-11', monthBytes: 2_000 };
  const capped = { ...only, capBytes: 1_000 };
  expect(asked({ ...failing, spent }, capped)).toEqual([]);
  expect(asked({ ...failing, spent }, capped, { wanted: ['discord'] })).toHaveLength(1);
});
