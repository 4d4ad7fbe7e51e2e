/**
 * The pages beside some of the same extension that do next to nothing and, where one is given, the popup of another extension: in one browser,
 * in turns.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFloors } from './floors.ts';
import { openFace } from './here.ts';
import { notePaints, paint, type Painted } from './paints.ts';
import { table } from '../markdown.ts';
import { medianOf } from './median.ts';

const BUILT = new URL('../../../dist/chromium/', import.meta.url).pathname;
const TURNS = 15;

interface Opened {
  name: string;
  url: string;
  /** There when the answer is. */
  wanted?: string;
}

/** Where the popup of the unpacked extension in this folder lies. */
function popupOf(folder: string): string {
  const { action } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    action: { default_popup: string };
  };
  return action.default_popup;
}

/** @param peer the folder of another extension, unpacked */
export async function pages(peer: string | undefined): Promise<string> {
  const face = await openFace(BUILT);
  try {
    await notePaints(face.page);
    const own = `chrome-extension://${face.browser.extensionId}`;
    const floors = await writeFloors(face);
    const opened: Opened[] = [
      ...floors.map(({ path, ...floor }) => ({ ...floor, url: `${own}/${path}` })),
      { name: 'the popup', url: `${own}/popup/popup.html`, wanted: '[data-service]' },
      { name: 'the settings', url: `${own}/options/options.html`, wanted: '#services' },
      { name: 'the list of reports', url: `${own}/report/report.html`, wanted: 'main table' },
    ];
    if (peer) {
      const id = await face.browser.load(peer);
      opened.push({ name: 'the popup of the other', url: `chrome-extension://${id}/${popupOf(peer)}` });
    }
    const painted = new Map<Opened, Painted[]>(opened.map((one) => [one, []]));
    // The first turn fills caches.
    for (let turn = 0; turn <= TURNS; turn += 1)
      for (const one of opened) {
        const found = await paint(face.page, one.url, one.wanted);
        if (turn > 0) painted.get(one)!.push(found);
      }
    const middle = (one: Opened, what: (found: Painted) => number) => medianOf(painted.get(one)!.map(what));
    const [empty] = opened;
    const times = (one: Opened, what: (found: Painted) => number): string =>
      (middle(one, what) / middle(empty!, what)).toFixed(2);
    const rows = opened.map((one) => [
      one.name,
      times(one, ({ first }) => first),
      times(one, ({ answer }) => answer),
      times(one, ({ all }) => all),
      `${painted.get(one)!.at(-1)!.elements}`,
    ]);
    process.stderr.write(
      `an empty page is painted after ${middle(empty!, ({ answer }) => answer).toFixed(0)} ms\n`,
    );
    return table(['opened, × an empty page', 'first paint', 'its answer', 'all of it', 'elements'], rows);
  } finally {
    await face.close();
  }
}
