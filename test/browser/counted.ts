/** What the lab's sockets count, for tests that hold the byte model against it. */
import { metered } from '../../src/core/traffic/meter.ts';
import { until } from '../drive/await.ts';
import { json, type Answer } from '../lab/answer.ts';
import type { Traffic } from '../lab/site.ts';
import type { Rig } from './rig.ts';

/** The model may be off by so much of what is counted. */
export const MOST = 0.15;

/**
 * Two answers within one second carry the same date, which HTTP/2 writes in a byte the second time (RFC 7541). Rounds are never that close.
 */
export const SECOND_MS = 1_000;

/** A document as long as real ones are, by the model's own estimate. */
export const MATRIX: Answer = {
  host: 'matrix-client.matrix.org',
  path: '/_matrix/client/versions',
  reply: () =>
    json({ versions: ['v1.11'], unstable_features: { padding: 'x'.repeat(1680) } }, { isOpen: true }),
};

export const sum = ({ receivedBytes, sentBytes }: Traffic): number => receivedBytes + sentBytes;

/** What has gone through by now, when nothing more comes: the last records of a connection follow its answer. */
export async function still({ lab, evaluate }: Rig, host?: string): Promise<Traffic> {
  let last = lab.traffic(host);
  let looks = 0;
  return until(
    async () => {
      // A browser that is slow to answer is slow to send, too.
      await evaluate(() => undefined);
      const now = lab.traffic(host);
      looks = sum(now) === sum(last) ? looks + 1 : 0;
      last = now;
      return looks >= 3 && now;
    },
    { what: 'the traffic to rest' },
  );
}

/** What headers of packets are charged for so many new connections and so many requests on kept ones (`src/core/traffic/meter.ts`). */
export function headersOf(connections: number, kept: number): number {
  const [opened, reused] = [false, true].map(
    (isWarm) => metered({ sentBytes: 1, receivedBytes: 0, isWarm }) - 1,
  );
  return connections * opened! + kept * reused!;
}
