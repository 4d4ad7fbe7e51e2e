/** What the browser has to allow before outside sources are asked: their hosts and, in Firefox, the sending of what they learn. */
import { browser, browserName } from './browser.ts';
import type { DataCategory, Sight, SourceGrant } from '../core/model/watch.ts';
import type { Held } from './sight.ts';

const CATEGORIES: readonly DataCategory[] = ['browsingActivity', 'locationInfo'];

/** What may be sent to them, where the browser asks about that. */
export function maySend({ data_collection: told = [] }: Held): Pick<Sight, 'mayTell'> {
  if (browserName() !== 'firefox') return {};
  return { mayTell: CATEGORIES.filter((one) => (told as readonly string[]).includes(one)) };
}

const asked = ({ origins, categories }: SourceGrant) => ({
  origins: [...origins],
  ...(browserName() === 'firefox' && { data_collection: [...categories] }),
});

const isEmpty = ({ origins, categories }: SourceGrant): boolean => origins.length + categories.length === 0;

/**
 * Asks the browser for this. Returns whether all of it is granted now, and nobody is asked where there is nothing to grant.
 * Must be called directly from a click, before anything is awaited.
 */
export const requestSources = (grant: SourceGrant): Promise<boolean> =>
  isEmpty(grant) ? Promise.resolve(true) : browser.permissions.request(asked(grant));

/** Gives it back. */
export async function revokeSources(grant: SourceGrant): Promise<void> {
  if (!isEmpty(grant)) await browser.permissions.remove(asked(grant));
}
