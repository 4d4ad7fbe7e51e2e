/** The popup's page: reads what is stored, shows it, and shows it again when it changes. Asks the network nothing. */
import { render } from 'preact';
import { SETTINGS } from '../core/storage/keys.ts';
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { inForce } from '../core/model/choices.ts';
import { browserLanguage } from '../platform/language.ts';
import { askCheckNow } from '../platform/messages.ts';
import { sight } from '../platform/sight.ts';
import { load } from '../platform/storage.ts';
import { unawaited } from '../platform/unawaited.ts';
import { chosenIn, originsIn } from '../services/chosen.ts';
import { outlines } from '../services/outline.ts';
import { readState, safeView } from '../ui/stored.ts';
import { turns } from '../ui/turns.ts';
import type { Words } from '../words/index.ts';
import { loadWords, type Said } from '../words/load.ts';
import type { Here, Known, Page } from './page.ts';
import { Popup } from './popup.tsx';
import type { Actions } from './popup.tsx';

/** The scripts whose words are here; what the answer does not need names its own. */
const speakers: Said[] = ['/words/popup/index'];

// Those of the browser's language are on their way before it is known whether another was chosen.
loadWords({ browser: browserLanguage() }, ...speakers).catch(() => undefined);
/** Who would wait longer for what is stored is told so. */
const timer = setTimeout(() => unawaited(cannotRead('silent')), 5_000);
let known = await readAll(true)
  .catch(() => readAll())
  .catch(cannotRead);
clearTimeout(timer);
/** Only where others were heard: it comes before the first answer is shown. */
const first = known.state.others.opinions.length > 0 ? await loadOnlyMe().catch(() => undefined) : undefined;
let here: Here = {
  open: [],
  past: {},
  marks: [],
  asking: [],
  alerts: 'off',
  isHidden: false,
  troubles: [],
};

/** What the answer does not need. */
let late: Awaited<ReturnType<typeof loadLate>> | undefined;
/** What was read out last, and the order in which the rows stand. */
let said = '';
let rowOrder: readonly ServiceId[] = [];

function wordsFor({ language, digits }: Settings): Promise<Words> {
  return loadWords({ language, digits, browser: browserLanguage() }, ...speakers);
}

/** Never comes back: what is shown then begins anew by itself. */
async function cannotRead(why: unknown): Promise<never> {
  return (await import('./lazy.tsx')).showUnread(why);
}

async function loadOnlyMe() {
  const part = await import('./only-me.ts');
  speakers.push(part.speaker);
  known = { ...known, words: await wordsFor(known.settings) };
  return part;
}

async function loadLate() {
  const [parts, { browser }] = await Promise.all([import('./lazy.tsx'), import('../platform/lazy.ts')]);
  speakers.push(parts.speaker);
  const [words, possible] = await Promise.all([
    wordsFor(known.settings),
    parts.possible(browser),
    parts.laterStyle(),
  ]);
  here = { ...here, ...possible };
  known = { ...known, words };
  return { parts, browser, actions: parts.actionsOf(page, browser) };
}

/**
 * What reads settings field by field comes with what the answer does not need: for the first answer those of this version will do,
 * as they are.
 */
async function settingsOf(stored: unknown, isFirst: boolean): Promise<Settings> {
  const settings = stored as Settings | undefined;
  return isFirst && settings?.version === 1 && settings.isStarted
    ? settings
    : (await import('./lazy.tsx')).settingsOf(stored);
}

async function readAll(isFirst = false): Promise<Known> {
  const reading = load(SETTINGS).then((stored) => settingsOf(stored, isFirst));
  const theirs = reading.then((settings) => originsIn(outlines, settings));
  // Nothing of it waits for the other.
  const [settings, state, seen, words] = await Promise.all([
    reading,
    readState(load),
    sight(theirs).catch(async () => (await import('../platform/lazy.ts')).presumed(await reading)),
    reading.then(wordsFor),
  ]);
  return { settings, state, origins: await theirs, sight: seen, words };
}

const order = turns();

async function refresh(): Promise<void> {
  const isOfUse = order.begin();
  const read = await readAll();
  if (!isOfUse()) return;
  known = read;
  draw();
}

function draw(): void {
  const { settings, state, words } = known;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  document.title = words.t('extension_name');
  const now = Date.now();
  if (!settings.isStarted)
    return render(late?.parts.start(known, here, browserLanguage(), late.actions), document.body);
  const watched = {
    settings: inForce(settings, now),
    services: late ? late.parts.chosen(settings, known.sight) : chosenIn(outlines, settings, known.sight),
    sight: known.sight,
    ...late?.parts.telling(here),
  };
  const view = safeView(state, watched, now);
  const seen = { known, here, watched, now, view, order: rowOrder };
  const shown = { view, ...late?.parts.beside(seen, late.actions) };
  const onlyMe = (late?.parts ?? first)?.onlyMeLine(state, watched, now, words) ?? '';
  // Its times alone are no news.
  const says = (JSON.stringify(view.answer) + onlyMe).replace(/[\p{N}.:]+/gu, '');
  render(
    <Popup
      {...{ words, now, actions, onlyMe }}
      {...shown}
      open={here.open}
      askedAt={here.askedAt}
      isNews={says !== said || here.askedAt !== undefined}
    />,
    document.body,
  );
  said = says;
  rowOrder = shown.view.rows.map(({ id }) => id);
}

const page: Page = {
  get known() {
    return known;
  },
  get here() {
    return here;
  },
  do(what) {
    here = { ...here, ...what };
    draw();
  },
  know(now) {
    order.overtake();
    known = now;
    draw();
  },
  async checkNow() {
    page.do({ askedAt: Date.now(), progress: undefined });
    // The worker may end before it answers; what it wrote has been shown by then.
    await askCheckNow().catch(() => undefined);
    page.do({ askedAt: undefined });
  },
};

const actions: Actions = {
  checkNow: () => unawaited(page.checkNow()),
  toggle(id) {
    const others = here.open.filter((other) => other !== id);
    page.do({ open: others.length < here.open.length ? others : [...others, id] });
  },
};

try {
  draw();
} catch {
  // What cannot be shown as it is stored is read again below.
}
// The age of the data is told anew.
setInterval(draw, 30_000);
late = await loadLate();
await late.parts.follow(page, late.browser, refresh);
