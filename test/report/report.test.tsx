// @vitest-environment happy-dom
/** The page of reports, drawn from a night that was really played. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/core/storage/incidents.ts';
import { report } from '../../src/core/report/report.ts';
import { datesOf } from '../../src/report/dated.ts';
import { NoReport } from '../../src/report/other-pages.tsx';
import type { Incident } from '../../src/core/model/incident.ts';
import { textsOf } from '../../src/report/files.ts';
import { textOf } from '../../src/report/text.ts';
import { languages } from '../../src/words/languages.ts';
import { Report, type Actions } from '../../src/report/report.tsx';
import { casesOf, play, type Night } from '../history/night.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { A_NIGHT } from './a-night.ts';

let night: Night;
let one: Case;

beforeAll(async () => {
  night = await play(A_NIGHT);
  one = (await casesOf(night))[0]!;
});

const spoken = (tag: string) => ({ words: wordsFor(tag), dates: datesOf(wordsFor(tag), 'UTC') });

/** The report with what was pressed, in order. */
function drawReport(tag = 'en', width?: number, again?: string) {
  const words = wordsFor(tag);
  const done: string[] = [];
  const marks = [{ service: 'whatsapp', at: one.incident.openedAt + 300_000 }];
  const actions = new Proxy({} as Actions, {
    get: (_, name) => (value: unknown) =>
      void done.push(/boolean|string/.test(typeof value) ? `${String(name)} ${value}` : String(name)),
  });
  const page = (
    <Report
      report={report(one, marks, night.endAt)}
      {...{ words, actions }}
      {...(width !== undefined && { width })}
      dates={datesOf(words, 'UTC')}
      again={again === undefined ? undefined : spoken(again)}
      now={night.endAt}
      offsetMinutes={() => 0}
      hasOwn
      namesAddresses={false}
    />
  );
  return { ...render(page), done };
}

describe('a report', () => {
  it('tells the plain account first, then when, in local time and UTC', () => {
    const drawn = drawReport();
    expect(drawn.text('h1')).toBe('What happened: WhatsApp');
    // It began at half past eleven; the middle of the two looks around that may lie in the minute before.
    expect(drawn.text('.account')).toMatch(
      /^WhatsApp didn't answer this browser for .*\. It began on .* 23:(29|30)/,
    );
    expect(drawn.text('.account')).toContain('You marked it as not working');
    expect(drawn.text('.facts div')).toMatch(/^Began.*23:(29|30).*2026-11-21 23:(29|30):\d\d UTC$/);
  });

  it('says what follows from none of it, on the page and in its text', () => {
    const says = 'Wasl saw silence, not why; nothing here shows a hack or rules one out.';
    expect(drawReport().text('.account + p')).toBe(says);
    const words = wordsFor('en');
    expect(textOf(report(one, [], night.endAt), words, datesOf(words, 'UTC'))).toContain(`\n${says}\n`);
  });

  it('does not call silence what failed in a way that was seen', () => {
    const { incident } = one;
    const limits = (more: Partial<Incident>) =>
      wordsFor('en').say(report({ ...one, incident: { ...incident, ...more } }, [], night.endAt).limits);
    for (const more of [{ cause: 'service' }, { cause: 'blocked' }, { status: 'degraded' }] as const)
      expect(limits(more)).toMatch(
        /^Wasl saw what failed, not who or what is behind it; nothing here shows a hack/,
      );
  });

  it('draws what was asked, with the mark of the user, as wide as there is room', () => {
    const drawn = drawReport('en', 320);
    expect(drawn.one('svg.drawing').getAttribute('viewBox')).toMatch(/^0 0 320 /);
    expect(drawn.all('svg.drawing .mark-you')).toHaveLength(1);
    expect(drawn.text('.legend')).toContain('you marked it as not working');
    expect(drawn.all('svg.drawing .bad').some((path) => path.getAttribute('d') !== '')).toBe(true);
  });

  it('copies, saves, prints, and names addresses only where that is wished', () => {
    const drawn = drawReport();
    for (const action of ['copy', 'picture', 'csv', 'json']) drawn.click(`[data-action=${action}]`);
    drawn.all('.actions button').at(-1)!.click();
    drawn.click('.choice input');
    expect(drawn.done).toEqual(['copy', 'savePicture', 'saveCsv', 'saveJson', 'print', 'nameAddresses true']);
  });

  it('is told in a second language too, below the first, each in its own direction', () => {
    const drawn = drawReport('en', undefined, 'ar');
    const again = drawn.one('.again');
    expect([again.lang, again.dir]).toEqual(['ar', 'rtl']);
    const alone = drawReport('ar');
    for (const part of ['.account', '.account + p', '.facts'])
      expect(drawn.text(`.again ${part}`)).toBe(alone.text(part));
    expect(drawn.text('.again h2')).toBe(alone.text('h1'));
    expect(drawn.text('.account')).toBe(drawReport().text('.account'));
  });

  it('asks for no second language by itself, and offers any other', () => {
    const drawn = drawReport('ar');
    expect(drawn.all('.again')).toEqual([]);
    const choice = drawn.one('[name=again]') as HTMLSelectElement;
    const offered = [...choice.options].map(({ value }) => value);
    expect([choice.value, offered.length, offered.includes('en'), offered.includes('ar')]).toEqual([
      ...['', languages.length],
      ...[true, false],
    ]);
    choice.value = 'en';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    expect(drawn.done).toEqual(['tellIn en']);
  });

  it('is copied in both languages, the second below a line', () => {
    const told = { one, told: report(one, [], night.endAt), now: night.endAt };
    const alone = (tag: string) => textsOf({ ...told, ...spoken(tag) });
    expect(textsOf({ ...told, ...spoken('en'), again: spoken('ar') })).toBe(
      `${alone('en')}\n———\n\n${alone('ar')}`,
    );
    expect(alone('ar')).toMatch(/^[^\n]*واتساب/);
  });

  it('says everything in Arabic too, and leaves no key or token unsaid', () => {
    const drawn = drawReport('ar');
    expect(drawn.text('h1')).toContain('واتساب');
    const text = drawn.text();
    expect(text).toMatch(/[\u0600-\u06ff]/);
    expect(text).not.toMatch(/\$|\b[a-z]+_[a-z]|undefined|NaN|Invalid/);
  });
});

describe('where there is no report', () => {
  it.each(['unknown', 'broken'] as const)('says why, and leads to the list (%s)', (is) => {
    const drawn = render(<NoReport is={is} words={wordsFor('en')} />);
    expect(drawn.text('p').length).toBeGreaterThan(20);
    expect(drawn.one('a').getAttribute('href')).toBe('report.html');
  });
});
