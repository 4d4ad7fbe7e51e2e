/** The popup's page: reads what is stored, shows it, and shows it again when it changes. Asks the network nothing. */
import { render } from 'preact';
import { SETTINGS } from '../core/documents.ts';
import type { Settings } from '../core/model.ts';
import { browserLanguage } from '../platform/language.ts';
import { askCheckNow } from '../platform/messages.ts';
import { onPermissionsChanged, requestDetailed } from '../platform/permissions.ts';
import { sight } from '../platform/sight.ts';
import { load, onStored, save } from '../platform/storage.ts';
import { openOptions } from '../platform/tabs.ts';
import { contacts, defaultSettings, originPatterns, watch } from '../services/index.ts';
import { changeChoice } from '../ui/choose.ts';
import { readSettings, readState, safeView } from '../ui/stored.ts';
import { loadWords } from '../words/load.ts';
import { Popup } from './popup.tsx';
import type { Actions, Props } from './popup.tsx';

/** The age of the data is told anew this often. */
const REDRAW_MS = 30_000;

const origins = Object.fromEntries(contacts.map((each) => [each.id, originPatterns(each)]));

async function readAll() {
  const [settings, state, seen] = await Promise.all([
    readSettings(load, defaultSettings),
    readState(load),
    sight(origins),
  ]);
  const { language, digits } = settings;
  const words = await loadWords({ language, digits, browser: browserLanguage() });
  return { settings, state, seen, words };
}

/** What the user did on this page; it is gone when the page closes. */
const here = {
  open: [] as string[],
  picked: undefined as Props['picked'],
  askedAt: undefined as number | undefined,
  /** What was read out last. */
  said: '',
};

let known: Awaited<ReturnType<typeof readAll>>;

async function refresh(): Promise<void> {
  known = await readAll();
  // The first run lives on the page of the settings, so that this one stays small.
  if (known.settings.isStarted) draw();
  else location.replace('../options/options.html');
}

async function change(settings: Settings): Promise<void> {
  known = { ...known, settings };
  draw();
  await save({ [SETTINGS]: settings });
}

function draw(): void {
  const { settings, state, seen, words } = known;
  const now = Date.now();
  const view = safeView(state, watch(settings, seen), now);
  const said = view.answer.map(({ key }) => key).join();
  const isNews = said !== here.said;
  here.said = said;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  document.title = words.t('extension_name');
  render(<Popup {...here} {...{ view, settings, words, now, isNews, actions }} />, document.body);
}

async function checkNow(): Promise<void> {
  here.askedAt = Date.now();
  draw();
  // The worker may end before it answers; what it wrote has been shown by then.
  await askCheckNow().catch(() => undefined);
  here.askedAt = undefined;
  draw();
}

const actions: Actions = {
  checkNow,
  openSettings: () => void openOptions(),
  toggle: (id) => {
    here.open = here.open.includes(id) ? here.open.filter((other) => other !== id) : [...here.open, id];
    draw();
  },
  pick: (id, index) => {
    here.picked = { id, index };
    draw();
  },
  pause: (id, isPaused) => change(changeChoice(known.settings, id, { isPaused: isPaused || undefined })),
  quiet: (id, how) =>
    change(
      changeChoice(known.settings, id, {
        isQuietUntilBack: how === 'until-back' || undefined,
        quietUntilAt: typeof how === 'number' ? Date.now() + how : undefined,
      }),
    ),
  detailed: (id) => void requestDetailed(origins[id] ?? []),
};

onStored(refresh);
onPermissionsChanged(refresh);
setInterval(draw, REDRAW_MS);
// The first run ends here, and its first check is under way.
void refresh().then(() => (location.hash === '#check' ? checkNow() : undefined));
