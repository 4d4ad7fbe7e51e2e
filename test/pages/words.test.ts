/** Every built page in every story, in English and in Arabic, which has the most plural forms: nothing is said by its key, which is what stands there where a word is missing. */
import { fake, world } from '../platform/fake-browser.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { built } from '../built.ts';
import { storyNames, tell, type Documents } from '../gallery/stories.ts';
import { textsOf } from '../words/catalogues.ts';
import { open } from './open.ts';

const folder = built();
const keys = new Set(
  Object.keys(textsOf('ar')).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')),
);

/** Keys among what is read, by eye or by ear. */
function unsaid(): string[] {
  const elements = [...document.querySelectorAll('*')];
  const texts = elements.flatMap((one) => [
    ...[...one.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent ?? ''),
    ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? ''),
  ]);
  const found = [document.title, ...texts].flatMap((text) => text.match(/[a-z]+(?:_[a-z-]+)+/g) ?? []);
  return found.filter((key) => keys.has(key.replaceAll('-', '_')) || /^[a-z]+_/.test(key));
}

const stories: [string, Documents][] = [];
beforeAll(async () => {
  // The background has nothing to tell.
  fake.runtime.sendMessage = async () => [];
  for (const name of storyNames) stories.push([name, await tell(name, Date.now())]);
}, 120_000);

describe.each(['popup', 'options', 'report', 'check-up'])('the page %s', (page) => {
  it('says all of it', { timeout: 120_000 }, async () => {
    world.stored = stories[1]![1];
    const again = await open(folder, 'chromium', `${page}/index.js`);
    const wrong: Record<string, string[]> = {};
    for (const [name, documents] of stories)
      for (const tag of ['en', 'ar']) {
        const settings = { ...(documents[SETTINGS] as Settings), language: tag };
        world.stored = name === 'first-run' ? documents : { ...documents, [SETTINGS]: settings };
        await again();
        const heads = [...document.querySelectorAll<HTMLElement>('.head[aria-expanded=false]')];
        heads.slice(0, 4).forEach((head) => head.click());
        expect(document.body.textContent.length, `${name} in ${tag}`).toBeGreaterThan(50);
        wrong[`${name} in ${tag}`] = unsaid();
      }
    expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
  });
});
