/** What the popup says before anything but its first script and that script's words is loaded. */
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { expect, it } from 'vitest';
import { Popup, type Props } from '../../src/popup/popup.tsx';
import type { Catalogue } from '../../src/words/index.ts';
import { folderOf, languages } from '../../src/words/languages.ts';
import { built } from '../built.ts';
import { NOW } from '../moment.ts';
import { views } from '../ui/fixtures/views.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

const { document } = new Window();
Object.assign(globalThis, { document });
const folder = `${built()}/chromium/words/popup/index`;

/** A word that nobody has is said by its key. */
const KEY = /\b[a-z]+(?:_[a-z-]+)+\b/;

const actions = {} as Props['actions'];

/** Arabic has the most plural forms. */
const two = languages.filter(({ tag }) => tag === 'en' || tag === 'ar');

it.each(two)('is all there in $tag, whatever the answer', (language) => {
  const catalogue = JSON.parse(readFileSync(`${folder}/${folderOf(language)}.json`, 'utf8')) as Catalogue;
  for (const [name, view] of Object.entries(views)) {
    const drawn = [wordsFor(language.tag), wordsFor(language.tag, { catalogue })].map(
      (words) => render(<Popup {...{ view, words, actions }} now={NOW} open={[]} isNews />).root.innerHTML,
    );
    expect(drawn[1], name).toBe(drawn[0]);
    // Without what is for the program alone.
    expect(drawn[0]!.replace(/ (?:data-[\w-]+|class)="[^"]*"/g, ''), name).not.toMatch(KEY);
  }
});
