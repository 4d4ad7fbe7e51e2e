// @vitest-environment happy-dom
/** That nothing can be saved, and what could not be read, is said on every page on which something can be changed. */
import { expect, it } from 'vitest';
import type { Lost } from '../../src/core/storage/set-aside.ts';
import { Options } from '../../src/options/options.tsx';
import { Offers } from '../../src/popup/offers.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { lost } from './fixtures/lost.ts';
import { costs, settings, spent } from './fixtures/settings.ts';
import { render } from './render.tsx';

const words = wordsFor('en');
const nothing = () => undefined;
let seen = 0;

interface More {
  unsaved?: 'no-room' | 'held-back';
  lost?: Lost;
}

const actions = {
  ...{
    change: nothing,
    allowAlerts: nothing,
    revokeAlerts: nothing,
    testAlert: nothing,
    seeLost: () => void (seen += 1),
  },
  ...{ allowDetailed: nothing, revokeDetailed: nothing },
};

const pages = [
  [
    'the popup',
    (more: More) =>
      render(
        <Offers
          {...more}
          words={words}
          now={0}
          onAlerts={nothing}
          onDetailed={nothing}
          onDecline={nothing}
          onSeen={actions.seeLost}
        />,
      ),
  ],
  [
    'the settings',
    (more: More) =>
      render(
        <Options
          {...{ settings, words, costs, spent, actions }}
          {...more}
          {...{ services: [], ownHosts: [], granted: [], alerts: 'on', version: '1' }}
          list={{ listing: { sought: '', open: [] }, actions: { seek: nothing, toggle: nothing } }}
          wasTested={false}
          wasSaved
        />,
      ),
  ],
] as const;

const notes = (more: More, draw: (typeof pages)[number][1]) =>
  draw(more)
    .all('.note')
    .map(({ textContent }) => textContent);

it.each(pages)('%s', (_, draw) => {
  expect(notes({ unsaved: 'no-room' }, draw).join()).toContain("Wasl can't save");
  expect(notes({ unsaved: 'held-back' }, draw).join()).toContain('A later version of Wasl has stored');
  for (const unsaved of ['no-room', 'held-back'] as const)
    expect(
      draw({ unsaved })
        .all('[role=status]')
        .map(({ textContent }) => textContent),
    ).not.toContain('Saved.');
  expect(notes({}, draw)).toEqual([]);
});

it.each(pages)('%s names what could not be read, until that was seen', (_, draw) => {
  seen = 0;
  const page = draw({ lost });
  expect(page.all('[data-lost] li').map(({ textContent }) => textContent)).toEqual([
    ...lost.places,
    '3 others',
  ]);
  page.click('[data-action="lost-seen"]');
  expect(seen).toBe(1);
});
