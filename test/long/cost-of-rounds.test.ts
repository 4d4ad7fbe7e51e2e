/** The byte model against the bytes that the lab's sockets count, round by round. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../drive/await.ts';
import { DETAILED } from '../drive/extension.ts';
import { startRig } from '../browser/rig.ts';
import { MATRIX, MOST, SECOND_MS, still, sum } from '../browser/counted.ts';

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
    let [counted, spent] = [sum(begun), 0];
    let last = '';
    /** What has gone through and what is on the account, once a round that goes on changes neither any more. */
    const both = async () => {
      const now = [sum(await still(rig)), (await rig.state()).spent.monthBytes] as const;
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
