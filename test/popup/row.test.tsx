// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Popup } from '../../src/popup/popup.tsx';
import { DAY, HOUR, NOW } from '../moment.ts';
import { strip } from '../ui/fixtures/strip.ts';
import { views } from '../ui/fixtures/views.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { draw } from './draw.tsx';

describe('a row', () => {
  const open = { open: ['whatsapp'] };

  it('opens and closes at a press', () => {
    const closed = draw('unreachable');
    expect(closed.all('[aria-expanded=false]')).toHaveLength(4);
    expect(closed.all('.evidence')).toEqual([]);
    closed.click('[data-service=whatsapp] [aria-expanded]');
    expect(closed.done).toEqual(['toggle whatsapp']);
    const opened = draw('unreachable', open);
    expect(opened.all('[aria-expanded=true]')).toHaveLength(1);
    expect(opened.all('[role=slider]')).toHaveLength(1);
  });

  it('is called as its service is where the person lives, on its tile too, and one of the own as its person called it', () => {
    const view = views['fine']!;
    const [first, ...rest] = view.rows;
    const rows = [{ ...first!, id: 'own-chat', name: 'Office chat', isOwn: true }, ...rest];
    const drawn = draw('fine', { view: { ...view, rows }, tag: 'ar' });
    const named = (id: string) =>
      ['.name', '.tile'].map((part) => drawn.text(`[data-service=${id}] ${part}`));
    expect(named('telegram')).toEqual(['تيليجرام', 'ت']);
    expect(named('own-chat')).toEqual(['Office chat', 'O']);
  });

  it('says beside its name that a state may be able to read it', () => {
    const view = views['fine']!;
    const rows = view.rows.map((row) => (row.id === 'signal' ? { ...row, isReadByState: true } : row));
    const drawn = draw('fine', { view: { ...view, rows } });
    const said = 'The state may be able to read this';
    expect(drawn.text('[data-service=signal] h2')).toContain(said);
    expect(drawn.text('[data-service=whatsapp] h2')).not.toContain(said);
  });

  it('tells its incidents, the latest first, each with its report', () => {
    const drawn = draw('unreachable', open);
    expect(drawn.all('.happened li > span').map(({ textContent }) => textContent)).toEqual([
      "Hasn't answered since 00:12 (25 min so far)",
      "Didn't answer from 13 Nov 00:37 to 02:45 (2 h 8 min)",
    ]);
    const { incidents } = views['unreachable']!.rows[0]!;
    const links = drawn.all('.happened li a');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual(
      incidents.map(({ id }) => [
        'What happened?',
        `../report/report.html?incident=${encodeURIComponent(id)}`,
      ]),
    );
    expect(links[1]!.getAttribute('aria-label')).toBe(
      "What happened? Didn't answer from 13 Nov 00:37 to 02:45 (2 h 8 min)",
    );
  });

  it('tells the incidents of a cell that was tapped, and then the latest again', () => {
    const { incidents } = views['unreachable']!.rows[0]!;
    const [cell] = strip([[24 * 60, 0, 'up']]).cells;
    const day = { ...cell!, at: Date.UTC(2026, 10, 13), ms: DAY };
    const drawn = draw('unreachable', { ...open, inside: { cell: day, incidents: incidents.slice(1) } });
    expect(drawn.text('.happened h3')).toBe('What happened: Fri 13 Nov');
    // What was chosen is read out; an outage that only grows longer is not.
    const liveOf = (one: typeof drawn) => one.one('.happened').getAttribute('aria-live');
    expect([liveOf(drawn), liveOf(draw('unreachable', open))]).toEqual(['polite', 'off']);
    expect(drawn.all('.happened li')).toHaveLength(1);
    drawn.click('.happened .link');
    expect(drawn.done).toEqual(['pin whatsapp']);
    const quiet = draw('unreachable', { ...open, inside: { cell: day, incidents: [] } });
    expect(quiet.text('.happened')).toContain('No outage seen then.');
  });

  it('takes "It does not work for me", and says what asking everything has shown', () => {
    const drawn = draw('fine', open);
    drawn.click('[data-action=mark]');
    expect(drawn.done).toEqual(['mark whatsapp']);
    const values = { service: 'WhatsApp', count: 2, total: 5 };
    const asking = { markedAt: NOW, isAsking: true, sentences: [{ key: 'user_report_asking', values }] };
    const busy = draw('fine', { ...open, inside: { doubt: asking } });
    busy.click('[data-action=mark]');
    expect(busy.done).toEqual([]);
    expect(busy.text('.doubting [aria-live=polite]')).toBe(
      'Checking all of WhatsApp now: 2 of 5.Noted at 00:37, in your history and the report.',
    );
    expect(draw('paused', open).all('[data-action=mark]')).toEqual([]);
  });

  it('shows its day until its inside is there', () => {
    const { rows, ...rest } = views['fine']!;
    const waiting = render(
      <Popup
        view={{ rows, ...rest }}
        words={wordsFor('en')}
        now={NOW}
        open={['whatsapp']}
        isNews
        actions={{ checkNow() {}, toggle() {} }}
      />,
    );
    expect(waiting.all('[role=slider]')).toEqual([]);
    expect(waiting.all('.row .strip')).toHaveLength(4);
  });

  it('looks back as far as is wished', () => {
    const drawn = draw('unreachable', open);
    const ranges = drawn.all('.ranges button');
    expect(ranges.map((each) => [each.textContent, each.getAttribute('aria-pressed')])).toEqual([
      ['24 h', 'true'],
      ['7 days', 'false'],
      ['30 days', 'false'],
      ['90 days', 'false'],
    ]);
    ranges[1]!.click();
    expect(drawn.done).toEqual(['range whatsapp 7d']);
    const week = { range: '7d' as const, strip: strip([[24 * 60, 0, 'up']]) };
    expect(
      draw('unreachable', { ...open, inside: week })
        .one('[role=slider]')
        .getAttribute('aria-label'),
    ).toBe('Last 7 days of WhatsApp');
  });

  it('says so when detailed checks were taken back, and offers them again', () => {
    const closed = draw('taken-back');
    expect(closed.text('[data-service=whatsapp] .head')).toContain('Permission for detailed checks removed');
    const drawn = draw('taken-back', open);
    expect(drawn.text('.offer')).toContain(
      'Permission for detailed checks of WhatsApp was removed in the browser.',
    );
    drawn.click('[data-action=detailed]');
    expect(drawn.done).toEqual(['detailed whatsapp']);
  });

  it('claims nothing about the encryption of a service of the user', () => {
    const drawn = draw('own', { open: ['own-chat'] });
    expect(drawn.text('[data-service=own-chat]')).not.toContain('encrypted');
  });

  it('never says that a service answers while what is known is old', () => {
    const states = draw('unmeasured').all('.state');
    expect(states.map(({ textContent }) => textContent)).toEqual(Array(4).fill('Last answered 8 h ago'));
  });

  it('offers detailed checks only where the cause is unclear and they are not on', () => {
    const offered = draw('unreachable', open);
    offered.click('[data-action=detailed]');
    expect(offered.done).toEqual(['detailed whatsapp']);
    expect(draw('blocked', open).all('[data-action=detailed]')).toEqual([]);
    const { rows, ...rest } = views['unreachable']!;
    const view = { ...rest, rows: rows.map((row) => ({ ...row, isDetailed: true })) };
    const detailed = draw('unreachable', { ...open, view });
    expect(detailed.all('[data-action=detailed]')).toEqual([]);
    expect(detailed.text()).toContain('Detailed checks are on.');
  });

  it('pauses and resumes, from its menu', () => {
    const watched = draw('fine', open);
    watched.click('[data-service=whatsapp] [role=menu] [data-action=pause-one]');
    const paused = draw('paused', open);
    paused.click('[data-service=whatsapp] [role=menu] [data-action=resume-one]');
    expect([...watched.done, ...paused.done]).toEqual(['pause whatsapp true', 'pause whatsapp false']);
  });

  it('ends the alerts of an outage by one press, says so beside its name, and takes that back', () => {
    const loud = draw('unreachable', open);
    loud.click('[data-action=quiet-until-back]');
    expect(loud.done).toEqual(['quiet whatsapp until-back']);
    expect(loud.all('.hushed')).toEqual([]);
    const quiet = draw('unreachable', { ...open, inside: { quiet: 'until-back' } });
    expect(quiet.text('[data-service=whatsapp] .head .hushed')).toBe("Quiet until it's back");
    expect(quiet.all('[data-action=quiet-until-back]')).toEqual([]);
    quiet.click('[data-action=alerts-as-usual]');
    expect(quiet.done).toEqual(['quiet whatsapp ']);
  });

  it('offers that only while it fails, and where there are alerts', () => {
    const offered = '[data-action^=quiet]';
    expect(draw('fine', open).all('[data-action=quiet-until-back]')).toEqual([]);
    expect(draw('unreachable', { ...open, inside: { canAlert: false } }).all(offered)).toEqual([]);
    expect(draw('paused', open).all(offered)).toEqual([]);
  });

  it('keeps quiet for some hours, or no longer', () => {
    const loud = draw('fine', open);
    loud.click('[data-action=quiet-4]');
    expect(loud.done).toEqual([`quiet whatsapp ${4 * HOUR}`]);
    expect(loud.all('[data-action=alerts-usual]')).toEqual([]);
    const timed = draw('fine', { ...open, inside: { quiet: { untilAt: NOW + HOUR } } });
    expect(timed.text('.head .hushed')).toBe('Quiet until 01:37');
    timed.click('[data-action=alerts-usual]');
    expect(timed.done).toEqual(['quiet whatsapp ']);
    const muted = draw('fine', { ...open, inside: { quiet: 'muted' } });
    expect(muted.text('.head .hushed')).toBe('Muted');
    expect(muted.all('[role=menuitem]').map(({ dataset }) => dataset['action'])).toEqual(
      expect.arrayContaining(['pause-one', 'alerts-usual']),
    );
  });
});
