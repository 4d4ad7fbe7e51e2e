/** The page of the settings; until the first run is done, that is shown in its place. */
import { render } from 'preact';
import { SETTINGS, STATE } from '../core/stored/documents.ts';
import type { Settings } from '../core/model.ts';
import { presetCosts } from '../core/presets.ts';
import { emptyState } from '../core/state.ts';
import type { State } from '../core/state.ts';
import { browserLanguage } from '../platform/language.ts';
import { askErase, askExport, askImport, askPreview, askTestNotification } from '../platform/messages.ts';
import {
  hasNotifications,
  onPermissionsChanged,
  requestDetailed,
  requestNotifications,
  revokeDetailed,
  revokeNotifications,
} from '../platform/permissions.ts';
import { sight } from '../platform/sight.ts';
import { load, onStored, save } from '../platform/storage.ts';
import { contacts, defaultSettings, hosts, originsOf, services, watch } from '../services/index.ts';
import { changeChoice } from '../ui/choose.ts';
import { readSettings } from '../ui/stored.ts';
import { loadWords } from '../words/load.ts';
import { keepingOf } from './keeping.ts';
import { Options } from './options.tsx';
import type { Actions } from './options.tsx';

/** Contacted for the user's own connection, whatever is chosen. */
const ownHosts = contacts.filter(({ id }) => id === 'control').flatMap(hosts);

async function readAll() {
  const [settings, state, isAlerting] = await Promise.all([
    readSettings(load, defaultSettings),
    load(STATE) as Promise<State | undefined>,
    hasNotifications(),
  ]);
  const origins = originsOf(settings);
  const seen = await sight(origins);
  const words = await loadWords({ ...settings, browser: browserLanguage() });
  return { settings, spent: state?.spent ?? emptyState.spent, origins, seen, isAlerting, words };
}

/** What the user did on this page; it is gone when the page closes. */
const here = { wasRefused: false, wasTested: false, wasSaved: false, version: '' };

let known: Awaited<ReturnType<typeof readAll>>;

async function refresh(): Promise<void> {
  known = await readAll();
  if (known.settings.isStarted) draw();
  else location.replace('../popup/popup.html');
}

async function change(settings: Settings): Promise<void> {
  known = { ...known, settings };
  here.wasSaved = true;
  draw();
  await save({ [SETTINGS]: settings });
}

function draw(): void {
  const { settings, spent, seen, isAlerting, words } = known;
  const alerts = isAlerting ? 'on' : here.wasRefused ? 'refused' : 'off';
  const costs = presetCosts(watch(settings, seen));
  const shared = { settings, services, costs, alerts, words } as const;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  document.title = words.t('options_title');
  render(
    <Options
      {...shared}
      {...here}
      {...{ spent, actions, ownHosts }}
      granted={seen.granted}
      history={{ keeping: history.keeping(), actions: history.actions }}
    />,
    document.body,
  );
}

const actions: Actions = {
  change: (settings) => void change(settings),
  allowAlerts: async () => {
    here.wasRefused = !(await requestNotifications());
    await refresh();
  },
  allowDetailed: (id) => void requestDetailed(known.origins[id] ?? []),
  revokeAlerts: () => void revokeNotifications(),
  // Taken back here it is no longer missed.
  revokeDetailed: async (id) => {
    await change(changeChoice(known.settings, id, { wantsDetailed: undefined }));
    await revokeDetailed(known.origins[id] ?? []);
  },
  testAlert: async () => {
    await askTestNotification();
    here.wasTested = true;
    draw();
  },
};

const history = keepingOf({ askExport, askPreview, askImport, askErase }, draw, () => location.reload());

async function readVersion(): Promise<void> {
  const manifest = await fetch('/manifest.json');
  here.version = ((await manifest.json()) as { version: string }).version;
}

onStored(refresh);
onPermissionsChanged(refresh);
void readVersion().then(refresh);
