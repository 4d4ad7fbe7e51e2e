/** What the answer does not need: the insides of the rows, offers, the first run. Loaded when one of them is wanted. */
import { details, during, incidentLines } from '../core/view/details.ts';
import { doubtSeen } from '../core/view/user-report.ts';
import { readMarks, withMarks } from '../core/history/marks.ts';
import { STATE, MARKS } from '../core/storage/keys.ts';
import type { Progress } from '../core/view/progress.ts';
import { watch as watchOf } from '../services/index.ts';
import { changeChoice, choiceOf, type Change } from '../ui/choose.ts';
import { FirstRun } from './first-run.tsx';
import { Offers, offerOf } from './offers.tsx';
import type { Here, Page, RowActions, Tools } from './page.ts';
import { readPast } from './read-past.ts';
import { RowDetails } from './row-details.tsx';
export { dress } from './live-rows.ts';
import type { Watched } from '../core/model/watch.ts';
import { ended, resumed } from '../core/model/choices.ts';
import type { Row } from '../core/view/types.ts';

/** Between two drawings of how far a check is. */
const SHORT_MS = 100;

/** From here on the page hears of what does not stand in the answer. */
export async function begin(tools: Tools, refresh: () => unknown): Promise<void> {
  let latest: Progress | undefined;
  let isDrawn = true;
  const drawProgress = () => {
    isDrawn = true;
    tools.do({ progress: latest });
  };
  tools.onPermissionsChanged(refresh);
  tools.onStored(refresh);
  tools.onUnsaved((isUnsaved) => tools.do({ isUnsaved }));
  tools.onProgress((progress) => {
    latest = progress;
    // Dozens come within a second; the eye needs a few.
    if (isDrawn) setTimeout(drawProgress, SHORT_MS);
    isDrawn = false;
  });
  tools.onStored((changed) => {
    if (MARKS in changed) tools.do({ marks: readMarks(changed[MARKS]) });
    // A step that was written is over: whose end was not told was asked by a script that has ended.
    const isUnheard = Object.values(latest ?? {}).some(({ heard, asked }) => heard < asked);
    if (STATE in changed && isUnheard) tools.do({ progress: (latest = undefined) });
  });
  // What was written since the answer was read has not been heard of.
  await refresh();
  const [marks, isHidden, isAllowed] = await Promise.all([
    tools.load(MARKS),
    tools.isButtonHidden(),
    tools.hasNotifications(),
  ]);
  tools.do({ marks: readMarks(marks), isHidden, ...(isAllowed && { alerts: 'on' }) });
}

/** How far the check is that was asked for; nothing is known of it before the background says so. */
export function progress({ known, here }: Page): string | undefined {
  const ids = known.settings.services.map(({ id }) => id);
  const asked = ids.flatMap((id) => here.progress?.[id] ?? []);
  const done = asked.filter((one) => one.heard === one.asked).length;
  if (asked.length === 0) return undefined;
  // All were heard, and yet it goes on: what failed is tried again.
  if (done === asked.length) return known.words.t('doubt_again');
  return known.words.t('checking_progress', { count: done, total: asked.length });
}

/** So many incidents stand in a row; the page of reports has all. */
const SHOWN = 5;

/** The cell of this row's strip that is picked, by its place. */
const placeIn = (row: Row, picked: Here['picked']): number | undefined =>
  picked?.id === row.id ? picked.index : undefined;

/** What an open row shows. */
export function inside(row: Row, watch: Watched, now: number, page: Page) {
  const { known, here } = page;
  const service = watch.services.find(({ id }) => id === row.id);
  if (!service) return undefined;
  const past = here.past[row.id];
  const strip = past ? withMarks(past.strip, here.marks, row.id) : row.strip;
  const pinned = placeIn(row, here.pinned);
  const cell = pinned === undefined ? undefined : strip.cells[pinned];
  const incidents = past?.incidents ?? incidentLines(known.state.incidents, row.id, now);
  return (
    <RowDetails
      {...{ row, strip, now, cell }}
      words={known.words}
      details={details(known.state, service, watch, now)}
      range={past?.range}
      picked={placeIn(row, here.picked)}
      incidents={
        cell
          ? during(incidents, cell.at, cell.at + cell.ms)
          : past && during(incidents, strip.cells[0]?.at ?? now, now).slice(0, SHOWN)
      }
      doubt={doubtSeen(here.marks, known.state, service, watch, now)}
      choice={choiceOf(known.settings, row.id)}
      actions={rowActions(page)}
    />
  );
}

