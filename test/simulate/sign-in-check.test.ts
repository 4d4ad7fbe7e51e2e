/** What a sign-in check makes of an answer: the probe asks a server, the lab is asked by the probe, the simulator only says it. */
import { describe, expect, it } from 'vitest';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';
import { meaningOf } from '../../src/probes/captive.ts';
import { run, type OuterNet } from '../../src/probes/run.ts';
import { controls } from '../../src/services/controls.ts';
import { lab, night, setSmallLab } from '../lab/small-lab.ts';
import { ask } from '../probes/ask.ts';
import { browserNet } from '../probes/browser-net.ts';
import { answer, peer } from '../probes/peer.ts';
import { network } from './network.ts';

const STATUSES = [200, 204, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 407, 418, 500, 503, 511];
const BODY = 'success\n';

const seen = ({ answered, failure, grade, status }: Observation) => ({ answered, failure, grade, status });

/** As `run` tells an outcome. A browser of which a proxy's password is asked where there is none gives no answer. */
function due(status: number, isExact: boolean) {
  const {
    failure,
    grade = 0,
    status: said,
  } = status === 407 ? { failure: 'network' } : meaningOf(status, isExact);
  return { answered: failure === undefined, failure, grade, status: said };
}

const order: Order = (({ id, probe }) => ({
  endpoint: id,
  kind: 'captive',
  tier: 'detailed',
  probe,
  limitMs: 30_000,
  isWarm: false,
}))(controls.find(({ probe }) => probe.kind === 'captive')!);
const sight: Sight = {
  browser: 'chromium',
  granted: ['control'],
  seesLayers: false,
  socketsAreAnonymous: true,
};

/** The real probe, for whom the control's name leads to the lab. */
function askLab(): Promise<Observation> {
  const place = lab.places.find(({ host }) => order.probe.url.includes(host))!;
  const net = browserNet({ browser: 'chromium', isGranted: true });
  const led: OuterNet = {
    ...net,
    fetch: (address, init) => {
      const { fetch } = net;
      const url = address.replace(place.host, `${place.address}:${place.httpPort}`);
      // A connection that the last fault has cut must not be reused.
      return fetch(url, { ...init, headers: { connection: 'close' } });
    },
  };
  return run(order, sight, led);
}

const FAULTS: readonly object[] = [
  ...STATUSES.map((status) => ({ fault: 'status', status })),
  { fault: 'captive' },
  { fault: 'dns-forged' },
  { fault: 'no-protocol' },
  { fault: 'certificate' },
  { fault: 'websocket-refused', status: 404 },
];

setSmallLab();

describe('the sign-in check', () => {
  it.each(STATUSES.flatMap((status) => [BODY, 'Welcome'].map((body) => [status, body] as const)))(
    'means by %i and %j what the table says',
    async (status, body) => {
      const { port } = await peer({ onRequest: (socket) => socket.end(answer(status, body)) });
      const url = `http://127.0.0.1:${port}/success.txt`;
      const observation = await ask({ kind: 'captive', url, expects: { status: 200, body: BODY } });
      expect(seen(observation)).toEqual(due(status, status === 200 && body === BODY));
    },
  );

  it.each([...FAULTS.map((fault) => [fault] as const), [undefined] as const])(
    'is told alike by the simulator and the lab under %o',
    async (fault) => {
      const scenario = night(fault ? [{ from: 0, hosts: ['*'], ...fault }] : []);
      await lab.play(scenario);
      const simulated = network(
        scenario,
        () => 0.5,
        () => [],
      ).attempt(order, sight, 1, 0);
      expect(seen(simulated)).toEqual(seen(await askLab()));
    },
  );
});
