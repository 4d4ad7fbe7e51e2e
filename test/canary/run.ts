/** Asks everything, browser after browser, first with all permissions and then without any. */
import { LIMIT_MS } from '../../src/core/detect/latency.ts';
import { order } from '../../src/core/model/capability.ts';
import type { Order } from '../../src/core/model/observation.ts';
import type { Browser, EndpointId, ServiceId, Tier } from '../../src/core/model/terms.ts';
import type { Sight } from '../../src/core/model/watch.ts';
import type { Lab } from '../lab/lab.ts';
import { assumed, lineControls, readable, signedHosts } from './assumed.ts';
import { issuersOf } from './issuer.ts';
import type { Asked, Assumed, Findings, Look, Method, Seen, Sighting, Wish } from './seen.ts';
import { openSession, type Session } from './session.ts';

export interface RunOptions {
  browsers: readonly Browser[];
  /** One service, `control` or `domestic`; left out: everything that belongs to no country. */
  only?: ServiceId | undefined;
  /** Left out: the live internet. */
  lab?: Lab | undefined;
  isVisible?: boolean;
  /** Says how far it is. */
  say?: (line: string) => void;
}

/** `undefined` where no control answers, so that nothing can be said of anybody from here. @throws where no browser can be had */
export async function look(options: RunOptions): Promise<Findings | undefined> {
  const { browsers, only, lab, isVisible = false, say = () => undefined } = options;
  const all = assumed(only);
  const sightings: Sighting[] = [];
  for (const browser of browsers) {
    const isFirst = browser === browsers[0];
    const seen = new Map<EndpointId, Seen>();
    const add = (id: EndpointId, part: Seen) => seen.set(id, { ...seen.get(id), ...part });
    let version = '';
    for (const tier of ['detailed', 'basic'] as const) {
      say(`${browser}, ${tier} checks …`);
      const session = await openSession({ browser, tier, lab, isVisible });
      try {
        version = session.version;
        if (isFirst && tier === 'detailed' && !(await reaches(session))) return undefined;
        const mayAsk = (one: Assumed) => !one.isAskedOnce || (isFirst && tier === 'detailed');
        await askAs(tier, session, all.filter(mayAsk), add);
        if (tier === 'detailed')
          await askOtherwise(
            session,
            all.filter(({ isAskedOnce }) => !isAskedOnce),
            add,
          );
        // In Firefox such a request would carry an Origin that names the installation: the product never makes one.
        else if (browser === 'chromium') await askToRead(session, readable(all, only), add);
      } finally {
        await session.close();
      }
    }
    sightings.push({ browser, version, seen });
  }
  const issuers = only && only !== 'signal' ? new Map<string, string>() : await issuersOf(signedHosts, lab);
  return { assumed: all, sightings, issuers };
}

const METHODS = ['HEAD', 'GET'] as const satisfies Method[];

type Add = (id: EndpointId, part: Seen) => void;

const ordersFor = (all: readonly Assumed[], sight: Sight): Order[] =>
  all.flatMap((one) => order(one, one.owner, sight, { limitMs: LIMIT_MS, isWarm: false }) ?? []);

const wishFor = (wanted: Order): Wish => ({ want: 'order', order: wanted });

async function sightOf(session: Session): Promise<Sight> {
  const [sight] = await session.ask<Sight>([{ want: 'sight' }]);
  return sight!;
}

async function reaches(session: Session): Promise<boolean> {
  const orders = ordersFor(lineControls, await sightOf(session));
  const came = await session.ask<Asked>(orders.map(wishFor));
  return came.some(({ observation }) => observation.answered);
}

/** As the product would. */
async function askAs(tier: Tier, session: Session, all: readonly Assumed[], add: Add): Promise<void> {
  const asked = tier === 'basic' ? all.filter(({ needsPermission }) => !needsPermission) : all;
  const orders = ordersFor(asked, await sightOf(session));
  const came = await session.ask<Asked>(orders.map(wishFor));
  orders.forEach(({ endpoint }, index) => add(endpoint, { [tier]: came[index] }));
}

/** By both methods, and sockets with an Origin where they had none, or without. */
async function askOtherwise(session: Session, all: readonly Assumed[], add: Add): Promise<void> {
  const sight = await sightOf(session);
  await session.ask([{ want: 'rules', are: 'other' }]);
  const isSocket = ({ probe }: Assumed) => probe.url.startsWith('wss:');
  const plain = all.filter((one) => !isSocket(one) && !one.probe.needsLayers);
  for (const method of METHODS) {
    const came = await session.ask<Look>(
      plain.map(({ probe }) => ({ want: 'look', url: probe.url, method })),
    );
    plain.forEach(({ id }, index) => add(id, { [method]: came[index] }));
  }
  const orders = ordersFor(all.filter(isSocket), sight);
  const came = await session.ask<Asked>(orders.map(wishFor));
  orders.forEach(({ endpoint }, index) => add(endpoint, { other: came[index]! }));
}

/** Whether any page may read the answer, without permission and so with an Origin. */
async function askToRead(session: Session, looks: ReturnType<typeof readable>, add: Add): Promise<void> {
  const found = new Map<EndpointId, Partial<Record<Method, Look>>>();
  for (const method of METHODS) {
    const some = looks.filter(({ by }) => by.includes(method));
    const came = await session.ask<Look>(some.map(({ url }) => ({ want: 'look', url, method })));
    some.forEach(({ id }, index) => found.set(id, { ...found.get(id), [method]: came[index] }));
  }
  for (const [id, unpermitted] of found) add(id, { unpermitted });
}
