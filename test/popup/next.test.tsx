// @vitest-environment happy-dom
/** One next step, and one button that stands out. */
import { describe, expect, it } from 'vitest';
import { controls } from '../../src/services/index.ts';
import { SIGN_IN_PAGE } from '../../src/popup/next.tsx';
import type { NextStep } from '../../src/core/view/types.ts';
import { about, meanwhile, rest, view } from '../ui/fixtures/view.ts';
import { row } from '../ui/fixtures/rows.ts';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

const drawn = (next: NextStep, more: Parameters<typeof draw>[1] = {}) =>
  draw('outage', {
    ...more,
    view: view(about('unreachable'), [row('whatsapp'), ...rest], { next, alternatives: meanwhile }),
  });

const text = (next: NextStep): string =>
  drawn(next)
    .all('.next, .next-note')
    .map(({ textContent }) => textContent)
    .join();

describe('the next step', () => {
  it.each([
    'open-sign-in',
    'check-line',
    'open-alternative',
    'tell-me',
    'wait',
    'what-can-i-try',
    'none',
  ] as const)('%s: at most one button stands out', (kind) => {
    const page = drawn({ kind });
    expect(page.all('.main').length).toBeLessThanOrEqual(1);
    expect(page.all('[data-next-step]').map(({ dataset }) => dataset['nextStep'])).toEqual(
      kind === 'none' ? [] : [kind],
    );
  });

  it('behind a sign-in page opens an address over plain http that is asked anyway', () => {
    const [link] = drawn({ kind: 'open-sign-in' }).all('.next a') as HTMLAnchorElement[];
    expect([link!.href, link!.target, link!.rel]).toEqual([SIGN_IN_PAGE, '_blank', 'noopener noreferrer']);
    expect(SIGN_IN_PAGE).toMatch(/^http:/);
    expect(controls.map(({ probe }) => probe.url)).toContain(SIGN_IN_PAGE);
  });

  it('of a line that is dead opens the check-up, and asks nobody by itself', () => {
    const line = drawn({ kind: 'check-line' });
    const [link] = line.all('.next [data-action=check-line]') as HTMLAnchorElement[];
    expect([link!.getAttribute('href'), link!.target]).toEqual(['../check-up/check-up.html', '_blank']);
    expect(line.done).toEqual([]);
  });

  it('of an outage without alerts turns them on', () => {
    const mute = drawn({ kind: 'tell-me' });
    mute.click('[data-action=tell-me]');
    expect(mute.done).toEqual(['tell-me']);
  });

  it('says so where the browser has refused to show alerts', () => {
    const mute = drawn({ kind: 'tell-me' }, { refused: wordsFor('en').t('alerts_refused') });
    expect(mute.all('.next [aria-live]').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("didn't allow alerts"),
    ]);
  });

  it('says why the app is best left alone only where the servers are the reason', () => {
    expect(text({ kind: 'open-alternative', cause: 'service' })).toContain('signing out');
    expect(text({ kind: 'open-alternative', cause: 'unclear' })).toContain('mobile data');
    expect(text({ kind: 'open-alternative', cause: 'unclear' })).not.toContain('signing out');
  });

  it('of a block says first that bypassing it may be punishable, and names no tool', () => {
    const said = drawn({ kind: 'what-can-i-try', cause: 'blocked' }).all('.next details > *');
    expect(said[1]!.textContent).toBe('In some countries bypassing a block is punishable.');
    expect(said.map(({ textContent }) => textContent).join(' ')).not.toMatch(/VPN|proxy|resolver|DNS|Tor\b/);
  });
});
