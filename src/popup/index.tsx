/** The popup's page: reads what is stored, shows it, and shows it again when it changes. Asks the network nothing. */
import { render } from 'preact';
import { SETTINGS } from '../core/storage/keys.ts';
import type { Settings } from '../core/model/settings.ts';
import { browserLanguage } from '../platform/language.ts';
import { askCheckNow } from '../platform/messages.ts';
import { sight } from '../platform/sight.ts';
import { load } from '../platform/storage.ts';
import { chosen, defaultSettings, originsOf } from '../services/catalogue.ts';
import { readSettings, readState, safeView } from '../ui/stored.ts';
import { loadWords } from '../words/load.ts';
import type { Here, Known } from './page.ts';
import { Popup, type Actions } from './popup.tsx';
import { inForce } from '../core/model/choices.ts';

/** The age of the data is told anew this often. */
const REDRAW_MS = 30_000;

let known: Known | undefined;
let here: Here = { open: [], past: {}, marks: [], alerts: 'off', isHidden: false };

/** What the answer does not need. */
let late: Awaited<ReturnType<typeof loadLate>> | undefined;

/** What was read out last. */
let said = '';

async function loadLate() {
  const [more, platform] = await Promise.all([import('./lazy.tsx'), import('../platform/lazy.ts')]);
  return { ...more, ...platform };
}

async function readAll(): Promise<Known> {
  const [settings, state] = await Promise.all([readSettings(load, defaultSettings), readState(load)]);
  const { language, digits } = settings;
  const isSpoken = known?.settings.language === language && known?.settings.digits === digits;
  const origins = originsOf(settings);
  const [seen, words] = await Promise.all([
    sight(origins),
    isSpoken && known ? known.words : loadWords({ language, digits, browser: browserLanguage() }),
  ]);
  return { settings, state, origins, sight: seen, words };
}

async function refresh(): Promise<void> {
  known = await readAll();
  if (!known.settings.isStarted) late ??= await loadLate();
  draw();
}

function draw(): void {
  if (!known) return;
  const { settings, state, words } = known;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  document.title = words.t('extension_name');
  const now = Date.now();
  const watched = {
    settings: inForce(settings, now),
    services: chosen(settings, known.sight),
    sight: known.sight,
  };
  const page = late && { known, here, ...tools, ...late };
  if (!settings.isStarted) return render(page?.firstRun(browserLanguage(), page), document.body);
  const seen = safeView(state, watched, now);
  const view = page?.dress(seen, here) ?? seen;
  // Its times alone are no news.
  const says = JSON.stringify(view.answer).replace(/:[\d.]+/g, '');
  render(
    <Popup
      {...{ view, words, now, actions }}
      open={here.open}
      askedAt={here.askedAt}
      progress={page?.progress(page)}
      isNews={says !== said || here.askedAt !== undefined}
      inside={page && ((row) => page.inside(row, watched, now, page))}
      offers={page?.offers(now, page)}
    />,
    document.body,
  );
  said = says;
}

const tools = {
  load,
  do(what: Partial<Here>) {
    here = { ...here, ...what };
    draw();
  },
  async change(alter: (settings: Settings) => Settings) {
    if (!known) return;
    const settings = alter(known.settings);
    known = { ...known, settings };
    draw();
    await late?.save({ [SETTINGS]: settings });
  },
  async checkNow() {
    tools.do({ askedAt: Date.now(), progress: undefined });
    // The worker may end before it answers; what it wrote has been shown by then.
    await askCheckNow().catch(() => undefined);
    tools.do({ askedAt: undefined });
  },
};

const actions: Actions = {
  checkNow: tools.checkNow,
  openSettings: () => late?.openOptions(),
  async openTab() {
    await late?.openTab('/popup/popup.html');
    await late?.closePage();
  },
  toggle(id) {
    const others = here.open.filter((other) => other !== id);
    tools.do({ open: others.length < here.open.length ? others : [...others, id] });
  },
};

setInterval(draw, REDRAW_MS);
await refresh();
late ??= await loadLate();
await late.begin({ ...tools, ...late }, refresh);
