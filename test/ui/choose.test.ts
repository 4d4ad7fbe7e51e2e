import { describe, expect, it } from 'vitest';
import { changeChoice, choiceOf, move, tick } from '../../src/ui/choose.ts';
import { settings } from './fixtures/settings.ts';

const ids = (some: typeof settings) => some.services.map(({ id }) => id);

describe('a choice', () => {
  it('takes a wish and gives it back without a trace', () => {
    const paused = changeChoice(settings, 'signal', { isPaused: true });
    expect(choiceOf(paused, 'signal')).toEqual({ id: 'signal', isPaused: true });
    expect(changeChoice(paused, 'signal', { isPaused: undefined })).toEqual(settings);
  });

  it('is appended when ticked, gone with its wishes when unticked', () => {
    const more = tick(changeChoice(settings, 'signal', { isPaused: true }), 'discord', true);
    expect(ids(more)).toEqual(['whatsapp', 'telegram', 'signal', 'messenger', 'discord']);
    const back = tick(tick(more, 'signal', false), 'signal', true);
    expect(back.services.at(-1)).toEqual({ id: 'signal' });
  });

  it('moves one place, and not beyond the ends', () => {
    expect(ids(move(settings, 'telegram', -1))).toEqual(['telegram', 'whatsapp', 'signal', 'messenger']);
    expect(ids(move(settings, 'telegram', 1))).toEqual(['whatsapp', 'signal', 'telegram', 'messenger']);
    expect(move(settings, 'whatsapp', -1)).toBe(settings);
    expect(move(settings, 'messenger', 1)).toBe(settings);
    expect(move(settings, 'nobody', 1)).toBe(settings);
  });
});
