/** What this browser can do at all, and what follows for the page: nothing is offered that cannot be had. */
import type { Watched } from '../core/model/watch.ts';
import type { Browser, Here } from './page.ts';

/** What follows for alerts; nothing where they are off, for the page may know more: that they were refused. */
export const alertsOf = (mayNotify: boolean | 'never'): Pick<Partial<Here>, 'alerts'> =>
  mayNotify ? { alerts: mayNotify === 'never' ? 'never' : 'on' } : {};

export async function possible(browser: Browser): Promise<Partial<Here>> {
  const [mayNotify, isPhone] = await Promise.all([browser.mayNotify().catch(() => false), browser.isPhone()]);
  return { ...alertsOf(mayNotify), canGrant: browser.mayAskForHosts(), isPhone };
}

/** Whether somebody who wants to be told can be, for what the answer offers. */
export function telling({ alerts }: Here): Pick<Watched, 'circumstances'> {
  return alerts === 'on' ? {} : { circumstances: { cannotNotify: alerts === 'never' ? 'ever' : true } };
}
