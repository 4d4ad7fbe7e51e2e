/** The page of the check-up. It asks nobody by itself: the background does, from the click on, until this page closes. */
import { render } from 'preact';
import { priceOfCheckUp } from '../core/check-up/plan.ts';
import { CHECK_UP, CONTROL } from '../core/model/capability.ts';
import { hostOf } from '../core/model/service.ts';
import { SETTINGS } from '../core/storage/keys.ts';
import { startCheckUp, type CheckUpSaid } from '../platform/check-up.ts';
import { browserLanguage } from '../platform/language.ts';
import { onPermissionsChanged, requestDetailed } from '../platform/permissions.ts';
import { sight } from '../platform/sight.ts';
import { load, onStored } from '../platform/storage.ts';
import { unawaited } from '../platform/unawaited.ts';
import { checkUpHosts } from '../services/check-up.ts';
import { checkUpOrigins as origins } from '../services/index.ts';
import { settingsFrom } from '../services/settings.ts';
import { loadWords } from '../words/load.ts';
import { CheckUp } from './check-up.tsx';
import type { CheckUpActions, Stage } from './page.ts';

const hosts = [...new Set(checkUpHosts.map(({ probe }) => hostOf(probe.url)))];

/** The button that starts becomes the one that stops: the second half of a double click is no wish to stop. In milliseconds. */
const DOUBLE_CLICK_MS = 500;

/** The background that says nothing for so long says nothing more. In milliseconds. */
const SILENT_MS = 15_000;

async function readAll() {
  const { settings } = settingsFrom(await load(SETTINGS));
  const [seen, words] = await Promise.all([
    sight(origins),
    loadWords({ ...settings, browser: browserLanguage() }, '/words/check-up/index'),
  ]);
  return { settings, seen, words };
}

/** What the user did on this page; it is gone when the page closes. */
const here = {
  stage: { is: 'ready' } as Stage,
  namesSigner: false,
  said: undefined as string | undefined,
};

let known: Awaited<ReturnType<typeof readAll>>;
let callOff = () => {};
let startedAt = 0;
let silence: ReturnType<typeof setTimeout> | undefined;

async function refresh(): Promise<void> {
  known = await readAll();
  // Nobody is asked before it was said who may be.
  if (known.settings.isStarted) draw();
  else location.replace('../popup/popup.html');
}

function draw(): void {
  const { words, seen } = known;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  document.title = words.t('checkup_title');
  const isReadable = [CONTROL, CHECK_UP].every((owner) => seen.granted.includes(owner));
  const bytes = priceOfCheckUp(checkUpHosts, seen);
  render(<CheckUp {...here} {...{ words, hosts, bytes, isReadable, actions }} />, document.body);
}

function turn(stage: Stage): void {
  here.stage = stage;
  draw();
}

function end(stage: Stage): void {
  clearTimeout(silence);
  callOff();
  turn(stage);
  // Read out, and where the keyboard goes on from.
  if (stage.is === 'done') document.querySelector<HTMLElement>('.whole')?.focus();
}

function listen(): void {
  clearTimeout(silence);
  silence = setTimeout(end, SILENT_MS, { is: 'failed' });
}

function hear(said: CheckUpSaid): void {
  if (here.stage.is !== 'running') return;
  if (said === 'failed') return end({ is: 'failed' });
  if ('measured' in said) return end({ is: 'done', measured: said.measured });
  listen();
  turn({ is: 'running', ...said.progress });
}

const actions: CheckUpActions = {
  start() {
    here.said = undefined;
    startedAt = performance.now();
    turn({ is: 'running', count: 0, total: 0 });
    listen();
    callOff = startCheckUp(hear);
  },
  stop() {
    if (performance.now() - startedAt > DOUBLE_CLICK_MS) end({ is: 'stopped' });
  },
  allow: () => unawaited(requestDetailed(Object.values(origins).flat())),
  copy: (text) =>
    unawaited(
      navigator.clipboard
        .writeText(text)
        .then(
          () => (here.said = known.words.t('report_copied')),
          () => (here.said = known.words.t('report_not_copied')),
        )
        .then(draw),
    ),
  nameSigner(isTicked) {
    here.namesSigner = isTicked;
    draw();
  },
};

onStored((changed) => SETTINGS in changed && refresh());
onPermissionsChanged(refresh);
await refresh();
