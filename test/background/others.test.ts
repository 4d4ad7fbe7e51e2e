/** Outside sources beside the rounds: asked after the probes, waited for by nobody, and missed by nobody. */
import { metered } from '../../src/core/traffic/meter.ts';
import { describe, expect, it } from 'vitest';
import { askedOthers } from '../../src/background/others.ts';
import { rounds } from '../../src/background/round.ts';
import { worldOf } from '../../src/background/world.ts';
import type { Shell } from '../../src/background/shell.ts';
import { readState } from '../../src/background/read-state.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { friendOpinions } from '../../src/core/view/friend.ts';
import { askedOthers as askedLately } from '../../src/core/view/others.ts';
import { writeFriendLine } from '../../src/core/model/friend-line.ts';
import { QUESTION_MS } from '../../src/core/schedule/questions.ts';
import { MARKS } from '../../src/core/storage/keys.ts';
import type { Hearing, VantageQuestion } from '../../src/core/model/vantage.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { vantages } from '../../src/vantages/index.ts';
import { storeOver } from '../simulate/memory-store.ts';
import { healthyShell } from './healthy.ts';

const settings: Settings = {
  ...defaultSettings,
  ...{ isStarted: true, services: [{ id: 'discord' }], sources: ['operator'] },
};
const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

/** A healthy world with one source that is switched on. */
function world(ask: (question: VantageQuestion, now: number) => Promise<Hearing>) {
  const stored = new Map<string, unknown>();
  const asked: string[] = [];
  const watched = { ...watch(settings, sight), vantages: vantages.filter(({ kind }) => kind === 'operator') };
  const healthy = healthyShell(stored, Date.UTC(2026, 10, 22, 21), () => watched);
  const shell: Shell = {
    ...healthy,
    async probe(order, now) {
      asked.push('probe');
      return healthy.probe(order, now);
    },
    ask(question) {
      asked.push(question.source);
      return ask(question, healthy.now());
    },
  };
  return { shell, asked, state: () => readState(storeOver(stored)) };
}

const trouble = (question: VantageQuestion, now: number): Hearing => ({
  question,
  opinion: {
    ...{ source: question.source, kind: 'operator', service: 'discord', says: 'trouble' },
    ...{ at: now, heardAt: now },
  } as const,
  bytes: 4_000,
});

describe('a click on "ask others"', () => {
  it('asks after the probes, and what was said is held and paid for', async () => {
    const { shell, asked, state } = world(async (question, now) => trouble(question, now));
    const run = rounds(shell);
    await run('alarm');
    expect(asked).not.toContain('statuspage/discord');
    await run.askOthers('discord');
    expect(asked.filter((one) => one !== 'probe')).toEqual(['statuspage/discord']);
    expect(asked.indexOf('statuspage/discord')).toBeGreaterThan(0);
    const { others, spent, services } = await state();
    expect(others.opinions).toMatchObject([{ service: 'discord', says: 'trouble' }]);
    const bytes = metered({ sentBytes: 0, receivedBytes: 4_000 });
    expect(spent.owners!['others']).toEqual([bytes, bytes]);
    expect(services['discord']).toMatchObject({ said: 'reported-elsewhere' });
    expect(services['discord']!.status).not.toBe('down');
  });

  it('does not hold what a friend’s text says for an answer, nor pays for it, nor concludes from it', async () => {
    const { shell, asked, state } = world(async (question, now) => trouble(question, now));
    const run = rounds(shell);
    await run('alarm');
    const { opinions } = friendOpinions(
      writeFriendLine({ service: 'discord', answers: false, at: shell.now() - 60_000, country: 'DE' }),
      ['discord'],
      shell.now(),
    );
    await run.heardFriend(opinions);
    const { others, spent, services } = await state();
    expect(others.opinions).toMatchObject([{ source: 'friend', says: 'trouble', places: ['DE'] }]);
    expect(askedLately({ others }, 'discord', shell.now())).toBe('nobody');
    expect(spent.owners!['others']).toBeUndefined();
    expect(services['discord']!.said).toBeUndefined();
    expect(asked.filter((one) => one !== 'probe')).toEqual([]);
  });

  it('is made by whoever says that a service does not work too', async () => {
    const { shell, asked } = world(async (question, now) => trouble(question, now));
    const run = rounds(shell);
    await run('alarm');
    await shell.sleep(5_000);
    await shell.save({ [MARKS]: [{ at: shell.now(), service: 'discord' }] });
    await run('user-report');
    expect(asked.filter((one) => one !== 'probe')).toEqual(['statuspage/discord']);
  });

  it('asks about no service of which nothing is switched on', async () => {
    const { shell, asked } = world(async (question, now) => trouble(question, now));
    const run = rounds(shell);
    await run('alarm');
    await run.askOthers('signal');
    expect(asked.filter((one) => one !== 'probe')).toEqual([]);
  });
});

it('a source that never answers holds up no round', async () => {
  const { shell, asked } = world(() => new Promise(() => undefined));
  const run = rounds(shell);
  await run('alarm');
  await run.askOthers('discord');
  const before = asked.length;
  await run('check-now');
  await run.askOthers('discord');
  expect(asked.slice(before).filter((one) => one === 'probe').length).toBeGreaterThan(0);
  // It is still being asked, and not asked twice.
  expect(asked.filter((one) => one !== 'probe')).toEqual(['statuspage/discord']);
});

it('a question that takes too long is called off, and what it has moved until then is counted', async () => {
  const rings: [number, () => void][] = [];
  const { shell } = world(async (question, now) => trouble(question, now));
  const asking = worldOf({
    ...shell,
    after: (ms, ring) => {
      rings.push([ms, ring]);
      return () => undefined;
    },
    ask: (question, _, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ ...trouble(question, shell.now()), bytes: 1_234 })),
      ),
  });
  const question = { source: 'statuspage/discord', service: 'discord', isInDoubt: true };
  const heard = asking.ask(question, await shell.watch());
  for (const [ms, ring] of rings) if (ms === QUESTION_MS) ring();
  expect(await heard).toMatchObject({ bytes: 1_234 });
});

it('a source that the browser does not let be asked is held as silent', async () => {
  const { shell, state } = world(() => Promise.reject(new Error('no room')));
  const run = rounds(shell);
  await run('alarm');
  await run.askOthers('discord');
  const { others } = await state();
  expect(others.opinions).toMatchObject([{ says: 'unknown', why: 'silent' }]);
  expect(others.asked).toMatchObject([{ inVain: 1 }]);
});

it('an answer that comes while another is being stored is taken too, before the script rests', async () => {
  const answers = new Map<string, (hearing: Hearing) => void>();
  const now = (): number => Date.UTC(2026, 10, 22, 21);
  const others = askedOthers({
    now,
    ask: (question) => new Promise((resolve) => answers.set(question.source, resolve)),
  });
  const [one, other] = ['statuspage/discord', 'statuspage/zoom'].map(
    (source): VantageQuestion => ({ source, service: 'discord' }) as VantageQuestion,
  );
  others.ask([one!, other!], watch(settings, sight));
  answers.get(one!.source)!(trouble(one!, now()));
  await others.comes();
  expect(others.take()).toHaveLength(1);
  answers.get(other!.source)!(trouble(other!, now()));
  await new Promise((resolve) => setImmediate(resolve));
  expect(others.isAsking()).toBe(true);
  await others.comes();
  expect(others.take()).toHaveLength(1);
  expect(others.isAsking()).toBe(false);
});
