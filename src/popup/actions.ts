/** What the buttons of the popup do that its answer does not need. */
import type { Range } from '../core/history/range.ts';
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { paused, resumed, resumedAlone } from '../core/model/choices.ts';
import { LOST, MORNING } from '../core/storage/keys.ts';
import { unawaited } from '../platform/unawaited.ts';
import { isNewer, settingsEntries } from '../services/settings.ts';
import { changeChoice } from '../ui/choose.ts';
import { quieted } from '../ui/quieted.ts';
import type { Actions as FirstRunActions } from './first-run.tsx';
import type { OfferActions } from './offers.tsx';
import type { Browser, Page, RowActions } from './page.ts';
import { alertsOf } from './possible.ts';
import { othersActions } from './others-actions.ts';
import { readPast } from './read-past.ts';
import type { WaysActions } from './ways.tsx';

export interface LateActions {
  row: RowActions;
  offers: OfferActions;
  firstRun: FirstRunActions;
  tellMe(): void;
  seen(untilAt: number): void;
  /** Asks what does not work, or no longer. */
  doubt(): void;
  doubtOne(id: ServiceId): void;
  ways: WaysActions;
}

export const actionsOf = (page: Page, browser: Browser): LateActions => ({
  row: rowActions(page, browser),
  offers: offerActions(page, browser),
  firstRun: firstRunActions(page, browser),
  tellMe: () => unawaited(tellMe(page, browser)),
  seen: (untilAt) => unawaited(seen(page, browser, untilAt)),
  doubt: () => page.do({ isDoubting: !page.here.isDoubting }),
  // What comes of it is told in its row.
  doubtOne(id) {
    page.do({ isDoubting: false, open: [...new Set([...page.here.open, id])] });
    rowActions(page, browser).mark(id);
  },
  ways: waysActions(page, browser),
});

const focusOn = (action: string) => document.querySelector<HTMLElement>(`[data-action=${action}]`)?.focus();

/** What was pressed has gone with what it did; who uses the keyboard goes on from what undoes it. */
const waysActions = (page: Page, browser: Browser): WaysActions => ({
  pauseAll(untilAt) {
    unawaited(change(page, browser, (all) => paused(all, Date.now(), untilAt)));
    focusOn('resume');
  },
  resume() {
    unawaited(change(page, browser, (all) => resumed(all, Date.now())));
    focusOn('check-now');
  },
  openSettings: () => unawaited(browser.openOptions()),
  openTab: () => unawaited(browser.openTab('/popup/popup.html').then(browser.closePage)),
});

/** Settings altered so are shown at once, and stored; those of a later version are left as they are. */
async function change(page: Page, browser: Browser, alter: (settings: Settings) => Settings): Promise<void> {
  const { known } = page;
  if (isNewer(known.settings)) return;
  const settings = alter(known.settings);
  page.know({ ...known, settings });
  await browser.save(settingsEntries(settings));
}

/** What was put away does not come back, and is gone at once. */
async function seen(page: Page, browser: Browser, untilAt: number): Promise<void> {
  page.do({ seenAt: untilAt });
  await browser.save({ [MORNING]: untilAt });
}

/** Asks for detailed checks of these services. To be called directly from the click. */
function allowDetailed({ known }: Page, browser: Browser, ids: readonly ServiceId[]): void {
  unawaited(browser.requestDetailed(ids.flatMap((id) => known.origins[id] ?? [])));
}

const allOf = ({ known }: Page): ServiceId[] => known.settings.services.map(({ id }) => id);

function rowActions(page: Page, browser: Browser): RowActions {
  async function showPast(service: ServiceId, range: Range): Promise<void> {
    const { state, settings } = page.known;
    const when = { range, now: Date.now(), startedAt: settings.startedAt };
    const wanted = { loadAll: browser.loadAll, state, service, ...when };
    const past = range === '24h' ? undefined : await readPast(wanted);
    page.do({ past: { ...page.here.past, [service]: past }, picked: undefined, pinned: undefined });
  }
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
    range: (service, range) => unawaited(showPast(service, range)),
    // The worker may end before it answers, or before it has noted anything: a mark asked for twice is one.
    mark: (id) => unawaited(browser.askMark(id).catch(() => browser.askMark(id).catch(() => undefined))),
    others: othersActions(page, browser),
    pause: (id, isPaused) =>
      unawaited(
        change(page, browser, (all) =>
          isPaused ? changeChoice(all, id, { isPaused }) : resumedAlone(all, id),
        ),
      ),
    quiet: (id, how) => unawaited(change(page, browser, (all) => quieted(all, page.known.state, id, how))),
    detailed: (id) => allowDetailed(page, browser, [id]),
  };
}

const offerActions = (page: Page, browser: Browser): OfferActions => ({
  onAlerts: () => unawaited(allowAlerts(page, browser)),
  onDetailed: () => allowDetailed(page, browser, allOf(page)),
  onDecline: (offer) =>
    unawaited(change(page, browser, (all) => ({ ...all, declined: [...(all.declined ?? []), offer] }))),
  onSeen: () => unawaited(browser.save({ [LOST]: undefined })),
});

const firstRunActions = (page: Page, browser: Browser): FirstRunActions => ({
  change: (settings) => unawaited(change(page, browser, () => settings)),
  later: () => unawaited(browser.closePage()),
  start: () => unawaited(start(page, browser)),
});

async function allowAlerts(page: Page, browser: Browser): Promise<void> {
  page.do({ alerts: 'refused', ...alertsOf(await browser.requestNotifications()) });
}

/** Alerts of an end as well as of a beginning; the browser is asked first, directly from the click. */
async function tellMe(page: Page, browser: Browser): Promise<void> {
  await allowAlerts(page, browser);
  if (page.here.alerts !== 'on') return;
  const alerts = { outage: true, recovery: true };
  await change(page, browser, (all) => ({ ...all, alerts: { ...all.alerts, ...alerts } }));
}

/** From here on services are contacted; the first results are shown as they come. */
async function start(page: Page, browser: Browser): Promise<void> {
  const stored = change(page, browser, (all) => ({ ...all, isStarted: true, startedAt: Date.now() }));
  // The button pressed has gone; who uses the keyboard goes on from the one in its place.
  document.querySelector<HTMLElement>('[data-action=check-now]')?.focus();
  await stored;
  await page.checkNow();
}
