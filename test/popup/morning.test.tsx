// @vitest-environment happy-dom
/** The line of an outage that is over, as it is drawn and put away. */
import { expect, it } from 'vitest';
import { NOW } from '../moment.ts';
import { draw } from './draw.tsx';

const HOUR = 3_600_000;
const untilAt = NOW - 10 * HOUR;
const morning = {
  id: 'a b',
  untilAt,
  sentence: {
    key: 'morning_night',
    values: { services: { list: ['WhatsApp'] }, length: { durationMs: 125 * 60_000 } },
  },
};

it('stands under the answer, and leads to the report', () => {
  const drawn = draw('fine', { morning });
  expect(drawn.text('.morning p')).toBe(
    "WhatsApp didn't answer here for 2 h 5 min last night. What happened?",
  );
  expect(drawn.all('.answer [role=status] + .further > .morning')).toHaveLength(1);
  expect(drawn.all('.morning a').map((link) => link.getAttribute('href'))).toEqual([
    '../report/report.html?incident=a%20b',
  ]);
});

it('is said in Arabic as it is said there', () => {
  expect(draw('fine', { morning, tag: 'ar' }).text('.morning p')).toMatch(/^لم يستجب واتساب لديك .*ليلة أمس/);
});

it.each(['.morning a', '[data-action=put-away]'])('is seen once %s was pressed', (selector) => {
  const drawn = draw('fine', { morning });
  // The report itself is not opened here.
  drawn.root.addEventListener('click', (event) => event.preventDefault());
  drawn.click(selector);
  expect(drawn.done).toEqual([`seen ${untilAt}`]);
});

it('leads to all of them where they are several', () => {
  const { id: _, ...several } = morning;
  const drawn = draw('fine', { morning: several });
  expect(drawn.all('.morning a').map((link) => link.getAttribute('href'))).toEqual(['../report/report.html']);
});
