// @vitest-environment happy-dom
/** What the settings say of an organisation's collector. */
import { expect, it } from 'vitest';
import type { CollectorProps } from '../../src/options/collector-note.tsx';
import type { Managed } from '../../src/services/managed-document.ts';
import { NOTHING_DONE } from '../../src/services/managed.ts';
import { NOTHING_OUT } from '../../src/services/outgoing-document.ts';
import { draw } from './draw.tsx';

const collector = { url: 'https://otel.example.org/v1/metrics', services: ['signal', 'whatsapp'] };
const managed: Managed = { locked: [], problems: [], collector, undo: NOTHING_DONE };

function open(more: Partial<CollectorProps> = {}, named = managed) {
  const clicks: string[] = [];
  const collecting = { outgoing: NOTHING_OUT, mayReport: true, onAllow: () => clicks.push('allow'), ...more };
  const drawn = draw({ managed: named, collecting });
  return { ...drawn, clicks, said: drawn.one('[data-collector]').textContent };
}

it('who receives what of whom, and that nothing names the computer', () => {
  const { said } = open();
  expect(said).toContain('Your organisation receives these results.');
  expect(said).toMatch(/WhatsApp.*Signal.*otel\.example\.org/);
  expect(said).toContain('Nothing in it names this computer or you.');
  const named = { ...managed, collector: { ...collector, instance: 'desk-7' } };
  expect(open({}, named).said).toContain('This computer is named in it: desk-7.');
});

it('that nothing is sent before it is allowed, with the button that asks', () => {
  const { said, click, clicks } = open({ mayReport: false, browser: 'firefox' });
  expect(said).toContain('Your organisation would like to receive these results.');
  expect(said).toContain('Nothing is sent until you allow it.');
  expect(said).toContain('“browsing activity”');
  click('[data-action=allow-collector]');
  expect(clicks).toEqual(['allow']);
  expect(open({ mayReport: false, browser: 'chromium' }).said).not.toContain('browsing');
});

it('whether it flows', () => {
  const outgoing = { ...NOTHING_OUT, takenAt: 1_796_010_028_000 };
  expect(open().said).toContain('Nothing has been received yet.');
  expect(open({ outgoing }).said).toMatch(/Last received at/);
  expect(open({ outgoing: { ...outgoing, problem: 'silent' } }).said).toContain(
    'There was no answer at the last try.',
  );
  expect(open({ outgoing: { ...outgoing, problem: '503' } }).said).toContain(
    'It answered 503 at the last try.',
  );
});

it('its host is among those that are contacted', () => {
  expect(open().one('.hosts').textContent).toContain('otel.example.org');
});
