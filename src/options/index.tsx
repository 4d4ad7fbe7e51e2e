/** The page of the settings; until the first run is done, the first run. */
import { render } from 'preact';
import { SETTINGS, STATE } from '../core/documents.ts';
import type { Settings } from '../core/model.ts';
import { presetCosts } from '../core/presets.ts';
import { emptyState } from '../core/state.ts';
import type { State } from '../core/state.ts';
import { browserLanguage } from '../platform/language.ts';
import { askTestNotification } from '../platform/messages.ts';
import {
  hasNotifications,
  onPermissionsChanged,
  requestDetailed,
  requestNotifications,
  revokeDetailed,
} from '../platform/permissions.ts';
import { sight } from '../platform/sight.ts';
import { load, onStored, save } from '../platform/storage.ts';
import { contacts, defaultSettings, hosts, originPatterns, services, watch } from '../services/index.ts';
import { readSettings } from '../ui/stored.ts';
import { loadWords } from '../words/load.ts';
import { FirstRun } from './first-run.tsx';
import { Options } from './options.tsx';
import type { Actions } from './options.tsx';

const origins = Object.fromEntries(contacts.map((each) => [each.id, originPatterns(each)]));

/** Contacted for the user's own connection, whatever is chosen. */
const ownHosts = contacts.filter(({ id }) => id === 'control').flatMap(hosts);

async function readAll() {
  const [settings, state, seen, isAlerting] = await Promise.all([
    readSettings(load, defaultSettings),
    load(STATE) as Promise<State | undefined>,
    sight(origins),
    hasNotifications(),
  ]);
  const words = await loadWords({ ...settings, browser: browserLanguage() });
  return { settings, spent: state?.spent ?? emptyState.spent, seen, isAlerting, words };
}

/** What the user did on this page; it is gone when the page closes. */
const here = { wasRefused: false, wasTested: false, wasSaved: false, version: '' };

let known: Awaited<ReturnType<typeof readAll>>;

async function refresh(): Promise<void> {
  known = await readAll();
  draw();
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
  document.title = words.t(settings.isStarted ? 'options_title' : 'extension_name');
  const page = settings.isStarted ? (
    <Options {...shared} {...here} {...{ spent, actions }} ownHosts={ownHosts} granted={seen.granted} />
  ) : (
    <FirstRun {...shared} onChange={change} onAlerts={actions.allowAlerts} onStart={start} />
  );
  render(page, document.body);
}

/** From here on services are contacted; the popup shows the first results as they come. */
async function start(): Promise<void> {
  await save({ [SETTINGS]: { ...known.settings, isStarted: true } });
  location.replace('../popup/popup.html#check');
}

const actions: Actions = {
  change: (settings) => void change(settings),
  allowAlerts: async () => {
    here.wasRefused = !(await requestNotifications());
    await refresh();
  },
  allowDetailed: (id) => void requestDetailed(origins[id] ?? []),
  revokeDetailed: (id) => void revokeDetailed(origins[id] ?? []),
  testAlert: async () => {
    await askTestNotification();
    here.wasTested = true;
    draw();
  },
};

async function readVersion(): Promise<void> {
  const manifest = await fetch('/manifest.json');
  here.version = ((await manifest.json()) as { version: string }).version;
}

onStored(refresh);
onPermissionsChanged(refresh);
void readVersion().then(refresh);
