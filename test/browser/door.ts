/**
 * A door into the extension's background for tests: carries out one order with the shipped code, in the place where rounds run it, and
 * gives what it saw. Rounds go on beside it, but ask nothing while no service is chosen.
 */
import { originsOf } from '../../src/background/aids.ts';
import { probe } from '../../src/background/probe.ts';
import { browser } from '../../src/platform/browser.ts';
import { stripHeaders } from '../../src/platform/own-headers.ts';
import { sight } from '../../src/platform/sight.ts';
import { contacts, originPatterns } from '../../src/services/index.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';

const origins = Object.fromEntries(contacts.map((each) => [each.id, originPatterns(each)]));

/** All that can be asked, as where everything is watched. */
const everywhere = contacts.flatMap(({ endpoints }) =>
  endpoints.flatMap(({ probe: { url } }) => originsOf(url)),
);

browser.runtime.onMessage.addListener((message: unknown): Promise<Observation> | undefined => {
  const { order } = (message ?? {}) as { order?: Order };
  return order && stripHeaders().then(async () => probe(order, await sight(origins), everywhere));
});
