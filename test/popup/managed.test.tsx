// @vitest-environment happy-dom
/** What the popup says where an organisation's policy has set something. */
import { expect, it } from 'vitest';
import { ManagedNote } from '../../src/popup/managed-note.tsx';
import type { Managed } from '../../src/services/managed-document.ts';
import { NOTHING_DONE } from '../../src/services/managed.ts';
import { isReporting } from '../../src/services/outgoing-document.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const collector = { url: 'https://otel.example.org/', services: ['whatsapp', 'own-managed--chat'] };
const managed: Managed = {
  organisation: 'Example Newsroom',
  locked: [],
  problems: [],
  collector,
  undo: NOTHING_DONE,
};

const said = (sent: unknown) =>
  render(<ManagedNote managed={managed} isReporting={isReporting(sent)} words={wordsFor('en')} />).text();

it('says whose settings they are, and of whom results go', () => {
  expect(said({ waiting: [] })).toContain('Your organisation manages these settings. Example Newsroom');
  expect(said({ waiting: [] })).toContain('Your organisation receives these results. WhatsApp and chat');
});

it('claims no results that do not go', () => {
  for (const sent of [undefined, { waiting: [], problem: 'not-allowed' }])
    expect(said(sent)).toBe('Your organisation manages these settings. Example Newsroom');
});
