import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STROKES } from '../../src/ui/strokes.ts';
import { readPng, type Pixels } from './png.ts';
import { TOOLBARS } from './toolbars.ts';
import { contrast, luminance, rgbOf, type Rgb } from './wcag.ts';

const states = Object.keys(STROKES);
const icon = (state: string, size: number) => readPng(readFileSync(`icons/${state}-${size}.png`));

const all = ({ width, height }: Pixels) =>
  Array.from({ length: width * height }, (_, index) => [index % width, Math.floor(index / width)] as const);

/** As the toolbar shows it. */
function on(ground: Rgb, pixels: Pixels): Rgb[] {
  return all(pixels).map(([x, y]) => {
    const [red, green, blue, opacity] = pixels.at(x, y);
    const [r, g, b] = [red, green, blue].map(
      (value, part) => (value * opacity + ground[part]! * (255 - opacity)) / 255,
    );
    return [r!, g!, b!];
  });
}

/** Where the stroke is, without its paper: its silhouette. */
const inked = (pixels: Pixels) => on([255, 255, 255], pixels).map((colour) => luminance(colour) < 0.5);

describe('the button in the toolbar', () => {
  it('has every state in the sizes of the browsers, and art of 96 pixels for the stores', () => {
    for (const state of states) {
      for (const size of [16, 24, 32, 48, 128])
        expect([icon(state, size).width, icon(state, size).height]).toEqual([size, size]);
      const large = icon(state, 128);
      const column = (x: number) => Array.from({ length: 128 }, (_, y) => large.at(x, y)[3]);
      expect([15, 112].flatMap(column).every((opacity) => opacity === 0)).toBe(true);
      expect([32, 95].every((x) => column(x).some((opacity) => opacity === 255))).toBe(true);
    }
  });

  it.each(Object.entries(TOOLBARS))('is seen on %s', (_, { ground }) => {
    for (const state of states) {
      const seen = on(rgbOf(ground), icon(state, 16)).filter(
        (colour) => contrast(colour, rgbOf(ground)) >= 3,
      );
      expect(seen.length, state).toBeGreaterThanOrEqual(24);
    }
  });

  it('tells its states apart by their silhouettes alone, at 16 pixels', () => {
    const silhouettes = states.map((state) => inked(icon(state, 16)));
    for (const [index, one] of silhouettes.entries())
      for (const [other, another] of silhouettes.entries()) {
        if (other >= index) continue;
        const differing = one.filter((ink, pixel) => ink !== another[pixel]).length;
        expect(differing, `${states[index]} and ${states[other]}`).toBeGreaterThanOrEqual(28);
      }
  });

  it('is crisp: the straight sides of its loop are whole pixels at 16', () => {
    const calm = icon('calm', 16);
    const ink = calm.at(6, 12);
    for (const [x, y] of [
      [2, 9],
      [3, 9],
      [6, 13],
    ] as const)
      expect(calm.at(x, y)).toEqual(ink);
    for (const [x, y] of [
      [4, 9],
      [6, 11],
    ] as const)
      expect(calm.at(x, y)).toEqual([255, 255, 255, 255]);
  });
});
