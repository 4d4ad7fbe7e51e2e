/** What an open row says: never more than was seen, and nothing old as if it were so now. */
import { expect, it } from 'vitest';
import { details, incidentLines } from '../../../src/core/view/details.ts';
import type { Rule } from '../../../src/core/model/terms.ts';
import type { Incident } from '../../../src/core/model/incident.ts';
import { watch as resolve } from '../../../src/services/index.ts';
import { draw } from '../../nights/draw.ts';
import { storedAfter } from '../../nights/stored.ts';
import { settingsOf, sightOf } from '../../simulate/device.ts';

const MINUTE = 60_000;
const OPENED = Date.UTC(2026, 10, 22, 0, 12);
const ENDED = OPENED + 30 * MINUTE;

const incident = (more: Partial<Incident>): Incident => ({
  id: 'whatsapp/1',
  operator: 'Meta',
  services: ['whatsapp'],
  status: 'down',
  cause: 'unclear',
  openedAt: OPENED,
  between: { afterAt: OPENED - MINUTE, beforeAt: OPENED },
  believedAt: OPENED + MINUTE,
  timeline: [],
  relapses: 0,
  ...more,
});

const reason = (rule: Rule, minute = 0) => ({ at: OPENED + minute * MINUTE, service: 'whatsapp', rule });

it.each([
  ['silence that goes on', {}, 'incident_open'],
  ['silence', { resolvedAt: ENDED }, 'incident_resolved'],
  ['answers in part', { status: 'degraded', timeline: [reason('part-fails')] }, 'incident_part-open'],
  [
    'answers and failures in turns',
    { status: 'degraded', timeline: [reason('some-fail')] },
    'incident_unsteady-open',
  ],
  [
    'a short silence, and then answers and failures in turns',
    { timeline: [reason('nothing-answers'), reason('some-fail', 10)], resolvedAt: ENDED },
    'incident_unsteady-resolved',
  ],
  [
    'silence, and a few minutes in which some were answered',
    { timeline: [reason('nothing-answers'), reason('some-fail', 20)], resolvedAt: ENDED },
    'incident_resolved',
  ],
  ['silence that came in stretches', { lulls: { count: 1, totalMs: MINUTE } }, 'incident_unsteady-open'],
  [
    'answers in part, and then all',
    { status: 'degraded', timeline: [reason('slow'), reason('part-fails')], resolvedAt: ENDED },
    'incident_part-resolved',
  ],
  ['late answers', { status: 'degraded', timeline: [reason('slow')] }, 'incident_slow-open'],
  [
    'late answers that are over',
    { status: 'degraded', timeline: [reason('slow')], resolvedAt: ENDED },
    'incident_slow-resolved',
  ],
] as const)('says %s as that', (_, more, key) => {
  const [line] = incidentLines([incident(more)], 'whatsapp', OPENED + 60 * MINUTE);
  const isOver = 'resolvedAt' in more;
  expect(line!.sentence).toEqual({
    key,
    values: {
      sinceAt: { time: OPENED },
      ...(isOver && { untilAt: { time: ENDED } }),
      durationMs: { durationMs: (isOver ? 30 : 60) * MINUTE },
    },
  });
});

it('gives no end to what ended unseen, only when it was over', () => {
  const resolvedBetween = { afterAt: OPENED + 5 * MINUTE, beforeAt: OPENED + 540 * MINUTE };
  const [line] = incidentLines(
    [incident({ resolvedAt: OPENED + 270 * MINUTE, resolvedBetween })],
    'whatsapp',
    OPENED + 600 * MINUTE,
  );
  expect(line!.sentence).toEqual({
    key: 'incident_unseen',
    values: { sinceAt: { time: OPENED }, untilAt: { time: resolvedBetween.beforeAt } },
  });
});

it('says how a service was judged only while that is new', async () => {
  const scenario = draw('whatsapp ..........');
  const state = await storedAfter(scenario);
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const endAt = scenario.startAt + scenario.duration * 1000;
  const keysAt = (now: number) =>
    details(state, watch.services[0]!, watch, now).evidence.map(({ sentence }) => sentence.key);
  expect(keysAt(endAt)).toContain('evidence_rule');
  const later = keysAt(endAt + 8 * 60 * MINUTE);
  expect(later).not.toContain('evidence_rule');
  // What was seen stands with its times.
  expect(later).toEqual(keysAt(endAt).filter((key) => key !== 'evidence_rule'));
});

it('says of a socket of which no more is known than that it does not open, that it refuses to', async () => {
  const refusal = { fault: 'websocket-refused', status: 403, hosts: ['web.whatsapp.com'], from: 20 * 60 };
  const scenario = draw(`signal ${'.'.repeat(60)}`, { services: ['whatsapp', 'signal'], events: [refusal] });
  const state = await storedAfter(scenario);
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const whatsapp = watch.services.find(({ id }) => id === 'whatsapp')!;
  const { evidence } = details(state, whatsapp, watch, state.steppedAt);
  expect(evidence.flatMap(({ sentence }) => sentence.values['failure'] ?? [])).toEqual(['unopened']);
});

it('says nothing behind a sign-in page of what answered before, and never that it has not', async () => {
  const scenario = draw(`
    whatsapp ..............................
    line     ....................cccccccccc
  `);
  const state = await storedAfter(scenario);
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const { evidence } = details(state, watch.services[0]!, watch, state.steppedAt);
  expect(evidence.map(({ sentence }) => sentence.key)).toEqual(['evidence_portal', 'evidence_rule']);
});

it('tells two addresses of a host in one line only where both stand alike', async () => {
  const scenario = draw(`whatsapp ${'.'.repeat(40)}`);
  const state = await storedAfter(scenario);
  const watch = resolve(settingsOf(scenario), sightOf(scenario));
  const service = watch.services[0]!;
  const told = (endpoints: typeof state.endpoints) =>
    details({ ...state, endpoints }, service, watch, state.steppedAt)
      .evidence.filter(({ sentence }) => sentence.values['host'] === 'web.whatsapp.com')
      .map(({ serves }) => serves);
  expect(told(state.endpoints)).toEqual([['messages', 'website']]);
  // The website answers; of the socket no more is known than that it did before.
  const socket = { ...state.endpoints['whatsapp/socket']!, answersInARow: 0 };
  expect(told({ ...state.endpoints, 'whatsapp/socket': socket })).toEqual([['messages'], ['website']]);
});
