/**
 * Redirects that the browser did not follow because they lead where a Content Security Policy lets nothing go: the manifest's, to plain
 * http; that of a room, to a host that is not allowed there (`background/room.ts`). Where the answer itself is hidden it is the only
 * word about them. The report names the address that was asked, never the one that was meant (CSP3 section 5.3; measured in Chromium
 * 156, in its workers too, and in Firefox 153: at the latest a millisecond after the failure, and nothing is sent).
 */
import { said } from './said.ts';

/** It comes with the failure, or there is none. */
export const LED_WITHIN_MS = 200;

/** To plain http, or encrypted to somebody else. */
export type Led = 'plain' | 'elsewhere';

export interface Redirects {
  /** Where the answer to our latest request for `url` would have led; waits up to `withinMs` for the browser to say it. */
  ledTo(url: string, withinMs: number): Promise<Led | undefined>;
  stop(): void;
}

/** A room's policy says this alone; the manifest's begins otherwise. */
const OF_A_ROOM = 'connect-src ';

/** Watches from now on. */
export function watchRedirects(): Redirects {
  const led = said<Led>();
  const plain = new Set<string>();
  const hear = ({ blockedURI, originalPolicy }: SecurityPolicyViolationEvent) => {
    // What leads to plain http offends both, the manifest's first.
    if (!originalPolicy.startsWith(OF_A_ROOM)) plain.add(blockedURI);
    led.say(blockedURI, plain.has(blockedURI) ? 'plain' : 'elsewhere');
  };
  addEventListener('securitypolicyviolation', hear);
  return {
    ledTo: (url, withinMs) => led.of(new URL(url).href, withinMs),
    stop: () => removeEventListener('securitypolicyviolation', hear),
  };
}
