/**
 * The page of the drill: plays an outage of an invented service in twenty seconds, or by a button where no motion is wanted. It reads the
 * settings for the language alone; it asks nobody, and writes nothing.
 */
import { render } from 'preact';
import { SETTINGS } from '../core/storage/keys.ts';
import { browserLanguage } from '../platform/language.ts';
import { canNotify, notify } from '../platform/notifications.ts';
import { load } from '../platform/storage.ts';
import { unawaited } from '../platform/unawaited.ts';
import { defaultSettings } from '../services/catalogue.ts';
import { settingsFrom } from '../services/settings.ts';
import { loadWords } from '../words/load.ts';
import { Drill, type Actions } from './drill.tsx';
import { inventedWatch, scenesOf, SCENES, type Scene } from './night.ts';
import { noticeOf } from './notice.ts';

/** How long each scene is shown, in milliseconds: twenty seconds in all. */
const SHOWN_MS: Readonly<Record<Scene['name'], number>> = {
  ...{ calm: 2000, checking: 3000, down: 4000 },
  ...{ told: 3500, recovered: 3500, after: 4000 },
};

const { settings } = settingsFrom(await load(SETTINGS));
const words = await loadWords({ ...settings, browser: browserLanguage() }, '/words/drill/index');
const watch = inventedWatch(words.t('drill_service'), defaultSettings);
const scenes = scenesOf(watch, Date.now());

const here = {
  index: 0,
  isPlaying: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  notifies: false,
};
let timer: ReturnType<typeof setTimeout> | undefined;

function show(index: number): void {
  const scene = scenes[index]!;
  here.index = index;
  clearTimeout(timer);
  if (here.isPlaying && index < SCENES.length - 1)
    timer = setTimeout(() => show(index + 1), SHOWN_MS[scene.name]);
  draw();
}

/** In its own words: a notification outlives the page that it came from. */
function tell({ notice, name }: Scene): void {
  if (!notice || !here.notifies) return;
  const icon = name === 'told' ? 'alarm' : 'calm';
  unawaited(notify({ id: 'drill', icon, ...noticeOf(notice, words) }));
}

const actions: Actions = {
  play(isPlaying) {
    here.isPlaying = isPlaying;
    show(here.index);
  },
  next: () => show((here.index + 1) % SCENES.length),
  notify(isWanted) {
    here.notifies = isWanted;
    draw();
  },
};

let told: Scene | undefined;

function draw(): void {
  const scene = scenes[here.index]!;
  render(<Drill {...here} {...{ scene, watch, words, actions }} mayNotify={canNotify()} />, document.body);
  if (told !== scene) tell(scene);
  told = scene;
}

Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
document.title = `${words.t('drill_word')} · ${words.t('drill_title')}`;
show(0);