function rowActions({ known, here, change, requestDetailed, ...page }: Page): RowActions {
  const changeOne = (id: string, wish: Change) => change((settings) => changeChoice(settings, id, wish));
  return {
    pick: (id, index) => {
      if (here.picked?.id !== id || here.picked.index !== index) page.do({ picked: { id, index } });
    },
    pin: (id, index) => {
      const isPinned = here.pinned?.id === id && here.pinned.index === index;
      page.do({ pinned: isPinned || index === undefined ? undefined : { id, index } });
    },
    range: async (service, range) => {
      const wanted = { loadAll: page.loadAll, state: known.state, service, range, now: Date.now() };
      const past = range === '24h' ? undefined : await readPast(wanted);
      page.do({ past: { ...here.past, [service]: past }, picked: undefined, pinned: undefined });
    },
    // The worker may end before it answers, or before it has noted anything: a mark asked for twice is one.
    mark: (id) => void page.askMark(id).catch(() => page.askMark(id).catch(() => undefined)),
    // One that goes on ends the pause of everything; the others that were paused by themselves stay so.
    pause: (id, isPaused) =>
      change((settings) =>
        changeChoice(isPaused ? settings : ended(settings), id, { isPaused: isPaused || undefined }),
      ),
    quiet: (id, how) =>
      changeOne(id, {
        quietUntilBackAt: how === 'until-back' ? Date.now() : undefined,
        quietUntilAt: typeof how === 'number' ? Date.now() + how : undefined,
      }),
    detailed: (id) => void requestDetailed(known.origins[id] ?? []),
  };
}

/** Asks for detailed checks of all that is chosen. */
function allowDetailed({ known, requestDetailed }: Page): void {
  void requestDetailed(known.settings.services.flatMap(({ id }) => known.origins[id] ?? []));
}

/** What is offered below the rows. */
export function offers(now: number, page: Page) {
  const { words, settings, state, sight } = page.known;
  const { isHidden, isUnsaved } = page.here;
  const isDetailed = sight.granted.length > 0;
  const offer = offerOf({ settings, state, isDetailed, isHidden, now });
  return (
    <Offers
      {...{ offer, isUnsaved, words, now }}
      pausedUntilAt={settings.pausedUntilAt}
      onResume={() => page.change((all) => resumed(all, now))}
      onDetailed={() => allowDetailed(page)}
      onDecline={(declined) =>
        page.change((all) => ({ ...all, declined: [...(all.declined ?? []), declined] }))
      }
    />
  );
}

/** What stands here until the first run is done. */
export function firstRun(browser: string, page: Page) {
  const { known, here, change, requestNotifications, checkNow, closePage } = page;
  const watch = watchOf(known.settings, known.sight);
  return (
    <FirstRun
      {...{ watch, browser, alerts: here.alerts, words: known.words }}
      actions={{
        change: (settings) => change(() => settings),
        allowAlerts: async () => page.do({ alerts: (await requestNotifications()) ? 'on' : 'refused' }),
        allowDetailed: () => allowDetailed(page),
        later: closePage,
        // From here on services are contacted; the first results are shown as they come.
        start: async () => {
          await change((settings) => ({ ...settings, isStarted: true, startedAt: Date.now() }));
          // The button pressed has gone; who uses the keyboard goes on from the one in its place.
          document.querySelector<HTMLElement>('[data-action=check-now]')?.focus();
          await checkNow();
        },
      }}
    />
  );
}
