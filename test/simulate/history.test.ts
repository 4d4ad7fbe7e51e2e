/** `npm run simulate` from the outside, with a history that the program exported. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exported } from '../../src/background/archive.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { play, scenarioOf } from '../history/night.ts';
import { run } from '../setup/start-program.mjs';
import { memoryStore } from './memory-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'wasl-history-'));
afterAll(() => rmSync(folder, { recursive: true }));

const night = scenarioOf({
  name: 'a night',
  seed: 3,
  startAt: '2026-11-22T21:00:00Z',
  duration: 9_000,
  services: ['telegram', 'signal'],
  permissions: 'exact',
  events: [
    { from: 3_000, to: 4_800, services: ['signal'], fault: 'refused' },
    { from: 6_000, to: 8_400, fault: 'asleep' },
  ],
});

let history = '';

beforeAll(async () => {
  const { stored, endAt } = await play(night);
  history = await exported(memoryStore(stored), 'json', { ...defaultSettings, isStarted: true }, endAt);
});

function simulate(name: string, text: string): { status: number | null; lines: Told[]; complaint: string } {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { status, stdout, stderr } = run(
    'node',
    ['test/setup/run.mjs', 'test/simulate/main.ts', '--json', file],
    { encoding: 'utf8', maxBuffer: 50_000_000 },
  );
  const lines = stdout.split('\n').filter(Boolean);
  return { status, lines: lines.map((line) => JSON.parse(line) as Told), complaint: stderr };
}

interface Told {
  scenario: string;
  event: string;
  at?: number;
  [key: string]: unknown;
}

describe('an exported history', () => {
  it('is played as the night it was', () => {
    const { status, lines } = simulate('history.json', history);
    expect(status).toBe(0);
    const incidents = lines.filter(({ event }) => event === 'incident');
    expect(new Set(incidents.map(({ services }) => String(services)))).toEqual(new Set(['signal']));
    const over = incidents.find(({ change }) => change === 'resolved')!;
    // What was recorded comes after a quarter of an hour.
    expect(Math.abs((over['openedAt'] as number) - 900 - 3_000)).toBeLessThan(120);
    expect(Math.abs((over['resolvedAt'] as number) - 900 - 4_800)).toBeLessThan(120);
    const summary = lines.find(({ event }) => event === 'summary')!;
    expect(summary['notMeasuredSeconds']).toBeGreaterThan(2_000);
    expect(summary.scenario).toMatch(/^history\.json, from 2026-11-22T21:0/);
  });

  it('that is damaged is refused with the place', () => {
    const broken = JSON.parse(history) as { openDays: { day: string }[] };
    broken.openDays[0]!.day = 'yesterday';
    const { status, lines, complaint } = simulate('broken.json', JSON.stringify(broken));
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(complaint).toMatch(/broken\.json: .*openDays › yesterday › day/);
  });

  it('of a later version, cut short, or with nothing to play is refused too', () => {
    const later = simulate('later.json', JSON.stringify({ ...JSON.parse(history), version: 99 }));
    expect([later.status, later.complaint]).toEqual([2, expect.stringMatching(/later\.json: .*99/)]);
    const cut = simulate('cut.json', history.slice(0, -500));
    expect([cut.status, cut.complaint]).toEqual([2, expect.stringMatching(/cut\.json, line 1: not JSON/)]);
    const bare = simulate(
      'bare.json',
      JSON.stringify({ ...JSON.parse(history), observations: [], incidents: [] }),
    );
    expect([bare.status, bare.complaint]).toEqual([2, expect.stringMatching(/without observations/)]);
  });
});
