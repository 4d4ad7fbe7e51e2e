/** Finds out what a host is that the user typed. */
import type { Finding } from '../core/model/finding.ts';
import { FOUND } from '../core/traffic/ledger.ts';
import { orElse } from '../platform/or-else.ts';
import { stripHeaders } from '../platform/own-headers.ts';
import { sight } from '../platform/sight.ts';
import { readAddress } from '../services/typed.ts';
import { aids } from './aids.ts';
import type { Cost } from './charge.ts';
import { find, type Seeker } from './find.ts';
import type { Ways } from './ways.ts';

const seen: Seeker['sight'] = async (origins) => {
  // Where it can be done, no socket names this installation.
  await orElse(stripHeaders, undefined);
  return sight(origins);
};

/**
 * Asks the host as often as it takes; only what is granted is read.
 * @throws {TypeError} where nothing can be asked at what was typed
 */
export async function findHost({ probe, visitRoom }: Ways, typed: string): Promise<Finding> {
  const url = readAddress(typed);
  if (typeof url === 'string') throw new TypeError(`not to be asked: ${url}`);
  // A redirect may lead to any host the manifest allows: a domain may keep the documents that name its servers on another one.
  const { fetch, WebSocket, stop } = await visitRoom([]);
  try {
    return await find(url, { sight: seen, probe, net: { ...aids, fetch, WebSocket } });
  } finally {
    stop();
  }
}

/** What finding out has cost. */
export const costOf = ({ bytes }: Finding): Cost => ({
  endpoint: `${FOUND}/host`,
  sentBytes: 0,
  receivedBytes: bytes,
});
