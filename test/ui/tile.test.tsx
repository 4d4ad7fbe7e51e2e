// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstChoice } from '../../src/services/catalogue.ts';
import { Tile, hueOf, letterOf } from '../../src/ui/tile.tsx';
import { fromOklch } from './oklch.ts';
import { render } from './render.tsx';
import { contrast } from './wcag.ts';

/** Hues of the colours by which services are known, in degrees of OKLCH. Those in black or in many colours have none. */
const TRADEMARKS: Readonly<Record<string, number>> = {
  ...{ whatsapp: 150, telegram: 235, signal: 270, messenger: 260, instagram: 10, discord: 275, slack: 325 },
  ...{ teams: 278, 'google-chat': 148, zoom: 262, line: 149, viber: 285, wechat: 152, snapchat: 108 },
  ...{ threema: 148, zalo: 259, bale: 170, max: 280 },
};

const apart = (one: number, other: number) => {
  const distance = Math.abs(one - other) % 360;
  return Math.min(distance, 360 - distance);
};

describe('the tile of a service', () => {
  it('has one letter of the name, in the script of the name', () => {
    const names = [
      'WhatsApp',
      'discord',
      'X (direct messages)',
      'خادم العائلة',
      '«Work» chat',
      '7 days',
      '!!',
    ];
    expect(names.map(letterOf)).toEqual(['W', 'D', 'X', 'خ', 'W', '7', '!']);
    const { all } = render(<Tile id="whatsapp" name="WhatsApp" />);
    expect(all('.tile')[0]!.textContent).toBe('W');
    expect(all('[aria-hidden="true"]')).toHaveLength(1);
  });

  it('has a hue that stays, for a service of the own too', () => {
    expect(['whatsapp', 'own-chat-example-org'].map(hueOf)).toEqual([208, hueOf('own-chat-example-org')]);
    expect(hueOf('own-chat-example-org')).not.toBe(hueOf('own-chat-example-com'));
  });

  it('is never in the colour of the service’s trademark', () => {
    for (const [id, hue] of Object.entries(TRADEMARKS))
      expect(apart(hueOf(id), hue), id).toBeGreaterThanOrEqual(45);
  });

  it('tells those of the first choice apart at a glance', () => {
    for (const [index, one] of firstChoice.entries())
      for (const other of firstChoice.slice(index + 1))
        expect(apart(hueOf(one), hueOf(other)), `${one} and ${other}`).toBeGreaterThanOrEqual(60);
  });

  it.each(['light', 'dark'])('has a letter that can be read on every hue, in the %s theme', (theme) => {
    const css = readFileSync('src/ui/base.css', 'utf8');
    const pick = (role: string) => {
      const all = [...css.matchAll(new RegExp(`--${role}: ([\\d.]+) ([\\d.]+);`, 'g'))];
      const [, lightness, chroma] = all[theme === 'light' ? 0 : 1]!;
      return [Number(lightness), Number(chroma)] as const;
    };
    for (let hue = 0; hue < 360; hue++) {
      const [ground, letter] = [fromOklch(...pick('tile'), hue), fromOklch(...pick('letter'), hue)];
      // As for who asks for more contrast: WCAG 2.2, 1.4.6.
      expect(contrast(ground, letter), `${hue}`).toBeGreaterThanOrEqual(7);
    }
  });
});
