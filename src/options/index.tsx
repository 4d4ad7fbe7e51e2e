/** The page of the settings; until the first run is done, that is shown in its place. */
import { render } from 'preact';
import { LOST } from '../core/storage/keys.ts';
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { keysOf } from '../platform/commands.ts';
import { mayReport, requestCollector } from '../platform/collector.ts';
import { browserLanguage } from '../platform/language.ts';
import {
  askDeleteCopies,
  askErase,
  askForget,
  askForgetLast,
  askKeepOnly,
  askWouldGo,
} from '../platform/ask-forget.ts';
import { askOthers } from '../platform/ask-others.ts';
import { askExport, askFind, askImport, askPreview, askTestNotification } from '../platform/messages.ts';
import {
  mayNotify,
  onPermissionsChanged,
  requestDetailed,
  requestNotifications,
  revokeDetailed,
  revokeNotifications,
} from '../platform/permissions.ts';
import { mayAskForHosts } from '../platform/may-ask.ts';
import { sight } from '../platform/sight.ts';
import { maySend, requestSources, revokeSources } from '../platform/source-permissions.ts';
import { save } from '../platform/save.ts';
import { load, loadAll, onStored } from '../platform/storage.ts';
import { readStoredSizes } from '../platform/stored-sizes.ts';
import { showPopup } from '../platform/tabs.ts';
import { onUnsaved, type WhyUnsaved } from '../platform/unsaved.ts';
import { known as knownIn } from '../services/index.ts';
import { changeChoice } from '../ui/choose.ts';
import { isNewer, settingsEntries } from '../services/settings.ts';
import { countryIn } from '../services/time-zone.ts';
import { painted } from '../ui/painted.ts';
import { turns } from '../ui/turns.ts';
import { loadWords } from '../words/load.ts';
import { askingOthersOf, grantOf } from './asking-others.ts';
import { aboutIn, leadToOthers } from './from-elsewhere.ts';
import { listingOf } from './listing.ts';
import { addingOf } from './own-adding.ts';
import { forgettingOf } from './forgetting.ts';
import { keepingOf } from './history-actions.ts';
import { Options } from './options.tsx';
import type { Actions } from './props.ts';
import { measuringOf } from './measuring.ts';
import { monthOf, NO_PRICES, pricesOf } from './prices.ts';
import { ownHosts, resolverHosts } from './own-hosts.ts';
import { readAll, type Origins } from './read.ts';
import { removingOf } from './own-removing.ts';
import { systemOf } from './system.ts';
import { unawaited } from '../platform/unawaited.ts';

