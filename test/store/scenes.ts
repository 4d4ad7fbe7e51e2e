/** What the five pictures for the stores show: pages of the extension, with nights that the simulator played in its storage. */
import type { Settings } from '../../src/core/model/settings.ts';
import type { Page } from '../drive/page.ts';
import type { Face } from '../gallery/face.ts';
import type { StoryName } from '../gallery/stories.ts';

export interface Scene {
  /** Of the page, in CSS pixels, and how much of its height is shown. */
  width: number;
  most: number;
  open(face: Face, settings: Partial<Settings>): Promise<void>;
  /** What of it comes after its answer. */
  ready?(page: Page): Promise<unknown>;
}

/** What the answer does not need has come, its style too. */
const whole = (page: Page) =>
  page.waitFor(
    () =>
      document.querySelector('[data-action=check-now]') !== null &&
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(
        ({ disabled, sheet }) => !disabled && sheet !== null,
      ),
    [],
    { what: 'the popup' },
  );

async function openRow(page: Page): Promise<void> {
  await whole(page);
  await page.click('[data-service=whatsapp] button');
  await page.waitFor(() => document.querySelector('.evidence li') !== null, [], { what: 'the row' });
}

/** The report of the outage that is over, the first of the list. */
async function openReport(face: Face, settings: Partial<Settings>): Promise<void> {
  await face.show('report/report.html', 'outage', settings);
  const id = await face.page.waitFor(
    () => {
      const links = document.querySelectorAll<HTMLAnchorElement>('a[href*="incident="]');
      return new URLSearchParams([...links].at(-1)?.search).get('incident') ?? undefined;
    },
    [],
    { what: 'the list of incidents' },
  );
  await face.open(`report/report.html?incident=${id}`);
}

const popup = (story: StoryName) => (face: Face, settings: Partial<Settings>) =>
  face.show('popup/popup.html', story, {
    ...settings,
    services: ['whatsapp', 'telegram', 'signal'].map((id) => ({ id })),
  });

export const SCENES: readonly Scene[] = [
  { width: 360, most: 640, open: popup('outage'), ready: whole },
  { width: 360, most: 640, open: popup('offline'), ready: whole },
  { width: 360, most: 640, open: popup('others'), ready: openRow },
  { width: 640, most: 660, open: openReport },
  {
    ...{ width: 400, most: 640 },
    open: (face, settings) => face.show('popup/popup.html', 'first-run', settings),
  },
];
