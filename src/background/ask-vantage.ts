/** One question to an outside source, in the browser: asked of its own hosts alone, bounded in time and bytes, and what it moved counted. */
import { note, noted } from '../platform/noted.ts';
import { isGranted } from '../platform/permissions.ts';
import { hostOf } from '../core/model/service.ts';
import { DAY_MS } from '../core/model/time.ts';
import type { Hearing, VantageQuestion } from '../core/model/vantage.ts';
import type { Sight, Watch } from '../core/model/watch.ts';
import { vantages } from '../vantages/index.ts';
import type { Read, Vantage } from '../vantages/vantage.ts';
import { ownSentences } from './own-sentences.ts';
import { readerOver } from './read-vantage.ts';
import type { Ways } from './ways.ts';

/** The same for all of them: each set of origins takes a frame of its own, and a room with many is given up (`room.ts`). */
const ORIGINS = vantages.flatMap(({ hosts }) => hosts.map((host) => `https://${host}`));

/** Reads only what may be read, at the hosts that the source has declared. */
function guarded(read: Read, { hosts, isCorsOpen }: Vantage, { browser }: Sight): Read {
  return async (question) => {
    const mayRead = (isCorsOpen && browser === 'chromium') || (await isGranted(question.url));
    if (!hosts.includes(hostOf(question.url)) || !mayRead)
      throw new TypeError(`not to be read: ${question.url}`);
    return read(question);
  };
}

/** A moment's rest, which ends with the question. */
const waiting =
  (signal: AbortSignal) =>
  (ms: number): Promise<void> =>
    new Promise((awake, giveUp) => {
      const timer = setTimeout(awake, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        giveUp(signal.reason as Error);
      });
    });

/**
 * Never rejects but where the browser gives no room to ask from.
 * @param signal calls it off: what it has moved until then is counted
 */
export async function askVantage(
  { visitRoom }: Pick<Ways, 'visitRoom'>,
  question: VantageQuestion,
  watch: Watch,
  signal: AbortSignal,
): Promise<Hearing> {
  const { source, service: id, isInDoubt, target } = question;
  const { country, provider } = watch.settings;
  const vantage = vantages.find((one) => one.id === source);
  const service = watch.services.find((one) => one.id === id);
  if (!vantage || !service) throw new RangeError(`nobody to ask: ${source}`);
  const own = vantage.kind === 'crowd' ? { ownSentences: await ownSentences() } : {};
  const room = await visitRoom(ORIGINS);
  try {
    const bounds = { browser: watch.sight.browser, mostBytes: vantage.mostBytes, signal };
    const { read, bytes } = readerOver(room.fetch, bounds);
    const [notes, now] = [new Map(Object.entries(await noted())), Date.now()];
    const opinion = await vantage.ask(guarded(read, vantage, watch.sight), service, {
      now,
      ...(country !== undefined && { country }),
      ...(provider !== undefined && { provider }),
      ...(target && { target }),
      isInDoubt,
      ...own,
      notes,
      random: () => Math.random(),
      wait: waiting(signal),
    });
    await note(Object.fromEntries(notes), now - DAY_MS);
    return { question, opinion, bytes: Math.round(bytes()) };
  } finally {
    room.stop();
  }
}
