/** What is left of stories that several services shared when one of them is forgotten. */
import { expect, it } from 'vitest';
import { stateWithout } from '../../src/core/archive/forget.ts';
import { emptyState } from '../../src/core/model/state.ts';
import type { Incident } from '../../src/core/model/incident.ts';
import type { Notice } from '../../src/core/model/sentence.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const step = (service: string) => ({ at: AT, service, rule: 'nothing-answers' as const });

const incident = (services: readonly string[]): Incident => ({
  ...{ id: services.join(), operator: 'Meta', services, status: 'down', cause: 'unclear' },
  ...{ openedAt: AT, believedAt: AT, between: { afterAt: AT - 1, beforeAt: AT } },
  ...{ timeline: services.map(step), relapses: 0, toldServices: services },
});

const notice = (services: readonly string[]): Notice => ({
  ...{ id: services.join(), kind: 'outage', notification: 'one', replaces: false, at: AT, services },
  ...{ title: { key: 'title', values: {} }, message: [] },
});

const state = {
  ...emptyState,
  incidents: [incident(['messenger', 'whatsapp']), incident(['whatsapp'])],
  outbox: [notice(['messenger', 'whatsapp']), notice(['whatsapp']), notice([])],
};

it('an incident goes on without it, and is gone where it was about nothing else', () => {
  expect(stateWithout(state, 'whatsapp').incidents).toEqual([
    { ...incident(['messenger']), id: 'messenger,whatsapp' },
  ]);
});

it('what was to be told of it alone is not told, what is about others or the line is', () => {
  const left = stateWithout(state, 'whatsapp').outbox.map(({ services }) => services);
  expect(left).toEqual([['messenger', 'whatsapp'], []]);
});
