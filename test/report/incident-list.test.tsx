// @vitest-environment happy-dom
/** The list of incidents with the month above it, drawn from a night that was really played. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/core/storage/incidents.ts';
import { datesOf } from '../../src/report/dated.ts';
import type { Keep } from '../../src/core/model/keeping.ts';
import { IncidentList } from '../../src/report/other-pages.tsx';
import { readMarked, type Marked } from '../../src/report/read-marks.ts';
import { readMonth, type Month } from '../../src/report/read-month.ts';
import { casesOf, play, type Night } from '../history/night.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { A_NIGHT } from './a-night.ts';

let night: Night;
let one: Case;
let month: Month;
let marked: Marked[];

beforeAll(async () => {
  night = await play(A_NIGHT);
  one = (await casesOf(night))[0]!;
  const services = [{ id: 'whatsapp', name: 'WhatsApp' }];
  const source = { state: night.state, loadAll: night.loadAll, services, cases: [one], now: night.endAt };
  month = await readMonth(source, 0);
  const marks = [-40, -5, 10].map((minutes) => ({
    service: 'whatsapp',
    at: one.incident.openedAt + minutes * 60_000,
  }));
  const ancient = { service: 'whatsapp', at: night.endAt - 400 * 86_400_000 };
  marked = await readMarked([ancient, ...marks], source);
});

function drawList(about?: string, shown = month, back = 1, keep?: Keep, marks = marked) {
  const words = wordsFor('en');
  const turned: number[] = [];
  const incidents = [{ incident: one.incident, names: ['WhatsApp'] }];
  const dates = datesOf(words, 'UTC');
  const page = (
    <IncidentList
      {...{ incidents, words, dates, about }}
      marked={marks}
      nameOf={(id) => (id === 'whatsapp' ? 'WhatsApp' : undefined)}
      {...{ month: shown, back, keep }}
      onTurn={(next) => void turned.push(next)}
    />
  );
  return { ...render(page), turned };
}

describe('the list', () => {
  it('has a line for each incident, which leads to its report', () => {
    const drawn = drawList();
    expect(drawn.text('h1')).toBe('What happened here');
    const link = drawn.one('tbody th a[href*="incident="]');
    expect(link.getAttribute('href')).toBe(`report.html?incident=${encodeURIComponent(one.incident.id)}`);
    expect(link.textContent).toBe('WhatsApp');
  });

  it('begins with the month, which is in view, while the rest is on its way', () => {
    const words = wordsFor('en');
    const shared = { month, words, dates: datesOf(words, 'UTC'), nameOf: () => undefined };
    const drawn = render(<IncidentList {...shared} back={0} onTurn={() => {}} />);
    expect(drawn.text('[data-service=whatsapp] th')).toBe('WhatsApp');
    expect(drawn.all('section')).toHaveLength(1);
    expect(drawn.one('main').getAttribute('aria-busy')).toBe('true');
    expect(drawList().one('main').getAttribute('aria-busy')).toBe('false');
  });

  it('has what the user marked, beside what was seen and the report that it belongs to', () => {
    const drawn = drawList();
    const heads = drawn.all('.marked thead th').map(({ textContent }) => textContent);
    expect(heads).toEqual(['What', 'When', 'What was seen', 'Incidents']);
    expect(drawn.all('.marked tbody th[scope=row]').map(({ textContent }) => textContent)).toEqual(
      Array(4).fill('WhatsApp'),
    );
    const links = drawn.all('.marked a').map((link) => link.getAttribute('href'));
    expect(links).toEqual(Array(2).fill(`report.html?incident=${encodeURIComponent(one.incident.id)}`));
    const lines = drawn
      .all('.marked tbody tr')
      .map((line) => [...line.children].slice(2).map(({ textContent }) => textContent));
    expect(lines).toEqual([
      ["didn't answer", 'What happened?'],
      ['answered', 'What happened?'],
      ['not checked', ''],
      ['no longer kept', ''],
    ]);
  });

  it('calls what was marked by its name, and never by what it is called in storage', () => {
    const own = { service: 'own-chat-1', at: night.endAt };
    const drawn = drawList(undefined, month, 1, undefined, [own, ...marked.slice(0, 1)]);
    expect(drawn.all('.marked tbody th[scope=row]').map(({ textContent }) => textContent)).toEqual([
      'a service you removed',
      'WhatsApp',
    ]);
  });

  it('is about one service where that is wished, and leads back to all', () => {
    const drawn = drawList('WhatsApp');
    expect(drawn.text('h1')).toBe('What happened: WhatsApp');
    expect(drawn.all('a').at(-1)!.getAttribute('href')).toBe('report.html');
  });

  it('says that no more is kept where that is wished', () => {
    expect(drawList().all('[data-kept]')).toEqual([]);
    const drawn = drawList(undefined, month, 1, 'day');
    expect(drawn.text('[data-kept]')).toMatch(/^Wasl keeps only the last 24 hours, .* not known here\.$/);
  });

  it('names the day of the longest quiet stretch, both where there are two', () => {
    const quietOf = (days: number) => {
      const from = Date.UTC(2026, 10, 21, 8);
      const quiet = { from, to: from + days * 86_400_000, measuredMs: 46 * 60_000 };
      const rows = month.rows.map((row) => ({ ...row, glance: { ...row.glance, quiet } }));
      return drawList(undefined, { ...month, rows }).text('tbody tr td:last-child');
    };
    expect(quietOf(0)).toBe('46 min checked, 21 Nov');
    expect(quietOf(1)).toBe('46 min checked, 21 Nov to 22 Nov');
  });

  it('begins with the last thirty days, over the end of a month too, and goes on by the calendar', async () => {
    const from = async (back: number) => {
      const now = Date.UTC(2026, 10, 2, 12);
      const source = { state: night.state, loadAll: night.loadAll, services: [], cases: [], now };
      const { from: at, to } = await readMonth(source, back);
      return [at, to].map((moment) => new Date(moment).toLocaleDateString('en-GB'));
    };
    expect(await from(0)).toEqual(['04/10/2026', '03/11/2026']);
    expect(await from(1)).toEqual(['01/11/2026', '01/12/2026']);
    expect(await from(2)).toEqual(['01/10/2026', '01/11/2026']);
    expect(drawList(undefined, month, 0).text('.turn b')).toBe('The last 30 days');
  });

  it('turns the months, and says under which heading each number stands', () => {
    const drawn = drawList();
    const [earlier, later] = drawn.all('.turn button');
    earlier!.click();
    later!.click();
    expect(drawn.turned).toEqual([2, 0]);
    // At the end the button stays where it has the focus, and does nothing.
    const now = drawList(undefined, month, 0);
    const last = now.all('.turn button')[1] as HTMLButtonElement;
    last.click();
    expect([last.getAttribute('aria-disabled'), last.disabled, now.turned]).toEqual(['true', false, []]);
    const labels = drawn.all('[data-service=whatsapp] td').map(({ dataset }) => dataset['label']);
    expect(labels).toEqual(
      drawn
        .all('section thead th')
        .slice(1, 6)
        .map(({ textContent }) => textContent),
    );
  });
});
