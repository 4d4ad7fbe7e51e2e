// @vitest-environment happy-dom
/** A long list of services is looked through by any name of theirs, however it is typed. */
import { describe, expect, it } from 'vitest';
import type { Service } from '../../src/core/model/service.ts';
import { matching } from '../../src/options/find-service.ts';
import { services } from '../../src/services/index.ts';
import { changeChoice } from '../../src/ui/choose.ts';
import { settings } from '../ui/fixtures/settings.ts';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

const found = (typed: string, tag = 'en', all: readonly Service[] = services, chosen = settings): string[] =>
  matching(all, typed, chosen, wordsFor(tag)).map(({ id }) => id);

const called = (name: string): Service => ({
  ...services[0]!,
  id: 'own-x',
  name,
  isOwn: true,
  operator: 'chat.example',
});

describe('a service is found', () => {
  it('by a part of its name, whatever the case', () => {
    expect(found('WHATS')).toEqual(['whatsapp']);
    expect(found('  sig nal ')).toEqual(['signal']);
    expect(found('messages)')).toEqual(['x']);
  });

  it('by what it is called in the language of the page, and by its English name there too', () => {
    expect(found('واتساب', 'ar')).toEqual(['whatsapp']);
    expect(found('whatsapp', 'ar')).toEqual(['whatsapp']);
    expect(found('واتساب', 'en')).toEqual([]);
  });

  it.each([
    ['انستجرام', 'instagram'],
    ['إنستجرام', 'instagram'],
    ['تيليجرام', 'telegram'],
    ['تیلیجرام', 'telegram'],
    ['تِيلِيجْرام', 'telegram'],
    ['وآتساب', 'whatsapp'],
    ['واتـسـاب', 'whatsapp'],
    ['اكس', 'x'],
    ['إکس', 'x'],
  ])('however Arabic letters are typed: %s', (typed, id) => {
    expect(found(typed, 'ar')).toEqual([id]);
  });

  it('without diacritics and signs, with the letters of other keyboards', () => {
    expect(found('senor', 'en', [called('Señor Ñandú')])).toEqual(['own-x']);
    expect(found('isik', 'tr', [called('IŞIK')])).toEqual(['own-x']);
    expect(found('rocket chat', 'en', [called('Rocket.Chat')])).toEqual(['own-x']);
    expect(found('مدرسه', 'ar', [called('المدرسة')])).toEqual(['own-x']);
    expect(found('مجلة علي', 'ar', [called('مجلّه على')])).toEqual(['own-x']);
  });

  it('by the user’s own name for it, and one of theirs by its host', () => {
    const named = changeChoice(settings, 'whatsapp', { name: 'Family' });
    expect(found('famil', 'en', services, named)).toEqual(['whatsapp']);
    expect(found('chat.example', 'en', [called('The club')])).toEqual(['own-x']);
  });

  it('like all others where nothing is typed but signs', () => {
    expect(found(' .')).toHaveLength(services.length);
  });
});

describe('the field above the list', () => {
  const field = '[name=seek-service]';
  const type = (drawn: ReturnType<typeof draw>, typed: string) => {
    (drawn.one(field) as HTMLInputElement).value = typed;
    drawn.one(field).dispatchEvent(new Event('input', { bubbles: true }));
  };
  const shown = (drawn: ReturnType<typeof draw>) =>
    drawn.all('[data-service]').map(({ dataset }) => dataset['service']);

  it('is there from the thirteenth service on', () => {
    expect(draw({ services: services.slice(0, 12) }).all(field)).toEqual([]);
    expect(draw({ services: services.slice(0, 13) }).all(field)).toHaveLength(1);
  });

  it('leaves those that match, ticked or not, with their gears', () => {
    const drawn = draw({ tag: 'ar' });
    type(drawn, 'ماسنجر');
    expect(shown(drawn)).toEqual(['messenger']);
    expect(drawn.all('[data-gear=messenger]')).toHaveLength(1);
    type(drawn, 'ديسكورد');
    expect(shown(drawn)).toEqual(['discord']);
    drawn.click('[data-service=discord] input');
    expect(drawn.changes[0]!.services.at(-1)).toEqual({ id: 'discord' });
  });

  it('keeps the order of all services, whatever is shown, when one of them is moved', () => {
    const drawn = draw();
    type(drawn, 'signal');
    drawn.click('[data-gear=signal]');
    drawn.click('[data-service=signal] [aria-label="Move Signal up"]');
    expect(drawn.changes[0]!.services.map(({ id }) => id)).toEqual([
      'whatsapp',
      'signal',
      'telegram',
      'messenger',
    ]);
  });

  it('says when nothing matches, and Escape empties it', () => {
    const drawn = draw();
    expect(drawn.text('[data-sought]')).toBe('');
    type(drawn, 'Pigeon post');
    expect(shown(drawn)).toEqual([]);
    expect(drawn.text('[data-sought]')).toBe('No service here is called “Pigeon post”.');
    drawn.press(field, 'Escape');
    expect((drawn.one(field) as HTMLInputElement).value).toBe('');
    expect(shown(drawn)).toHaveLength(services.length);
    expect(drawn.text('[data-sought]')).toBe('');
  });
});
