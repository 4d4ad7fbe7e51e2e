/** The browser as a check-up of the line touches it. */
import * as v from 'valibot';
import { checkUpHosts, CLOCK_URL } from '../services/check-up.ts';
import { checkUpOrigins } from '../services/index.ts';
import { CLOCK_BYTES, granteeOf } from '../core/check-up/plan.ts';
import { CHECK_UP } from '../core/model/capability.ts';
import type { Sight } from '../core/model/watch.ts';
import { isSystemOffline } from '../platform/connection.ts';
import { lookUp } from '../platform/names.ts';
import { orElse } from '../platform/or-else.ts';
import { stripHeaders } from '../platform/own-headers.ts';
import { visitRoom } from '../platform/room.ts';
import { sight } from '../platform/sight.ts';
import type { CheckUpWorld } from './check-up.ts';
import { originsOf, probe } from './probe.ts';
import { readerOver } from './read-vantage.ts';

/** The same for all that is asked: each set of origins takes a frame of its own, and a room with many is given up (`room.ts`). */
let origins: readonly string[] | undefined;
const allOrigins = () => (origins ??= checkUpHosts.flatMap((host) => originsOf(host.probe.url)));

const LIMIT_MS = 8_000;
/** With the connection it takes; in bytes. */
const MOST_BYTES = 12_000;

const timeSchema = v.object({ curtimestamp: v.pipe(v.string(), v.isoTimestamp()) });

/** A MediaWiki says the time to whole seconds. Where nothing may be read nobody is asked. */
async function clock({ browser, granted }: Sight, signal: AbortSignal): ReturnType<CheckUpWorld['clock']> {
  if (browser !== 'chromium' && !granted.includes(granteeOf('site'))) return undefined;
  const room = await visitRoom(allOrigins()).catch(() => undefined);
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

export const checkUpWorld: Omit<CheckUpWorld, 'charge'> = {
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
  probe: (order, seen, beside) => probe(order, seen, allOrigins(), beside),
  clock,
  get lookUp() {
    return lookUp();
  },
  madeUpName: () => `${crypto.randomUUID()}.invalid`,
};
