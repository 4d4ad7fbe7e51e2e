// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { Offers } from '../../src/popup/offers.tsx';
import { render } from '../ui/render.tsx';
import { DAY } from '../moment.ts';
import { wordsFor } from '../words/catalogues.ts';

it('says of which year an old list of addresses is', () => {
  const now = Date.UTC(2028, 0, 10);
  const nothing = () => undefined;
  const noteAt = (at: number) =>
    render(
      <Offers
        words={wordsFor('en', { now: () => at })}
        now={at}
        onAlerts={nothing}
        onDetailed={nothing}
        onDecline={nothing}
        onSeen={nothing}
      />,
    ).text();
  expect(noteAt(now)).toMatch(/^Wasl's list of addresses dates from .*\b2026\b/);
  expect(noteAt(now - 700 * DAY)).toBe('');
});
