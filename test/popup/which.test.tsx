// @vitest-environment happy-dom
/** The question which service does not work, asked of whom no check can help. */
import { expect, it } from 'vitest';
import { Which } from '../../src/popup/quiet-day.tsx';
import { row } from '../ui/fixtures/rows.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const rows = [row('whatsapp'), row('telegram'), row('signal', { status: 'paused' })];

it.each([
  ['en', ['WhatsApp', 'Telegram']],
  ['ar', ['واتساب', 'تيليجرام']],
])('names what is checked as its rows do (%s)', (tag, names) => {
  const marked: string[] = [];
  const drawn = render(<Which rows={rows} words={wordsFor(tag)} onMark={(id) => void marked.push(id)} />);
  expect(drawn.all('[data-which]').map(({ textContent }) => textContent)).toEqual(names);
  drawn.click('[data-which=telegram]');
  expect(marked).toEqual(['telegram']);
});
