/** What is left to tell of an end where little of the incident is left. */
import { expect, it } from 'vitest';
import { past } from '../../../src/core/incidents/recovery.ts';
import type { Incident } from '../../../src/core/model/incident.ts';
import { MINUTE, NOW } from '../../moment.ts';

const incident: Incident = {
  ...{ id: 'meta-1', operator: 'Meta', services: ['whatsapp'], status: 'down', cause: 'unclear' },
  ...{ openedAt: NOW, between: { afterAt: NOW, beforeAt: NOW }, believedAt: NOW, relapses: 0 },
  ...{ timeline: [], resolvedAt: NOW + 30 * MINUTE },
};
const keys = (more: Partial<Incident>) =>
  past({ ...incident, ...more }, undefined, NOW).map(({ key }) => key);

it('without its timeline, an outage is told as silence', () => {
  expect(keys({})).toEqual(['notice_recovery-message']);
});

it('without its observations, its chapters begin when they were believed, and no share is said', () => {
  const at = (minute: number) => ({ at: NOW + minute * MINUTE, service: 'whatsapp' });
  const timeline = [
    { ...at(1), rule: 'server-errors' as const },
    { ...at(10), rule: 'some-fail' as const },
  ];
  expect(past({ ...incident, timeline }, undefined, NOW)).toEqual([
    {
      key: 'notice_recovery-errors',
      values: {
        sinceAt: { time: NOW },
        untilAt: { time: NOW + 10 * MINUTE },
        durationMs: { durationMs: 10 * MINUTE },
      },
    },
    expect.objectContaining({ key: 'notice_recovery-part' }),
  ]);
});

it('what lasted less than two minutes is no chapter', () => {
  const rules = ['nothing-answers', 'part-fails', 'nothing-answers'] as const;
  const timeline = rules.map((rule, index) => ({
    at: NOW + (10 + index) * MINUTE,
    service: 'whatsapp',
    rule,
  }));
  expect(keys({ timeline })).toEqual(['notice_recovery-message']);
});
