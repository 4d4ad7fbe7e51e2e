// @vitest-environment happy-dom
/** That nothing can be saved is said on every page on which something can be changed. */
import { expect, it } from 'vitest';
import { Options } from '../../src/options/options.tsx';
import { Offers } from '../../src/popup/offers.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { costs, settings, spent } from './fixtures/settings.ts';
import { render } from './render.tsx';

const words = wordsFor('en');
const nothing = () => undefined;
const actions = {
  ...{ change: nothing, allowAlerts: nothing, revokeAlerts: nothing, testAlert: nothing },
  ...{ allowDetailed: nothing, revokeDetailed: nothing },
};

const pages = [
  [
    'the popup',
    (isUnsaved: boolean) =>
      render(<Offers {...{ isUnsaved, words }} now={0} onDetailed={nothing} onDecline={nothing} />),
  ],
  [
    'the settings',
    (isUnsaved: boolean) =>
      render(
        <Options
          {...{ settings, words, costs, spent, actions, isUnsaved }}
          {...{ services: [], ownHosts: [], granted: [], alerts: 'on', version: '1' }}
          wasTested={false}
          wasSaved
        />,
      ),
  ],
] as const;

it.each(pages)('%s', (_, draw) => {
  const said = 'Wasl cannot save';
  expect(draw(true).text('.note')).toContain(said);
  expect(
    draw(true)
      .all('[role=status]')
      .map(({ textContent }) => textContent),
  ).not.toContain('Saved.');
  expect(
    draw(false)
      .all('.note')
      .filter(({ textContent }) => textContent.includes(said)),
  ).toEqual([]);
});
