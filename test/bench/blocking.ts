/** How long importing a whole history blocks the background script: nothing else is done in the longest stretch without a pause. */
import { exported, imported, previewed } from '../../src/background/archive.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { memoryStore } from '../simulate/memory-store.ts';

type Documents = Readonly<Record<string, unknown>>;

/** The longest time in which nothing else could run while this ran, in ms. */
async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let at = performance.now();
  let isOver = false;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - at);
    at = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isOver = true;
  tick();
  return longest;
}

export interface Blocking {
  what: string;
  ms: number;
}

/** A file with all of these documents, looked at and taken in where nothing is and where all of it is already. */
export async function blockingOf(documents: Documents, now: number): Promise<Blocking[]> {
  const full = (): ReturnType<typeof memoryStore> => memoryStore(new Map(Object.entries(documents)));
  const text = await exported(full(), 'json', defaultSettings, now);
  const size = `a file of ${(text.length / 1e6).toFixed(1)} MB`;
  const [empty, other] = [memoryStore(), full()];
  return [
    {
      what: `looking at ${size} blocks at most`,
      ms: await longestStretch(() => previewed(full(), text, defaultSettings, now)),
    },
    {
      what: '  taking it in where nothing is',
      ms: await longestStretch(() => imported(empty, text, undefined, now)),
    },
    {
      what: '  taking it in where all of it is',
      ms: await longestStretch(() => imported(other, text, undefined, now)),
    },
  ];
}
