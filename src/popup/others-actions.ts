/** What the buttons beside second opinions do: others are asked, a friend's text is made and read, a sentence is copied. */
import type { ServiceId } from '../core/model/terms.ts';
import { askedOthers } from '../core/view/others.ts';
import { unawaited } from '../platform/unawaited.ts';
import { readState } from '../ui/stored.ts';
import type { OthersActions } from './others.tsx';
import type { Browser, Page } from './page.ts';

/** Where nobody may be asked, the settings show whom there is to ask. */
async function askOthers(page: Page, browser: Browser, id: ServiceId): Promise<void> {
  const { sources = [] } = page.known.settings;
  if (sources.length > 0) {
    page.do({ asking: [...page.here.asking, id] });
    // The worker may end before it answers; what it wrote has been shown by then.
    await browser.askOthers(id).catch(() => undefined);
    const { others } = await readState((key) => browser.load(key)).catch(() => page.known.state);
    page.do({ asking: page.here.asking.filter((one) => one !== id) });
    if (askedOthers({ others }, id, Date.now()) !== 'nobody') return;
  }
  await browser.openTab(`/options/options.html#others=${encodeURIComponent(id)}`);
}

/** The text itself where it was copied. */
const copied = (text: string): Promise<string> =>
  navigator.clipboard.writeText(text).then(
    () => text,
    () => 'refused',
  );

export function othersActions(page: Page, browser: Browser): OthersActions {
  const changeFriend: OthersActions['friend']['change'] = (what) => {
    const { friend } = page.here;
    if (friend) page.do({ friend: { ...friend, ...what } });
  };
  return {
    askOthers: (id) => unawaited(askOthers(page, browser, id)),
    askFriend(id) {
      const { open } = page.here;
      const isHidden = id !== undefined && !open.includes(id);
      page.do({
        friend: id === undefined ? undefined : { service: id },
        ...(isHidden && { open: [...open, id] }),
      });
      if (id !== undefined) document.querySelector<HTMLElement>('.friend textarea')?.focus();
    },
    friend: {
      change: changeFriend,
      copy: (text) => unawaited(copied(text).then((done) => changeFriend({ copied: done }))),
      keep(text) {
        changeFriend({ isKept: true });
        unawaited(browser.keepFriendText(text).catch(() => changeFriend({ isKept: false })));
      },
    },
    tell: (id) => page.do({ telling: id === undefined ? undefined : { service: id } }),
    copyTelling: (text) =>
      unawaited(
        copied(text).then((done) => {
          const { telling } = page.here;
          if (telling) page.do({ telling: { ...telling, copied: done } });
        }),
      ),
  };
}
