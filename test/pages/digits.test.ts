/** Every built page in Arabic with the digits of Egypt: no other digit stands amid them, but in names, addresses and times of UTC. */
import { fake, world } from '../platform/fake-browser.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { built } from '../built.ts';
import { storyNames, tell, type Documents } from '../gallery/stories.ts';
import { open } from './open.ts';

const folder = built();

/** What is written from left to right whatever the language: hosts, addresses, moments in UTC, versions. */
const NAMES = '[dir=ltr], bdi, code, pre, select[name=language], select[name=digits], select[name=again]';
/** A host, a date or a name within a sentence. */
const HOST = /[\w-]+(?:\.[\w-]+)+|\d{4}-\d\d-\d\d|IPv\d|Quad9/g;

function otherDigits(): string[] {
  const found: string[] = [];
  for (const one of document.querySelectorAll('*')) {
    if (one.closest(NAMES) || one.matches('script, style')) continue;
    const own = [...one.childNodes].filter(({ nodeType }) => nodeType === 3);
    const texts = own.map(({ textContent }) => textContent ?? '');
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(one.getAttribute(name) ?? '');
    found.push(...texts.filter((text) => /\d/.test(text.replace(HOST, ''))));
  }
  return found;
}

const stories: [string, Documents][] = [];
beforeAll(async () => {
  fake.runtime.sendMessage = async () => [];
  const chosen = storyNames.filter((name) => name !== 'first-run');
  for (const name of chosen) stories.push([name, await tell(name, Date.now())]);
}, 120_000);

describe.each(['popup', 'options', 'report', 'check-up'])('the page %s', (page) => {
  it('has one kind of digits', { timeout: 120_000 }, async () => {
    world.stored = stories[1]![1];
    const again = await open(folder, 'chromium', `${page}/index.js`);
    const wrong: Record<string, string[]> = {};
    for (const [name, documents] of stories) {
      const settings = { ...(documents[SETTINGS] as Settings), language: 'ar', digits: 'arab' };
      world.stored = { ...documents, [SETTINGS]: settings };
      await again();
      const heads = [...document.querySelectorAll<HTMLElement>('.head[aria-expanded=false]')];
      heads.slice(0, 4).forEach((head) => head.click());
      await vi.waitFor(() => expect(document.documentElement.lang, name).toBe('ar'));
      wrong[name] = otherDigits();
    }
    expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
  });
});
