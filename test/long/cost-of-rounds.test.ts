/** The account against the bytes that the lab's sockets count, with the headers of their packets, round by round. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { startRig } from '../browser/rig.ts';
import { headersOf, MATRIX, MOST, SECOND_MS, still, sum } from '../browser/counted.ts';

describe.each([
  ['chromium', 'basic', {}],
  ['chromium', 'detailed', DETAILED],
  ['firefox', 'basic', {}],
  ['firefox', 'detailed', DETAILED],
] as const)('whole rounds in %s on the %s tier', (browser, _, granted) => {
  it('cost what the sockets count, connections kept and new', async () => {
    const rig = await startRig(browser, { ...granted, answers: [MATRIX] });
    onTestFinished(rig.close);
    const begun = await still(rig);
    const carried = async () => {
      const traffic = await still(rig);
      const kept = rig.lab.seen.filter(({ isReused }) => isReused).length;
      return sum(traffic) + headersOf(traffic.connections, kept);
    };
    let [counted, spent] = [sum(begun) + headersOf(begun.connections, 0), 0];
    let last = '';
    /** What has gone through and what is on the account, once a round that goes on changes neither any more. */
    const both = async () => {
      const now = [await carried(), (await rig.state()).spent.monthBytes] as const;
      const isSame = String(now) === last;
      last = String(now);
      return isSame && now;
    };
    const holds = async (what: string) => {
      const [bytes, account] = await until(both, { what: 'the end of a round' });
      const line = `${browser}, ${what}: ${bytes - counted} counted, ${account - spent} by the model`;
      expect(Math.abs(account - spent - (bytes - counted)), line).toBeLessThanOrEqual(
        MOST * (bytes - counted),
      );
      [counted, spent] = [bytes, account];
    };
    await rig.choose(['whatsapp', 'telegram', 'signal', 'messenger', 'discord', 'matrix']);
    await holds('the first two');
    const asked = Date.now();
    await until(() => Date.now() - asked > SECOND_MS);
    await rig.check(['signal/site', 'control/plain-http']);
    await holds('another on kept connections');
  });
});
