/** The page of the drill in one of its scenes. */
import { defaultSettings } from '../../src/services/index.ts';
import { Drill, type Actions } from '../../src/drill/drill.tsx';
import { inventedWatch, scenesOf, type Scene } from '../../src/drill/night.ts';
import type { Words } from '../../src/words/index.ts';

interface Props {
  scene: Scene['name'];
  words: Words;
  now: number;
  actions: Actions;
}

export function DrillPage({ scene: name, words, now, actions }: Props) {
  const watch = inventedWatch(words.t('drill_service'), defaultSettings);
  const scene = scenesOf(watch, now).find((one) => one.name === name)!;
  return <Drill {...{ scene, watch, words, actions }} isPlaying mayNotify notifies={false} />;
}
