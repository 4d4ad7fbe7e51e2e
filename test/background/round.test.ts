/** Rounds: one at a time, shared, and none of the reasons for one is lost. */
import { describe, expect, it } from 'vitest';
import { rounds } from '../../src/background/round.ts';
import type { Shell } from '../../src/background/shell.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { emptyState } from '../../src/core/model/state.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import type { Incident } from '../../src/core/model/incident.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { unawaited } from '../../src/platform/unawaited.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { healthyShell } from './healthy.ts';

/** A healthy world whose probes wait until they are let go. */
function world() {
  const stored = new Map<string, unknown>();
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let settings: Settings = { ...defaultSettings, isStarted: true, services: [{ id: 'signal' }] };
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  const healthy = healthyShell(stored, Date.UTC(2026, 10, 22, 21), () => watch(settings, sight));
  const shell: Shell = {
    ...healthy,
    probe: async (order, watched) => {
      asked.push(order.endpoint);
      await new Promise<void>((go) => waiting.push(go));
      return healthy.probe(order, watched);
    },
  };
  const letGo = async (): Promise<void> => {
    await new Promise((rest) => setImmediate(rest));
    for (const go of waiting.splice(0)) go();
    await new Promise((rest) => setImmediate(rest));
  };
  return { shell, asked, letGo, choose: (id: string) => (settings = { ...settings, services: [{ id }] }) };
}

describe('a round that is running', () => {
  it('serves an alarm that comes meanwhile', async () => {
    const { shell, asked, letGo } = world();
    const run = rounds(shell);
    const both = Promise.all([run('alarm'), run('alarm')]);
    await letGo();
    await both;
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each(['network', 'check-now'] as const)('is followed by one that a %s wanted', async (trigger) => {
    const { shell, asked, letGo, choose } = world();
    const run = rounds(shell);
    const first = run('alarm');
    await new Promise((rest) => setImmediate(rest));
    choose('discord');
    const second = [run(trigger), run(trigger)];
    expect(asked.some((id) => id.startsWith('discord/'))).toBe(false);
    await letGo();
    await first;
    await letGo();
    await Promise.all(second);
    expect(asked.filter((id) => id === 'discord/api')).toHaveLength(1);
  });
});

it('ends at its first pause when somebody asks while it still probes', async () => {
  const { shell, asked, letGo } = world();
  const { probe } = shell;
  let isSilent = true;
  shell.probe = async (order, watched) => {
    const seen = await probe(order, watched);
    return isSilent ? { ...seen, answered: false, failure: 'timeout', grade: 0 } : seen;
  };
  // It would never come back from a pause by itself.
  shell.sleep = () => new Promise(() => undefined);
  const run = rounds(shell);
  const first = run('alarm');
  await new Promise((rest) => setImmediate(rest));
  const second = run('check-now');
  await letGo();
  await first;
  isSilent = false;
  await letGo();
  await second;
  const one = asked.find((id) => id.startsWith('signal/'));
  expect(asked.filter((id) => id === one)).toHaveLength(2);
});

describe('"It does not work for me"', () => {
  const of = (asked: readonly string[], id: string) => asked.filter((one) => one.startsWith(`${id}/`)).sort();

  it('asks the whole service at once, and once, even where the script was killed in between', async () => {
    const { shell, asked, letGo, choose } = world();
    choose('whatsapp');
    const quiet = rounds(shell)('alarm');
    await letGo();
    await quiet;
    asked.length = 0;

    await shell.sleep(1);
    await shell.save({ marks: [{ service: 'whatsapp', at: shell.now() }] });
    // Killed before it could ask: a new script, woken by its alarm, tells who still waits how far it is.
    const said: number[] = [];
    shell.say = ({ whatsapp }) => void said.push(whatsapp!.heard);
    const first = rounds(shell)('alarm');
    await letGo();
    await first;
    const all = ['whatsapp/links', 'whatsapp/registration', 'whatsapp/web'];
    expect(of(asked, 'whatsapp')).toEqual(expect.arrayContaining(all));
    expect(said.at(-1)).toBe(of(asked, 'whatsapp').length);
    expect(new Set(of(asked, 'whatsapp')).size).toBe(of(asked, 'whatsapp').length);

    asked.length = 0;
    const second = rounds(shell)('user-report');
    await letGo();
    await second;
    expect(of(asked, 'whatsapp')).toEqual([]);
  });

  it('tells how far it is, address by address', async () => {
    const { shell, letGo } = world();
    const said: string[] = [];
    shell.say = ({ signal }) => void said.push(`${signal?.heard} of ${signal?.asked}`);
    const round = rounds(shell)('check-now');
    await letGo();
    await round;
    expect(said[0]).toMatch(/^0 of [1-9]/);
    expect(said.at(-1)).toMatch(/^(\d) of \1$/);
  });
});

it('takes away the alert of an outage that is over and whose end nobody was told of', async () => {
  const { shell, letGo } = world();
  const HOUR = 3_600_000;
  const openedAt = shell.now() - 2 * HOUR;
  const over: Incident = {
    ...{ id: 'signal-1', operator: 'Signal', services: ['signal'], status: 'down', cause: 'unclear' },
    ...{ openedAt, believedAt: openedAt, between: { afterAt: openedAt - 1, beforeAt: openedAt } },
    ...{ timeline: [], relapses: 0, toldAt: openedAt, resolvedAt: shell.now() - HOUR },
  };
  const state = { ...emptyState, steppedAt: shell.now() - 60_000, incidents: [over] };
  await shell.save(entries(emptyState, state));
  const gone: string[] = [];
  shell.withdraw = async (ids) => void gone.push(...ids);
  let isOver = false;
  unawaited(rounds(shell)('alarm').then(() => (isOver = true)));
  while (!isOver) await letGo();
  expect(gone).toEqual(['signal-1']);
});

it('tells nobody of a trouble that a script was killed over a month ago before it could tell it', async () => {
  const { shell, letGo } = world();
  const at = shell.now() - 31 * 24 * 3_600_000;
  const open: Incident = {
    ...{ id: 'signal-1', operator: 'Signal', services: ['signal'], status: 'down', cause: 'unclear' },
    ...{ openedAt: at, believedAt: at, between: { afterAt: at - 1, beforeAt: at } },
    ...{ timeline: [], relapses: 0, toldAt: at },
  };
  const notice: Notice = {
    ...{ id: 'signal-1/outage', kind: 'outage', notification: 'signal-1', replaces: false, at },
    ...{ services: ['signal'], title: { key: 'notice_outage-title', values: {} }, message: [] },
  };
  await shell.save(
    entries(emptyState, { ...emptyState, steppedAt: at, incidents: [open], outbox: [notice] }),
  );
  const told: string[] = [];
  shell.tell = async ({ kind }) => void told.push(kind);
  let isOver = false;
  unawaited(rounds(shell)('alarm').then(() => (isOver = true)));
  while (!isOver) await letGo();
  expect(told).toEqual([]);
});
