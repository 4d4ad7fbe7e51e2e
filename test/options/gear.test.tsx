// @vitest-environment happy-dom
/** Behind the gear beside a service is everything that is set for it alone, and nothing of it before it is opened. */
import { describe, expect, it } from 'vitest';
import type { ServiceChoice } from '../../src/core/model/settings.ts';
import { changeChoice } from '../../src/ui/choose.ts';
import { languages } from '../../src/words/index.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { draw } from './draw.tsx';

const own = '[data-service=whatsapp]';

describe('the gear', () => {
  it('stands beside each service that is ticked, and opens its settings in their place', () => {
    const drawn = draw();
    expect(drawn.all('[data-gear]').map(({ dataset }) => dataset['gear'])).toEqual(
      settings.services.map(({ id }) => id),
    );
    expect(drawn.all(`${own} select, ${own} [name=mute]`)).toEqual([]);
    expect(drawn.one('[data-gear=whatsapp]').getAttribute('aria-expanded')).toBe('false');
    drawn.click('[data-gear=whatsapp]');
    const gear = drawn.one('[data-gear=whatsapp]');
    expect(gear.getAttribute('aria-expanded')).toBe('true');
    expect(drawn.one(`#${gear.getAttribute('aria-controls')}`).closest('[data-service]')).toBe(
      drawn.one(own),
    );
    expect(
      drawn.all('[name=mode], [name=mute], [name=leave-out], [name=fallback], [name=service-name]'),
    ).toHaveLength(5);
    expect(drawn.all(`${own} [data-permission=whatsapp]`)).toHaveLength(1);
    drawn.click('[data-gear=whatsapp]');
    expect(drawn.all('[name=mode]')).toEqual([]);
  });

  it('leaves several open that were opened', () => {
    const drawn = draw();
    drawn.click('[data-gear=whatsapp]');
    drawn.click('[data-gear=signal]');
    drawn.click('[data-gear=whatsapp]');
    expect(drawn.all('.panel').map(({ id }) => id)).toEqual(['gear-signal']);
  });

  it.each(languages.map(({ tag }) => tag))('names whatever is behind it (%s)', (tag) => {
    const drawn = draw({ tag });
    drawn.click('[data-gear=telegram]');
    expect(drawn.nameless()).toEqual([]);
    expect(drawn.text('[data-service=telegram]')).not.toMatch(/\$|_/);
  });
});

describe('silence and being left out', () => {
  it.each([
    ['mute', { isMuted: true }, 'Muted'],
    ['leave-out', { isLeftOut: true }, 'Left out of the headline and the badge'],
  ] as [string, Partial<ServiceChoice>, string][])(
    'are wishes of their own, seen without opening anything (%s)',
    (name, wish, held) => {
      const drawn = draw();
      drawn.click('[data-gear=whatsapp]');
      drawn.click(`${own} [name=${name}]`);
      const [wished] = drawn.changes;
      expect(wished).toEqual(changeChoice(settings, 'whatsapp', wish));
      const after = draw({ settings: wished! });
      expect(after.text(`${own} [data-held]`)).toBe(held);
      after.click('[data-gear=whatsapp]');
      after.click(`${own} [name=${name}]`);
      expect(after.changes).toEqual([settings]);
    },
  );

  it('say until when a silence lasts that ends by itself', () => {
    const timed = changeChoice(settings, 'whatsapp', { quietUntilAt: 3_600_000 });
    const drawn = draw({ settings: timed, now: 0 });
    drawn.click('[data-gear=whatsapp]');
    expect(drawn.text(`${own} [data-quiet]`)).toMatch(/^Quiet until \S+/);
    const over = draw({ settings: timed, now: 3_600_000 });
    over.click('[data-gear=whatsapp]');
    expect(over.all('[data-quiet]')).toEqual([]);
  });

  it('say that a silence lasts until the service is back, and end it', () => {
    const troubles = {
      incidents: [
        {
          ...{ id: 'meta-1', operator: 'Meta', services: ['whatsapp', 'messenger'], status: 'down' as const },
          ...{ cause: 'service' as const, openedAt: 1000, between: { afterAt: 900, beforeAt: 1100 } },
          ...{ believedAt: 1100, timeline: [], relapses: 0 },
        },
      ],
      services: {},
    };
    const quiet = changeChoice(settings, 'whatsapp', { quietUntilBackAt: 2000 });
    const drawn = draw({ settings: quiet, now: 3000, troubles });
    expect(drawn.text(`${own} [data-held]`)).toBe("Quiet until it's back");
    drawn.click('[data-gear=whatsapp]');
    expect(drawn.text(`${own} [data-quiet] span`)).toBe("Quiet until it's back");
    drawn.click(`${own} [data-action=alerts-as-usual]`);
    expect(drawn.changes).toEqual([settings]);
    const [over] = troubles.incidents.map((one) => ({ ...one, resolvedAt: 2500 }));
    const after = draw({ settings: quiet, now: 3000, troubles: { incidents: [over!], services: {} } });
    expect(after.all(`${own} [data-held]`)).toEqual([]);
  });

  it('end a silence of some hours sooner, where it is wished', () => {
    const timed = changeChoice(settings, 'whatsapp', { quietUntilAt: 3_600_000 });
    const drawn = draw({ settings: timed, now: 0 });
    drawn.click('[data-gear=whatsapp]');
    expect(drawn.text(`${own} [data-held]`)).toMatch(/^Quiet until \S+/);
    drawn.click(`${own} [data-action=alerts-as-usual]`);
    expect(drawn.changes).toEqual([settings]);
  });

  it('offer no silence where the browser shows no alerts', () => {
    const drawn = draw({ alerts: 'never' });
    drawn.click('[data-gear=whatsapp]');
    expect([drawn.all('[name=mute]').length, drawn.all('[name=leave-out]').length]).toEqual([0, 1]);
  });
});
