// @vitest-environment happy-dom
/** What the provider is told of a night in which the line was lost twice and a service once. */
import { beforeAll, describe, expect, it } from 'vitest';
import { datesOf } from '../../src/report/dated.ts';
import { LineSection } from '../../src/report/line-section.tsx';
import { readMonth, type Month } from '../../src/report/read-month.ts';
import { services } from '../../src/services/index.ts';
import { play, scenarioOf } from '../history/night.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const hosts = ['www.apple.com', 'www.debian.org'];
const watched = services.filter(({ id }) => ['whatsapp', 'telegram'].includes(id));

let month: Month;

beforeAll(async () => {
  const night = await play(
    scenarioOf({
      name: 'a night',
      seed: 4,
      startAt: '2026-11-22T20:00:00Z',
      duration: 5400,
      services: watched.map(({ id }) => id),
      events: [
        { from: 900, to: 1620, hosts: ['*'], fault: 'timeout' },
        { from: 2700, to: 3300, services: ['whatsapp'], fault: 'timeout' },
        { from: 3900, to: 4500, hosts: ['*'], fault: 'timeout' },
      ],
    }),
  );
  month = await readMonth({ ...night, services: watched, cases: [], now: night.endAt }, 0);
});

function draw(leftOut: readonly number[] = [], tag = 'en') {
  const words = wordsFor(tag);
  const done: string[] = [];
  const page = (
    <LineSection
      {...{ month, hosts, leftOut, words }}
      line={month.line!}
      dates={datesOf(words, 'UTC')}
      tell={(at, isTold) => void done.push(`${at} ${isTold}`)}
      copyLetter={(text) => void done.push(text)}
    />
  );
  return { ...render(page), done };
}

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

describe('a text about the own line', () => {
  it('has each time, how long it was, and its share of what was measured', () => {
    const lines = plain(draw().text('pre')).split(/ - /);
    expect(lines).toHaveLength(3);
    // It was lost for 22 minutes; beginning and end are noticed by the next look.
    expect(lines[0]).toMatch(
      /^Hello, .* measured for 1 h (29|30) min in all; for 2[1-3] min of that, 2\d(\.\d)?%,/,
    );
    expect(lines[1]).toMatch(
      /^22 November 2026, 20:1[45] to 20:2[78]: 1[23] min \(2026-11-22.20:1\d:\d\d.–.20:2\d:\d\d UTC\)/,
    );
    expect(lines[2]).toMatch(/^22 November 2026, 21:0[45] to 21:1[56]: (10|11) min/);
  });

  it('says by whom it was proved, and names no service that is watched', () => {
    const letter = plain(draw().text('pre'));
    expect(letter).toContain('www.apple.com and www.debian.org');
    expect(letter).not.toMatch(/whatsapp|telegram/i);
  });

  it('leaves out what was unticked, and is gone with the last of it', () => {
    const [first, second] = month.line!.losses;
    expect(draw([first!.at, second!.at]).all('pre')).toEqual([]);
    const one = draw([first!.at]);
    expect(plain(one.text('pre'))).not.toContain('20:2');
    expect(one.all('[name=loss]:checked')).toHaveLength(1);
    one.click('[name=loss]');
    expect(one.done).toEqual([`${second!.at} false`]);
  });

  it('is copied as it stands there', () => {
    const drawn = draw();
    drawn.click('[data-action=copy-letter]');
    expect(drawn.done).toEqual([drawn.one('pre').textContent]);
  });

  it('is written in the language of the page', () => {
    const text = draw([], 'ar').text();
    expect(text).toContain('اتصالي');
    expect(text).not.toMatch(/\$|\b[a-z]+_[a-z]|undefined|NaN|Invalid/);
  });
});
