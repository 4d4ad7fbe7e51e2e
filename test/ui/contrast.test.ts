import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, rgbOf } from './wcag.ts';

/** Colours by role, as `src/ui/base.css` gives them for a theme. */
function roles(theme: 'light' | 'dark'): Record<string, string> {
  const css = readFileSync('src/ui/base.css', 'utf8');
  const [light, dark] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body!);
  const read = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, colour]) => [name, colour]),
    );
  return { ...read(light!), ...(theme === 'dark' ? read(dark!) : {}) } as Record<string, string>;
}

const text = ['ink', 'soft', 'good', 'bad', 'warn', 'unsure', 'act'].map(
  (role) => [role, 'page', 4.5] as const,
);
const onTints = [
  ['ink', 'bad-tint', 4.5],
  ['bad', 'bad-tint', 3],
  ['ink', 'warn-tint', 4.5],
  ['warn', 'warn-tint', 3],
  ['ink', 'unsure-tint', 4.5],
  ['soft', 'unsure-tint', 4.5],
  ['unsure', 'unsure-tint', 3],
  ['ink', 'raised', 4.5],
  ['act-ink', 'act', 4.5],
] as const;
const shapes = ['thread', 'edge', 'focus'].map((role) => [role, 'page', 3] as const);

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  const colours = roles(theme);

  it.each([...text, ...onTints, ...shapes])(
    'show %s on %s with a contrast of at least %d',
    (one, other, least) => {
      expect(contrast(rgbOf(colours[one]!), rgbOf(colours[other]!))).toBeGreaterThanOrEqual(least);
    },
  );
});
