/** Which headers are taken off our own requests and off their answers: see `own-headers.ts`. */

/**
 * By browser: in which requests, what of them is taken off, and what of the answers. Safari knows no rule for requests of no tab
 * (`RuleCondition.tabIds`), so that ours would take the user's own pages their cookies: there is none.
 */
export const TAKEN_OFF = {
  firefox: {
    resourceTypes: ['websocket', 'xmlhttprequest'],
    asked: ['origin', 'cookie'],
    answered: ['set-cookie', 'alt-svc', 'clear-site-data', 'nel', 'report-to', 'reporting-endpoints'],
  },
  chromium: {
    resourceTypes: ['websocket'],
    asked: ['cookie'],
    answered: ['set-cookie'],
  },
  safari: undefined,
} as const;
