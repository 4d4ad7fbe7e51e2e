/** What the buttons of the popup do that its answer does not need. */
import type { ServiceId } from '../core/model/terms.ts';
import { ended, resumed } from '../core/model/choices.ts';
import { changeChoice, type Change } from '../ui/choose.ts';
import type { Actions as FirstRunActions } from './first-run.tsx';
import type { OfferActions } from './offers.tsx';
import type { Browser, Page, RowActions } from './page.ts';
import { readPast } from './read-past.ts';

export interface LateActions {
  row: RowActions;
  offers: OfferActions;
  firstRun: FirstRunActions;
  openSettings(): void;
  openTab(): void;
}

export const actionsOf = (page: Page, browser: Browser): LateActions => ({
  row: rowActions(page, browser),
  offers: offerActions(page, browser),
  firstRun: firstRunActions(page, browser),
  openSettings: () => void browser.openOptions(),
  openTab: () => void browser.openTab('/popup/popup.html').then(browser.closePage),
});

/** Asks for detailed checks of these services. To be called directly from the click. */
function allowDetailed({ known }: Page, browser: Browser, ids: readonly ServiceId[]): void {
  void browser.requestDetailed(ids.flatMap((id) => known.origins[id] ?? []));
}

const allOf = ({ known }: Page): ServiceId[] => known.settings.services.map(({ id }) => id);

function rowActions(page: Page, browser: Browser): RowActions {
  const changeOne = (id: ServiceId, wish: Change) =>
    page.change((settings) => changeChoice(settings, id, wish));
  return {
    pick: (id, index) => {
      const { picked } = page.here;
      if (picked?.id !== id || picked.index !== index) page.do({ picked: { id, index } });
    },
    pin: (id, index) => {
      const { pinned } = page.here;
      const isPinned = pinned?.id === id && pinned.index === index;
      page.do({ pinned: isPinned || index === undefined ? undefined : { id, index } });
    },
    range: async (service, range) => {
      const wanted = { loadAll: browser.loadAll, state: page.known.state, service, range, now: Date.now() };
      const past = range === '24h' ? undefined : await readPast(wanted);
      page.do({ past: { ...page.here.past, [service]: past }, picked: undefined, pinned: undefined });
    },
    // The worker may end before it answers, or before it has noted anything: a mark asked for twice is one.
    mark: (id) => void browser.askMark(id).catch(() => browser.askMark(id).catch(() => undefined)),
    // One that goes on ends the pause of everything; the others that were paused by themselves stay so.
    pause: (id, isPaused) =>
      page.change((settings) =>
        changeChoice(isPaused ? settings : ended(settings), id, { isPaused: isPaused || undefined }),
      ),
    quiet: (id, how) =>
      changeOne(id, {
        quietUntilBackAt: how === 'until-back' ? Date.now() : undefined,
        quietUntilAt: typeof how === 'number' ? Date.now() + how : undefined,
      }),
    detailed: (id) => allowDetailed(page, browser, [id]),
  };
}

const offerActions = (page: Page, browser: Browser): OfferActions => ({
  onResume: () => void page.change((all) => resumed(all, Date.now())),
  onDetailed: () => allowDetailed(page, browser, allOf(page)),
  onDecline: (offer) => void page.change((all) => ({ ...all, declined: [...(all.declined ?? []), offer] })),
});

const firstRunActions = (page: Page, browser: Browser): FirstRunActions => ({
  change: (settings) => void page.change(() => settings),
  allowAlerts: async () => page.do({ alerts: (await browser.requestNotifications()) ? 'on' : 'refused' }),
  allowDetailed: () => allowDetailed(page, browser, allOf(page)),
  later: () => void browser.closePage(),
  // From here on services are contacted; the first results are shown as they come.
  start: async () => {
    await page.change((settings) => ({ ...settings, isStarted: true, startedAt: Date.now() }));
    // The button pressed has gone; who uses the keyboard goes on from the one in its place.
    document.querySelector<HTMLElement>('[data-action=check-now]')?.focus();
    await page.checkNow();
  },
});
