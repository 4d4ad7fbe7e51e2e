/** What a row says of the alerts of its service. */
import { expect, it } from 'vitest';
import type { Incident } from '../../../src/core/model/incident.ts';
import type { ServiceBelief, State } from '../../../src/core/model/state.ts';
import type { ServiceChoice } from '../../../src/core/model/settings.ts';
import { quietOf } from '../../../src/core/view/quiet.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

const open: Incident = {
  id: 'meta-1',
  operator: 'Meta',
  services: ['whatsapp', 'messenger'],
  status: 'down',
  cause: 'service',
  openedAt: 1000,
  between: { afterAt: 900, beforeAt: 1100 },
  believedAt: 1200,
  timeline: [],
  relapses: 0,
};

const quiet = (
  choice: Partial<ServiceChoice>,
  incident = open,
  id = 'whatsapp',
  { now = 2000, beliefs = {} }: { now?: number; beliefs?: State['services'] } = {},
) => {
  const services = ['whatsapp', 'messenger', 'signal'].map((one) => ({
    id: one,
    ...(one === 'whatsapp' && choice),
  }));
  const watched = watch({ ...defaultSettings, isStarted: true, services }, sight);
  return quietOf({ incidents: [incident], services: beliefs }, watched, id, now);
};

it('is that they come as usual, or until when they do not', () => {
  expect(quiet({})).toBe(undefined);
  expect(quiet({ isMuted: true, quietUntilBackAt: 1500 })).toBe('muted');
  expect(quiet({ quietUntilAt: 2001 })).toEqual({ untilAt: 2001 });
  expect(quiet({ quietUntilAt: 2000 })).toBe(undefined);
});

it('is until it is back as long as it is not, for all services of the trouble', () => {
  const wish = { quietUntilBackAt: 1500, quietUntilAt: 3000 };
  expect(quiet(wish)).toBe('until-back');
  expect(quiet(wish, open, 'messenger')).toBe('until-back');
  expect(quiet(wish, open, 'signal')).toBe(undefined);
  expect(quiet(wish, { ...open, resolvedAt: 1900 })).toEqual({ untilAt: 3000 });
});

it('is not until it is back for others of a trouble in which that one is never there', () => {
  const wish = { quietUntilBackAt: 1500 };
  const whatsapp: ServiceBelief = {
    ...{ status: 'down', rule: 'gateway-silent', confidence: 'told', isDoubted: false },
    ...{ changedAt: 1000, unclearToldAt: [], usualSinceAt: 1900 },
  };
  expect(quiet(wish, open, 'messenger', { beliefs: { whatsapp } })).toBe(undefined);
  expect(quiet(wish, open, 'whatsapp', { beliefs: { whatsapp } })).toBe('until-back');
});

it('is not for what comes later where it was said by a clock that was set back since', () => {
  expect(
    quiet({ quietUntilBackAt: 90_000 }, { ...open, openedAt: 30_000 }, 'whatsapp', { now: 40_000 }),
  ).toBe(undefined);
});
