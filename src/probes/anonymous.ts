import type { Order } from '../core/model/observation.ts';
import type { Sight } from '../core/model/watch.ts';

/** Kinds that never send an Origin: `no-cors` requests. `captive` asks so by itself where it has no permission. */
const SENDS_NO_ORIGIN = ['opaque', 'captive'];

/** Kinds that ask by `POST`, which carries an Origin even with the host permission, unless it is stripped. */
const POSTS = ['mtproto-http'];

/**
 * The kind to run so that nothing sent identifies the installation, or `undefined` where there is none (promise 5). Measured: in
 * Firefox every WebSocket, every `POST`, and a `cors` fetch without host permission carry `Origin: moz-extension://UUID`; on granted
 * hosts alone a rule strips it from the first two. The schedule knows this too; here is the last door.
 */
export function anonymousKind({ kind, tier, probe }: Order, sight: Sight): string | undefined {
  if (sight.browser === 'chromium') return kind;
  const isStripped = sight.socketsAreAnonymous && tier === 'detailed';
  if (probe.url.startsWith('wss:')) return isStripped ? kind : undefined;
  if (SENDS_NO_ORIGIN.includes(kind) || isStripped) return kind;
  return tier === 'detailed' && !POSTS.includes(kind) ? kind : 'opaque';
}
