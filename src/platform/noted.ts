/** Moments that are noted by name until the browser closes, in memory alone: what was found out lately need not be asked again. */
import { browser } from './browser.ts';
import { orElse } from './or-else.ts';

export const NOTED = 'noted';

export type Moments = Readonly<Record<string, number>>;

/** All that is noted; nothing where the browser does not say. */
export async function noted(): Promise<Moments> {
  const found = await orElse(() => browser.storage.session.get(NOTED), {});
  return (found[NOTED] ?? {}) as Moments;
}

/** Notes these too, and forgets what was noted before `since`. Where the browser refuses it is as if nothing had been found out. */
export async function note(moments: Moments, since: number): Promise<void> {
  const all = { ...(await noted()), ...moments };
  const recent = Object.fromEntries(Object.entries(all).filter(([, at]) => at >= since));
  await orElse(() => browser.storage.session.set({ [NOTED]: recent }), undefined);
}
