/**
 * Firefox sends `Origin: moz-extension://UUID` with every WebSocket and every POST, and the UUID names the installation; with a
 * WebSocket it sends the user's own cookies too, on granted hosts all of them. A rule takes both headers off our own requests, on hosts
 * that are granted, and keeps out what an answer would have the browser remember or forget: cookies, another server to ask from now on
 * (`Alt-Svc` is kept over restarts), the order to wipe what the user has at the site (`Clear-Site-Data`), reports (measured, Firefox 153).
 * Chromium's origin is the same for everybody; for its cookies see `room.ts`.
 */
import { browser, browserName } from './browser.ts';

const RULE_ID = 1;

const LEAVES_A_TRACE = [
  'set-cookie',
  'alt-svc',
  'clear-site-data',
  'nel',
  'report-to',
  'reporting-endpoints',
];

/** Puts the rule in place. It lasts as long as the browser runs, so this belongs before the first request of a start. */
export async function stripOrigin(): Promise<void> {
  if (browserName() !== 'firefox' || (await socketsAreAnonymous())) return;
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        // Requests of no tab that come from us: the user's own pages keep their Origin.
        condition: {
          resourceTypes: ['websocket', 'xmlhttprequest'],
          initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
          tabIds: [-1],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'origin', operation: 'remove' },
            { header: 'cookie', operation: 'remove' },
          ],
          responseHeaders: LEAVES_A_TRACE.map((header) => ({ header, operation: 'remove' as const })),
        },
      },
    ],
  });
}

/** Whether our sockets, and what we post, carry nothing that names this installation, on hosts that are granted. */
export async function socketsAreAnonymous(): Promise<boolean> {
  if (browserName() !== 'firefox') return true;
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.some(({ id }) => id === RULE_ID);
}
