/** What a browser asks its user by itself before an extension gets a permission: read and answered as the user does it. */
import type { Untyped } from '../untyped.ts';
import { until } from './await.ts';
import type { Chromium } from './chromium.ts';
import type { Firefox } from './firefox.ts';
import { withViews } from './views.ts';

/* What runs inside Firefox has the names of its own world. */
declare const Services: Untyped;

/** Chromium's dialog (`chrome/browser/ui/views/extensions/extension_install_dialog_view.cc`). */
const DIALOG = 'ExtensionInstallDialogView';

/**
 * Waits for the question, answers it, and gives all that it said, once it is gone. Chromium has to be started with `isAsked`, Firefox
 * with `UNHURRIED`.
 */
export async function answerQuestion(
  { chromium, firefox }: { chromium?: Chromium | undefined; firefox?: Firefox | undefined },
  isAllowed: boolean,
): Promise<string> {
  let said = '';
  await until(
    async () => {
      const asked = await (chromium
        ? answerInChromium(chromium, isAllowed)
        : firefox!.evaluateInChrome(answerInFirefox, isAllowed));
      // What comes so soon that it may be a slip a browser takes for none: it asks on, and is answered again.
      said = asked || said;
      return !asked && said !== '';
    },
    { what: 'the question of the browser' },
  );
  return said.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
}

const answerInChromium = ({ profile }: Chromium, isAllowed: boolean): Promise<string | false> =>
  withViews(profile, DIALOG, async (views) => {
    const button = views.find(
      ({ name, text }) => name === 'MdTextButton' && text === (isAllowed ? 'Allow' : 'Deny'),
    );
    if (!button) return false;
    await button.press();
    return views
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n');
  });

/** Firefox takes no answer so soon after it has asked that it may be a slip (`PopupNotifications.sys.mjs`). */
export const UNHURRIED = { 'security.notification_enable_delay': 0 };

/**
 * Firefox's panel (`browser/base/content/popup-notifications.inc`). It belongs to the tab in which was asked, and the page that greets
 * the user may stand in front of that. Gives `false` where none is open.
 */
function answerInFirefox(isAllowed: boolean): string | false {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const { gBrowser, PopupNotifications } = window;
  const asks = (tab: Untyped) =>
    PopupNotifications.getNotification('addon-webext-permissions', tab.linkedBrowser) !== null;
  const tab = gBrowser.tabs.find(asks);
  if (!tab) return false;
  gBrowser.selectedTab = tab;
  const shown = window.document.getElementById('addon-webext-permissions-notification');
  if (PopupNotifications.panel.state !== 'open' || !shown?.button) return false;
  const inside = [...shown.querySelectorAll('*'), ...(shown.shadowRoot?.querySelectorAll('*') ?? [])];
  const said: string[] = inside
    .filter((one) => one.childElementCount === 0 && !one.closest('[hidden]'))
    .map((one) => one.textContent);
  (isAllowed ? shown.button : shown.secondaryButton).click();
  return said.filter(Boolean).join('\n');
}
