// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { countryServices, services } from '../../src/services/index.ts';
import { languages } from '../../src/words/index.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

/** With this service's gear open. */
function drawOpen(id: string, more: Parameters<typeof draw>[0] = {}) {
  const drawn = draw(more);
  drawn.click(`[data-gear=${id}]`);
  return drawn;
}

const order = ({ services: chosen }: Settings) => chosen.map(({ id }) => id).join();

describe('the settings of services', () => {
  it('list the chosen ones in the user’s order, then all others', () => {
    const ids = draw()
      .all('[data-service]')
      .map(({ dataset }) => dataset['service']);
    expect(ids.slice(0, 4)).toEqual(['whatsapp', 'telegram', 'signal', 'messenger']);
    expect(new Set(ids)).toEqual(new Set(services.map(({ id }) => id)));
  });

  it('choose, order and unchoose', () => {
    const drawn = draw();
    drawn.click('[data-service=discord] input');
    drawn.click('[data-gear=telegram]');
    drawn.click('[data-service=telegram] [aria-label="Move Telegram up"]');
    drawn.click('[data-service=whatsapp] input');
    drawn.click('[data-gear=whatsapp]');
    drawn.click('[data-service=whatsapp] [aria-label="Move WhatsApp up"]');
    expect(drawn.changes.map(order)).toEqual([
      'whatsapp,telegram,signal,messenger,discord',
      'telegram,whatsapp,signal,messenger',
      'telegram,signal,messenger',
    ]);
  });

  it('pause one, or check it only when asked, never both', () => {
    const list = '[data-service=signal] select[name=mode]';
    const drawn = drawOpen('signal');
    drawn.choose(list, 'asked');
    drawn.choose(list, 'paused');
    expect(drawn.changes.map((settled) => settled.services[2])).toEqual([
      { id: 'signal', isOnlyWhenAsked: true },
      { id: 'signal', isPaused: true },
    ]);
    const paused = drawOpen('signal', { settings: drawn.changes[1]! });
    expect(paused.text('[data-service=signal] [data-held]')).toBe('Paused');
    paused.choose(list, 'asked');
    paused.choose(list, 'watched');
    expect(paused.changes.map((settled) => settled.services[2])).toEqual([
      { id: 'signal', isOnlyWhenAsked: true },
      { id: 'signal' },
    ]);
  });
});

describe('whom to turn to when a service fails', () => {
  const list = '[data-service=whatsapp] select[name=fallback]';

  it('is one of another operator that is watched, with whether it is encrypted', () => {
    const drawn = drawOpen('whatsapp', { services: [...services, ...countryServices] });
    expect(drawn.all(`${list} option`).map((option) => option.textContent)).toEqual([
      'whatever answers',
      'Telegram, not end-to-end encrypted by default',
      'Signal, end-to-end encrypted',
    ]);
  });

  it('is chosen, and taken back', () => {
    const drawn = drawOpen('whatsapp');
    drawn.choose(list, 'signal');
    expect(drawn.changes[0]!.services[0]).toEqual({ id: 'whatsapp', fallback: 'signal' });
    const chosen = drawOpen('whatsapp', { settings: drawn.changes[0]! });
    chosen.choose(list, '');
    expect(chosen.changes[0]!.services[0]).toEqual({ id: 'whatsapp' });
  });
});

it.each(languages.map(({ tag }) => tag))(
  'a messenger of a country says beside its name who may read it (%s)',
  (tag) => {
    const drawn = draw({ tag, services: [...services, ...countryServices] });
    const said = wordsFor(tag).t('state_reads');
    for (const { id } of services) expect(drawn.text(`[data-service=${id}]`)).not.toContain(said);
    for (const { id } of countryServices) expect(drawn.text(`[data-service=${id}]`)).toContain(said);
  },
);

describe('the name of a service', () => {
  const field = '[data-service=whatsapp] [name=service-name]';

  it('is the user’s own, kept, and taken back', () => {
    const drawn = drawOpen('whatsapp');
    drawn.choose(field, '  Family ');
    const [own] = drawn.changes;
    expect(own!.services[0]).toEqual({ id: 'whatsapp', name: 'Family' });

    const named = drawOpen('whatsapp', { settings: own! });
    expect(named.text('[data-service=whatsapp] label')).toBe('FFamilyWhatsApp');
    expect(named.text('[data-permission=whatsapp]')).toContain('Detailed checks for Family');
    expect(named.text('.hosts dt')).toBe('Family');
    named.click('[data-service=whatsapp] [data-action=name-back]');
    expect(named.changes).toEqual([settings]);
  });

  it.each(['', '   ', 'WhatsApp'])('is never "%s" of one’s own', (typed) => {
    const drawn = drawOpen('whatsapp');
    drawn.choose(field, typed);
    expect(drawn.changes).toEqual([settings]);
  });

  it('is what it is called in the user’s language, which is no name of one’s own either', () => {
    const drawn = drawOpen('whatsapp', { tag: 'ar' });
    expect((drawn.one(field) as HTMLInputElement).value).toBe('واتساب');
    expect(drawn.text('[data-service=whatsapp] label')).toBe('وواتساب');
    expect(drawn.text('.hosts dt')).toBe('واتساب');
    drawn.choose(field, 'واتساب');
    expect(drawn.changes).toEqual([settings]);
  });
});
