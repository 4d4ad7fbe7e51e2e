/**
 * An hour of the real extension with a round every few seconds, in days of its own time: memory stays flat, storage bounded, and nothing is
 * complained of. `WASL_SOAK_MINUTES` makes it shorter or longer.
 */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { memoryKept } from '../browser/memory.ts';
import { driveRound, hasten } from '../browser/hasten.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { night } from '../browser/stage.ts';
import { CALM } from '../lab/lab.ts';

declare const chrome: Browser;

const SERVICES = ['whatsapp', 'telegram', 'signal', 'discord'];
const MINUTES = Number(process.env['WASL_SOAK_MINUTES'] ?? 60);
/** The hour in parts; in each, one of the services is out for a while. */
const PARTS = 6;

/** In bytes. A browser keeps what it likes for a while; what grows with every round grows far beyond this. */
const MEMORY_MORE = 60_000_000;
/** Four services with a dozen incidents, two days of single answers and a week of days. */
const STORED_MOST = 1_500_000;

const storedBytes = async (rig: Rig): Promise<number> => JSON.stringify(await rig.stored()).length;

/** What the background script complains of lies where `stored` finds it. */
function complaining(): void {
  const complaints: string[] = [];
  const note = (what: unknown) => {
    complaints.push(String(what));
    void chrome.storage.session.set({ complaints }).catch(() => undefined);
  };
  const { error } = console;
  console.error = (...said: unknown[]) => {
    note(said.join(' '));
    error(...said);
  };
  addEventListener('unhandledrejection', ({ reason }) => note(reason));
  addEventListener('error', ({ message }) => note(message));
}

it.each(['chromium', 'firefox'] as const)(
  'in %s an hour of rounds leaves nothing behind but what they saw',
  async (browser) => {
    const rig = await startRig(browser, { permissions: ['notifications'], before: [hasten, complaining] });
    onTestFinished(rig.close);
    const driver = (rig.chromium ?? rig.firefox)!;
    await rig.choose(SERVICES);
    const memory: number[] = [];
    const stored: number[] = [];
    let rounds = 0;
    const driveFor = async (minutes: number) => {
      for (const endAt = Date.now() + minutes * 60_000; Date.now() < endAt; rounds += 1)
        await driveRound(rig);
    };
    for (let part = 0; part < PARTS; part += 1) {
      await driveFor((MINUTES / PARTS) * 0.4);
      const out = SERVICES[part % SERVICES.length]!;
      await rig.lab.play(night([{ from: 0, services: [out], fault: 'refused' }]));
      await driveFor((MINUTES / PARTS) * 0.2);
      await rig.lab.play(CALM);
      await driveFor((MINUTES / PARTS) * 0.4);
      memory.push(await memoryKept(rig));
      stored.push(await storedBytes(rig));
    }
    const said = JSON.stringify({ rounds, memory, stored });
    // The first part still fills caches.
    expect(memory.at(-1)! - memory[1]!, said).toBeLessThan(MEMORY_MORE);
    expect(Math.max(...stored), said).toBeLessThan(STORED_MOST);
    expect(await rig.stored()).not.toHaveProperty('complaints');
    expect(await driver.problems()).toEqual([]);
    expect((await rig.state()).incidents.length).toBeGreaterThan(0);
  },
  7_200_000,
);