const system = systemOf(navigator);
const proposedCountry = countryIn(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** What an import would change, and what was refused, is said by the background. */
const wordsFor = ({ language, digits }: Partial<Settings>) =>
  loadWords(
    { language, digits, browser: browserLanguage() },
    '/words/options/index',
    '/words/background/rare',
  );

const source = {
  load,
  loadAll,
  mayNotify,
  mayReport,
  wordsFor,
  sight: (origins: Origins) => sight(origins, maySend),
};

/** What the user did on this page; it is gone when the page closes. */
const here = {
  wasRefused: false,
  wasTested: false,
  wasSaved: false,
  unsaved: undefined as WhyUnsaved | undefined,
  version: '',
  keys: undefined as string | undefined,
  /** Who is led to a section finds it there. */
  isFirst: location.hash === '',
};

// The words of the browser's language are on their way before it is known whether another was chosen.
wordsFor({}).catch(() => undefined);

let known: Awaited<ReturnType<typeof readAll>>;

/** What stays the same as long as the page is open: read beside the rest, and there before anything is drawn. */
const lasting = readLasting();

const order = turns();

async function refresh(): Promise<void> {
  const isOfUse = order.begin();
  const [read] = await Promise.all([readAll(source), lasting]);
  if (!isOfUse()) return;
  known = read;
  if (!known.settings.isStarted) return location.replace('../popup/popup.html');
  draw();
  if (!here.isFirst) return;
  await painted();
  here.isFirst = false;
  draw();
}

async function change(settings: Settings): Promise<void> {
  if (isNewer(settings)) return;
  order.overtake();
  known = { ...known, settings };
  here.wasSaved = true;
  draw();
  await save(settingsEntries(settings));
}

function draw(): void {
  const { settings, spent, endpoints, troubles, seen, isAlerting, words, lost, hasCopies, managed } = known;
  const onAllow = () => unawaited(requestCollector(managed?.collector?.url));
  const alerts = isAlerting === 'never' ? 'never' : isAlerting ? 'on' : here.wasRefused ? 'refused' : 'off';
  const prices = here.isFirst ? NO_PRICES : pricesOf(settings, seen, endpoints);
  const shared = { settings, services: knownIn(settings), ...prices, alerts, words } as const;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  document.title = words.t('options_title');
  render(
    <Options
      {...shared}
      {...here}
      {...{ spent, troubles, lost, managed, actions, ownHosts, resolverHosts, proposedCountry, system }}
      granted={seen.granted}
      canGrant={mayAskForHosts()}
      now={Date.now()}
      browser={seen.browser}
      history={{ keeping: history.keeping(), hasCopies, stored: sizes.stored(), actions: history.actions }}
      collecting={{ ...known, onAllow, browser: seen.browser }}
      others={{
        asking: others.asking(),
        sight: seen,
        about: aboutIn(location.hash),
        actions: others.actions,
      }}
      past={{ forgetting: past.forgetting(), actions: past.actions }}
      list={{ listing: list.listing(), actions: list.actions }}
      own={{
        adding: adding.adding(),
        monthOf: (found) => monthOf(found, settings, seen),
        actions: adding.actions,
        removing: removing.removing(),
        removal: removing.actions,
      }}
    />,
    document.body,
  );
}

async function allowAlerts(): Promise<void> {
  here.wasRefused = !(await requestNotifications());
  await refresh();
}

/** Taken back here, detailed checks are no longer missed. */
async function takeBack(id: ServiceId): Promise<void> {
  await change(changeChoice(known.settings, id, { wantsDetailed: undefined }));
  await revoke(known.origins[id] ?? []);
}

async function testAlert(): Promise<void> {
  await askTestNotification();
  here.wasTested = true;
  draw();
}

const actions: Actions = {
  change: (settings) => unawaited(change(settings)),
  allowAlerts: () => unawaited(allowAlerts()),
  allowDetailed: (id) => unawaited(requestDetailed(known.origins[id] ?? [])),
  revokeAlerts: () => unawaited(revokeNotifications()),
  revokeDetailed: (id) => unawaited(takeBack(id)),
  testAlert: () => unawaited(testAlert()),
  seeLost: () => unawaited(save({ [LOST]: undefined })),
};

const keeper = { askExport, askPreview, askImport, askDeleteCopies, askErase };
const sizes = measuringOf(readStoredSizes, draw);
const history = keepingOf(keeper, draw, () => location.reload());

const settings = { settings: () => known.settings, change };
const past = forgettingOf({ ...settings, askWouldGo, askKeepOnly, askForgetLast }, draw);

/** Hosts that outside sources need stay. */
const revoke = (origins: readonly string[]) =>
  revokeDetailed(origins, grantOf(known.settings, known.seen).origins);
const list = listingOf(draw);
const adding = addingOf({ ...settings, revoke, request: requestDetailed, find: askFind }, draw);
const removing = removingOf({ ...settings, revoke, forget: askForget }, draw);

const others = askingOthersOf(
  {
    ...settings,
    sight: () => known.seen,
    request: requestSources,
    revoke: revokeSources,
    detailed: () => known.seen.granted.flatMap((id) => known.origins[id] ?? []),
    async ask(service) {
      // There the answers come in.
      await Promise.all([askOthers(service), showPopup()]);
    },
  },
  draw,
);

async function readLasting(): Promise<void> {
  const [manifest, keys] = await Promise.all([fetch('/manifest.json'), keysOf('_execute_action')]);
  here.version = ((await manifest.json()) as { version: string }).version;
  here.keys = keys;
}

onStored((changed) => {
  sizes.hear(changed);
  return refresh();
});
onPermissionsChanged(refresh);
await refresh();
sizes.look();
leadToOthers(location.hash, document);
addEventListener('hashchange', () => {
  draw();
  leadToOthers(location.hash, document);
});

await onUnsaved((why) => {
  here.unsaved = why;
  draw();
});
