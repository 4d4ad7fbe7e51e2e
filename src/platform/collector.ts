/** What the browser has to allow before results go to an organisation's collector. A policy of Wasl's grants none of it. */
import type { SourceGrant } from '../core/model/watch.ts';
import { browser, browserName } from './browser.ts';
import { socketsAreAnonymous } from './own-headers.ts';
import { isGranted } from './permissions.ts';
import { requestSources } from './source-permissions.ts';

/** Its host and, in Firefox, the leave to send which services somebody uses: it calls that browsing activity. */
const collectorGrant = (url: string): SourceGrant => ({
  origins: [`https://${new URL(url).hostname}/*`],
  categories: ['browsingActivity'],
});

/** Asks the browser for it. Must be called directly from a click, before anything is awaited. */
export const requestCollector = (url?: string): Promise<boolean> =>
  url === undefined ? Promise.resolve(false) : requestSources(collectorGrant(url));

/** Whether all of it is granted at this moment, and nothing that is sent would name the installation. */
export async function mayReport(url: string): Promise<boolean> {
  if (!(await isGranted(url))) return false;
  if (browserName() !== 'firefox') return true;
  const { data_collection: told = [] } = await browser.permissions.getAll();
  const isAllowed = collectorGrant(url).categories.every((one) => told.includes(one));
  return isAllowed && socketsAreAnonymous();
}
