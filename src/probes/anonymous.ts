import type { Order, Sight } from '../core/model.ts';

/** Kinds that never send an Origin: `no-cors` requests. `captive` asks so by itself where it has no permission. */
const SENDS_NO_ORIGIN = ['opaque', 'captive'];

/**
 * The kind to run so that nothing sent identifies the installation, or `undefined` where there is none (promise 5). Measured: in
 * Firefox every WebSocket, and a `cors` fetch without host permission, carries `Origin: moz-extension://UUID`; the Origin of a
 * socket is stripped on granted hosts alone. The schedule knows this too; here is the last door.
 */
export function anonymousKind({ kind, tier, probe }: Order, sight: Sight): string | undefined {
  if (sight.browser === 'chromium') return kind;
  if (probe.url.startsWith('wss:')) {
    return sight.socketsAreAnonymous && tier === 'detailed' ? kind : undefined;
  }
  return tier === 'detailed' || SENDS_NO_ORIGIN.includes(kind) ? kind : 'opaque';
}
