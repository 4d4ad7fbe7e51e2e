/**
 * What our own requests shall not carry, and what their answers shall not leave behind: on hosts that are granted a rule takes it off.
 *
 * Firefox sends `Origin: moz-extension://UUID` with every WebSocket and every POST, and the UUID names the installation; with a
 * WebSocket it sends the user's own cookies too, on granted hosts all of them. An answer may have it remember or forget: cookies, another
 * server to ask from now on (`Alt-Svc` is kept over restarts), reports, the order to wipe what the user has at the site
 * (`Clear-Site-Data`) (measured, Firefox 153).
 *
 * In Chromium nothing of the user's is carried (see `room.ts`) and the origin is the same for everybody. A cookie that comes with a
 * WebSocket would go back with later ones from the same room, and of all that an answer may say it is the one thing that a rule keeps
 * out: the rest is obeyed before (measured, Chromium 156; docs/decisions/012-no-cookie-of-a-socket.md).
 */
import { browser, browserName } from './browser.ts';
import { TAKEN_OFF } from './taken-off.ts';

const RULE_ID = 1;

async function isInPlace(): Promise<boolean> {
  const rules = await browser.declarativeNetRequest?.getSessionRules();
  return rules?.some(({ id }) => id === RULE_ID) ?? false;
}

/** Puts the rule in place. It lasts as long as the browser runs, so this belongs before the first request of a start. */
export async function stripHeaders(): Promise<void> {
  const taken = TAKEN_OFF[browserName()];
  if (!taken || (await isInPlace())) return;
  const { resourceTypes, asked, answered } = taken;
  const off = (names: readonly string[]) => names.map((header) => ({ header, operation: 'remove' as const }));
  await browser.declarativeNetRequest?.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        // Requests of no tab that come from us: the user's own pages keep their Origin and their cookies.
        condition: {
          resourceTypes: [...resourceTypes],
          initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
          tabIds: [-1],
        },
        action: { type: 'modifyHeaders', requestHeaders: off(asked), responseHeaders: off(answered) },
      },
    ],
  });
}

/** Whether our sockets, and what we post, carry nothing that names this installation, on hosts that are granted. */
export async function socketsAreAnonymous(): Promise<boolean> {
  return browserName() === 'chromium' || isInPlace();
}
