/** The browser as a check-up of the line touches it. */
import * as v from 'valibot';
import { checkUpHosts, CLOCK_URL } from '../services/check-up.ts';
import { checkUpOrigins } from '../services/index.ts';
import { CLOCK_BYTES, granteeOf } from '../core/check-up/plan.ts';
import type { Measured } from '../core/check-up/measured.ts';
import { CHECK_UP } from '../core/model/capability.ts';
import type { Sight } from '../core/model/watch.ts';
import { isSystemOffline } from '../platform/connection.ts';
import { lookUp } from '../platform/names.ts';
import { orElse } from '../platform/or-else.ts';
import { stripHeaders } from '../platform/own-headers.ts';
import { sight } from '../platform/sight.ts';
import { originsOf } from './aids.ts';
import { checkUp, type CheckUpProgress, type CheckUpWorld } from './check-up.ts';
import { readerOver } from './read-vantage.ts';
import type { Ways } from './ways.ts';

/** The same for all that is asked: each set of origins takes a frame of its own, and a room with many is given up (`room.ts`). */
const ORIGINS = checkUpHosts.flatMap((host) => originsOf(host.probe.url));

const LIMIT_MS = 8_000;
/** With the connection it takes; in bytes. */
const MOST_BYTES = 12_000;

const timeSchema = v.object({ curtimestamp: v.pipe(v.string(), v.isoTimestamp()) });

/** A MediaWiki says the time to whole seconds. Where nothing may be read nobody is asked. */
async function clock(
  { visitRoom }: Ways,
  { browser, granted }: Sight,
  signal: AbortSignal,
): ReturnType<CheckUpWorld['clock']> {
  if (browser !== 'chromium' && !granted.includes(granteeOf('site'))) return undefined;
  const room = await visitRoom(ORIGINS).catch(() => undefined);
  if (!room) return undefined;
  const { read, bytes } = readerOver(room.fetch, {
    browser,
    mostBytes: MOST_BYTES,
    signal,
    limitMs: LIMIT_MS,
  });
  const cost = () => ({ endpoint: `${CHECK_UP}/clock`, sentBytes: 0, receivedBytes: Math.round(bytes()) });
  try {
    const { body } = await read({ url: CLOCK_URL, mostBytes: CLOCK_BYTES });
    const { curtimestamp } = v.parse(timeSchema, JSON.parse(new TextDecoder().decode(body)));
    return { behindMs: Date.parse(curtimestamp) + 500 - Date.now(), cost: cost() };
  } catch {
    return { cost: cost() };
  } finally {
    room.stop();
  }
}

const worldOf = (ways: Ways): Omit<CheckUpWorld, 'charge'> => ({
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const awake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', awake);
        resolve();
      };
      const timer = setTimeout(awake, ms);
      signal.addEventListener('abort', awake);
    }),
  async sight() {
    // Where it can be done, no socket names this installation.
    await orElse(stripHeaders, undefined);
    return sight(checkUpOrigins);
  },
  isSystemOffline,
  probe: (order, seen, beside) => ways.probe(order, seen, ORIGINS, beside),
  clock: (seen, signal) => clock(ways, seen, signal),
  get lookUp() {
    return lookUp();
  },
  madeUpName: () => `${crypto.randomUUID()}.invalid`,
});

/** @throws where nothing could be asked */
export const checkUpIn = (
  ways: Ways,
  charge: CheckUpWorld['charge'],
  say: (progress: CheckUpProgress) => void,
  signal: AbortSignal,
): Promise<Measured> => checkUp({ ...worldOf(ways), charge }, checkUpHosts, say, signal);
