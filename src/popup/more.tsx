/** What the answer does not need: the insides of the rows, offers, the first run. Loaded when one of them is wanted. */
import { details } from '../core/details.ts';
import type { Watch } from '../core/model.ts';
import type { Row } from '../core/view.ts';
import { changeChoice, choiceOf } from '../ui/choose.ts';
import type { Change } from '../ui/choose.ts';
import { FirstRun } from './first-run.tsx';
import { Offers, offerOf } from './offers.tsx';
import type { Page } from './page.ts';
import { readPast } from './read-past.ts';
import { RowDetails } from './row-details.tsx';
import type { RowActions } from './row-details.tsx';

/** What an open row shows. */
export function inside(row: Row, watch: Watch, now: number, page: Page) {
  const { known, here } = page;
  const service = watch.services.find(({ id }) => id === row.id);
  if (!service) return undefined;
  return (
    <RowDetails
      {...{ row, now }}
      words={known.words}
      details={details(known.state, service, watch, now)}
      past={here.past[row.id]}
      picked={here.picked?.id === row.id ? here.picked.index : undefined}
      choice={choiceOf(known.settings, row.id)}
      actions={rowActions(page)}
    />
  );
}

function rowActions({ known, here, load, change, requestDetailed, ...page }: Page): RowActions {
  const changeOne = (id: string, wish: Change) => change((settings) => changeChoice(settings, id, wish));
  return {
    pick: (id, index) => {
      if (here.picked?.id !== id || here.picked.index !== index) page.do({ picked: { id, index } });
    },
    range: async (service, range) => {
      const wanted = { load, state: known.state, service, range, now: Date.now() };
      const past = range === '24h' ? undefined : { range, strip: await readPast(wanted) };
      page.do({ past: { ...here.past, [service]: past }, picked: undefined });
    },
    pause: (id, isPaused) => changeOne(id, { isPaused: isPaused || undefined }),
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
  const isDetailed = sight.granted.length > 0;
  const offer = offerOf({ settings, state, isDetailed, isHidden: page.here.isHidden, now });
  return (
    <Offers
      {...{ offer, words, now }}
      onDetailed={() => allowDetailed(page)}
      onDecline={(declined) =>
        page.change((all) => ({ ...all, declined: [...(all.declined ?? []), declined] }))
      }
    />
  );
}

/** What stands here until the first run is done. */
export function firstRun(watch: Watch, browser: string, page: Page) {
  const { known, here, change, requestNotifications, checkNow, closePage } = page;
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
          await checkNow();
        },
      }}
    />
  );
}
