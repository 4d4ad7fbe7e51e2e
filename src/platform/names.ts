/** What the computer's own resolver says, where the browser lets us ask it: in Firefox, without any host permission. */
import { browser } from './browser.ts';

const UNKNOWN_HOST = 'NS_ERROR_UNKNOWN_HOST';

const isUnknownHost = (thrown: unknown): boolean =>
  (thrown as { message?: string }).message?.includes(UNKNOWN_HOST) ?? false;

/** Whether the resolver finds an address for a host; `undefined` where it cannot be asked or says something else. */
async function resolves(host: string): Promise<boolean | undefined> {
  try {
    if (!browser.dns) return undefined;
    await browser.dns.resolve(host);
    return true;
  } catch (thrown) {
    return isUnknownHost(thrown) ? false : undefined;
  }
}

/**
 * What the resolver says of a name when it is asked past the browser's cache: its addresses, none where there is no such name, `undefined`
 * where it does not say or not in time. Left out where the browser does not let it be asked.
 */
export const lookUp = ():
  ((host: string, withinMs: number) => Promise<readonly string[] | undefined>) | undefined => {
  const { dns } = browser;
  if (!dns) return undefined;
  const ask = (host: string) =>
    dns.resolve(host, ['bypass_cache']).then(
      ({ addresses }) => addresses,
      (thrown: unknown) => (isUnknownHost(thrown) ? [] : undefined),
    );
  return (host, withinMs) =>
    Promise.race([ask(host), new Promise<undefined>((done) => setTimeout(done, withinMs, undefined))]);
};

/**
 * Firefox's code for a name that has no address, when that is so. Behind a proxy, as offices have, the proxy resolves names and this
 * computer finds none outside: so a lost name counts only where a host that is known to answer is found here too.
 * @param answering hosts of others that answered; one that is found is enough
 */
export async function lostName(url: string, answering: readonly string[]): Promise<string | undefined> {
  const { hostname } = new URL(url);
  if ((await resolves(hostname)) !== false) return undefined;
  const found = await Promise.all(answering.filter((host) => host !== hostname).map(resolves));
  return found.includes(true) ? UNKNOWN_HOST : undefined;
}
