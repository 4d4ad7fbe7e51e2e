/** What the user and the device are doing, as far as the browser says; it bends the pace of the rounds. */
import { browser } from './browser.ts';
import { savesData } from './connection.ts';
import { isAway } from './idle.ts';
import { canNotify } from './notifications.ts';
import { orElse } from './or-else.ts';
import type { Circumstances } from '../core/model/watch.ts';

async function isPopupOpen(): Promise<boolean> {
  const open = await browser.runtime.getContexts?.({ contextTypes: ['POPUP'] });
  return (open?.length ?? 0) > 0;
}

/** Minutes since the last Sunday's midnight, by the clock where the user is. */
function weekMinute(): number {
  const now = new Date();
  return (now.getDay() * 24 + now.getHours()) * 60 + now.getMinutes();
}

/** As they are at this moment; what the browser does not say counts as the usual. */
export async function circumstances(): Promise<Circumstances> {
  const [popup, away] = await Promise.all([orElse(isPopupOpen, false), orElse(isAway, false)]);
  return {
    isPopupOpen: popup,
    isAway: away,
    savesData: savesData() ?? false,
    weekMinute: weekMinute(),
    cannotNotify: !canNotify(),
  };
}
