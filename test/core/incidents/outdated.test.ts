/** An alert of what is over does not stay. */
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/core/model/settings.ts';
import type { Incident } from '../../../src/core/model/incident.ts';
import { withdrawn } from '../../../src/core/incidents/outdated.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 22, 3);

const incident = (more: Partial<Incident>): Incident => ({
  id: 'meta-1',
  operator: 'Meta',
  services: ['whatsapp'],
  status: 'down',
  cause: 'unclear',
  openedAt: NOW - 120 * MINUTE,
  believedAt: NOW - 118 * MINUTE,
  between: { afterAt: NOW - 121 * MINUTE, beforeAt: NOW - 120 * MINUTE },
  timeline: [],
  relapses: 0,
  toldAt: NOW - 117 * MINUTE,
  ...more,
});

function gone(more: Partial<Incident>, alerts: Partial<Settings['alerts']> = {}): string[] {
  const settings = { ...defaultSettings, alerts: { ...defaultSettings.alerts, ...alerts } };
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  return withdrawn({ incidents: [incident(more)] }, watch(settings, sight), NOW);
}

describe('an alert', () => {
  it('stays while its outage lasts', () => {
    expect(gone({})).toEqual([]);
  });

  it('waits for the word of the end that takes its place', () => {
    expect(gone({ resolvedAt: NOW - MINUTE })).toEqual([]);
    expect(gone({ resolvedAt: NOW - 20 * MINUTE, recoveryToldAt: NOW - 19 * MINUTE })).toEqual([]);
  });

  it('goes when no such word came, or none is wished', () => {
    expect(gone({ resolvedAt: NOW - 20 * MINUTE })).toEqual(['meta-1']);
    expect(gone({ resolvedAt: NOW - 1 }, { recovery: false })).toEqual(['meta-1']);
  });
});
