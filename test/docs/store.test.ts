/** What is pasted into the stores says what PRIVACY.md and the manifests say, in every language, and within the stores' limits. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allServices } from '../../src/services/catalogue.ts';
import { folderOf, languages } from '../../src/words/languages.ts';
import { readCatalogue } from '../words/catalogues.ts';
import { built } from '../built.ts';

const top = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, top), 'utf8');
const page = read('docs/store/README.md');
const privacy = read('PRIVACY.md');
const listings = JSON.parse(read('docs/store/listings.json')) as Record<
  string,
  { description: string; pictures: string[] }
>;

/**
 * In characters. Chrome: name and summary (`description`) of the manifest (developer.chrome.com/docs/extensions/reference/manifest/name,
 * …/manifest/description), 16,000 of description in its dashboard. Firefox: extensionworkshop.com/documentation/develop/create-an-appealing-listing.
 * Edge: 250 to 10,000 (learn.microsoft.com/microsoft-edge/extensions-chromium/publish/publish-extension). Each is the least of the three.
 */
const MOST = { name: 50, summary: 132, description: 10_000 };
const LEAST_DESCRIPTION = 250;
const MOST_NAMED = 5;
const PICTURES = 5;

interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  browser_specific_settings?: {
    gecko: { data_collection_permissions: { required: string[]; optional: string[] } };
  };
}
const manifests = ['chromium', 'firefox'].map(
  (name) => JSON.parse(readFileSync(`${built()}/${name}/manifest.json`, 'utf8')) as Manifest,
);

const plain = (text: string): string => text.replace(/^> ?/gm, '').replace(/\s+/g, ' ');

/** Rows of a table whose first cell is a name in code, by that: their other cells. */
const rowsOf = (text: string): Map<string, string[]> =>
  new Map(
    [...text.matchAll(/^\| `(\w+)` *\|(.*)\|$/gm)].map(([, name, cells]) => [
      name!,
      cells!.split('|').map((cell) => cell.trim()),
    ]),
  );

describe.each(languages.map((language) => [language.tag, language] as const))(
  'the listing in %s',
  (tag, language) => {
    const catalogue = readCatalogue(tag);
    const listing = listings[folderOf(language)]!;
    const [name, summary] = ['extension_name', 'extension_description'].map((key) => catalogue[key]!.message);
    const { description, pictures } = listing;
    /** What a service may be called here: in the catalogue, and in the letters of this language. */
    const own = `src/_locales/${folderOf(language)}/services.json`;
    const called = existsSync(new URL(own, top)) ? (JSON.parse(read(own)) as Record<string, string>) : {};
    const namesIn = (text: string) =>
      allServices
        .map((service) => service.name.replace(/ \(.*/, ''))
        .filter((one) =>
          [one, called[one]].some(
            (word) =>
              word && new RegExp(`(?<![\\p{L}\\p{N}])\\p{L}{0,2}${word}(?![\\p{L}\\p{N}])`, 'u').test(text),
          ),
        );

    it('is within the limits of the stores', () => {
      expect(name!.length).toBeLessThanOrEqual(MOST.name);
      expect(summary!.length).toBeLessThanOrEqual(MOST.summary);
      expect(description.length).toBeLessThanOrEqual(MOST.description);
      expect(description.length).toBeGreaterThanOrEqual(LEAST_DESCRIPTION);
    });

    it('names few services, none in the title or beside a picture, and says that it is not theirs', () => {
      expect(namesIn(name!)).toEqual([]);
      expect(namesIn(pictures.join(' '))).toEqual([]);
      expect(namesIn(`${summary} ${description}`).length).toBeLessThanOrEqual(MOST_NAMED);
      const last = description.split('\n\n').at(-1)!;
      expect(namesIn(last).sort()).toEqual(namesIn(`${summary} ${description}`).sort());
      expect(namesIn(last).length).toBeGreaterThan(0);
    });

    it('has a sentence for each picture, and the same parts as in English', () => {
      expect(pictures).toHaveLength(PICTURES);
      expect(new Set(pictures).size).toBe(PICTURES);
      const shape = (text: string) =>
        text.split('\n').map((line) => (line === '' ? '' : line.startsWith('•') ? '•' : 'text'));
      expect(shape(description)).toEqual(shape(listings['en']!.description));
    });
  },
);

it('there is a listing for each language and for no other', () => {
  expect(Object.keys(listings).sort()).toEqual(languages.map(folderOf).sort());
});

describe('the page for reviewers', () => {
  const reasons = rowsOf(page);
  const promised = rowsOf(privacy);

  it('gives for each permission of the manifests, and no other, the reason of PRIVACY.md and where its feature is', () => {
    const asked = manifests.flatMap((one) => [...one.permissions, ...(one.optional_permissions ?? [])]);
    expect([...reasons.keys()].sort()).toEqual([...new Set(asked)].sort());
    for (const [name, [why, where]] of reasons) {
      expect(why, name).toBe(promised.get(name)!.at(-1));
      // What the permission opens is used there.
      const api =
        {
          declarativeNetRequestWithHostAccess: 'declarativeNetRequest',
          webRequestBlocking: 'getSecurityInfo',
        }[name] ?? name;
      expect(read(where!.replaceAll('`', '')), `${name} in ${where}`).toContain(api);
    }
  });

  it('gives the reasons for hosts as PRIVACY.md does, and what the first run says, word for word', () => {
    const hosts = privacy.slice(privacy.indexOf('- **those of a service, and of')).split('\n\n')[0]!;
    expect(plain(page)).toContain(plain(hosts));
    const english = readCatalogue('en');
    for (const key of ['start_detailed_text', 'alerts_why'])
      expect(plain(page)).toContain(english[key]!.message);
  });

  it('names Firefox’s data categories one by one, as the manifest does', () => {
    const { required, optional } = manifests[1]!.browser_specific_settings!.gecko.data_collection_permissions;
    const section = page
      .split('## Firefox’s data categories')
      .at(-1)!
      .split("## Firefox's data categories")
      .at(-1)!
      .split('\n## ')[0]!;
    expect(required).toEqual(['none']);
    expect([...section.matchAll(/^- `(\w+)`/gm)].map(([, one]) => one)).toEqual(optional);
  });

  it('says in one sentence what it is for, what follows redirects, and whose it is not', () => {
    expect(page).toMatch(/## Single purpose\n\n> [^.]+\.\n\n/);
    expect(plain(page)).toContain('Not affiliated with WhatsApp, Telegram, Signal, Messenger or Discord');
    for (const text of [page, read('README.md'), privacy])
      expect(plain(text)).toMatch(/follows no(ne| redirect)/);
    for (const script of ['npm ci', 'npm run package']) expect(page).toContain(script);
  });
});

describe('the pictures', () => {
  /** Width and height of a PNG (its header) or a JPEG (its first frame). */
  function sizeOf(path: string): number[] {
    const bytes = readFileSync(new URL(path, top));
    if (path.endsWith('.png')) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2))
      if ([0xc0, 0xc2].includes(bytes[at + 1]!))
        return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    return [];
  }

  it.each(['en', 'ar'])('in %s are as large as the stores want them, and small', (folder) => {
    for (let number = 1; number <= PICTURES; number += 1) {
      const path = `docs/store/${folder}/${number}.jpg`;
      expect(sizeOf(path), path).toEqual([1280, 800]);
      expect(readFileSync(new URL(path, top)).length).toBeLessThan(150_000);
    }
  });

  it('have a tile beside them', () => {
    expect(sizeOf('docs/store/tile.png')).toEqual([440, 280]);
  });
});
