/** Which browser lacks what of the API that `src` uses, by Mozilla's table (@mdn/browser-compat-data). */
import { readdirSync, readFileSync } from 'node:fs';
import table, { type SimpleSupportStatement } from '@mdn/browser-compat-data/forLegacyNode';
import type { Browser } from '../../src/core/model/terms.ts';

/** Under this name a node of the table says of itself who has it; the others are below it. */
const SELF = '__compat';

interface Entry {
  [SELF]?: { support: Readonly<Record<string, Statements>> };
  [name: string]: Entry | object | undefined;
}
type Statements = SimpleSupportStatement | SimpleSupportStatement[];

const { api, manifest } = table.webextensions as unknown as Record<
  'api' | 'manifest',
  Readonly<Record<string, Entry>>
>;
const top = new URL('../../', import.meta.url);

export interface Column {
  name: string;
  build: Browser;
  /** The columns of Mozilla's table, each with the oldest version that the manifest lets in: what any of them lacks is lacking. */
  like: Readonly<Record<string, string>>;
  /** What `runtime.getPlatformInfo` says; left out: a computer's. */
  os?: 'android' | 'ios';
}

const OLDEST = { chrome: '121', edge: '121', firefox: '142', firefox_android: '142' };
const SAFARI = '17.4';

export const COLUMNS: readonly Column[] = [
  { name: 'Chrome', build: 'chromium', like: { chrome: OLDEST.chrome } },
  { name: 'Edge', build: 'chromium', like: { edge: OLDEST.edge } },
  // Mozilla's table has no column for it: taken to lack what Edge lacks, and whatever another phone does.
  {
    name: 'Edge Android',
    build: 'chromium',
    like: { edge: OLDEST.edge, firefox_android: OLDEST.firefox_android, safari_ios: SAFARI },
    os: 'android',
  },
  { name: 'Firefox', build: 'firefox', like: { firefox: OLDEST.firefox } },
  {
    name: 'Firefox Android',
    build: 'firefox',
    like: { firefox_android: OLDEST.firefox_android },
    os: 'android',
  },
  { name: 'Safari', build: 'safari', like: { safari: SAFARI } },
  { name: 'Safari iOS', build: 'safari', like: { safari_ios: SAFARI }, os: 'ios' },
];

/** Not in Mozilla's table: of Chromium alone (developer.chrome.com/docs/extensions/reference/api/offscreen, from 109). */
const CHROMIUM_ONLY = ['offscreen'];

/** `browser.action.setBadgeText(…)`, also where something may be missing: `browser.windows?.update(…)`. */
const USE = /\bbrowser((?:\??\.\w+)+)/g;

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|^import .*$/gm, '');

/** Everything of the API that `src/platform` names, the only folder that may: `alarms.onAlarm`. */
export function uses(): string[] {
  const folder = new URL('src/platform/', top);
  const found = readdirSync(folder).flatMap((file) =>
    [...withoutComments(readFileSync(new URL(file, folder), 'utf8')).matchAll(USE)].map(([, path]) =>
      path!
        .replace(/\?/g, '')
        .slice(1)
        .replace(/\.(add|remove)Listener$/, ''),
    ),
  );
  const isWhole = (path: string) => path.includes('.') || CHROMIUM_ONLY.includes(path);
  return [...new Set(found)].filter(isWhole).sort();
}

const listed = <T>(one: T | T[] | undefined): T[] => (one === undefined ? [] : ([one].flat() as T[]));

/** A namespace under its own name or under another that browsers have for it: `contextMenus` is `menus`. */
const namespaceOf = (name: string): Entry | undefined =>
  api[name] ??
  Object.values(api).find((one) =>
    listed(one[SELF]?.support.chrome).some(({ alternative_name: other }) => other === name),
  );

function entryOf(path: string): Entry {
  const [name = '', ...members] = path.split('.');
  const found = members.reduce<Entry | undefined>(
    (one, member) => one?.[member] as Entry | undefined,
    namespaceOf(name),
  );
  if (!found?.[SELF]) throw new Error(`Mozilla's table does not know browser.${path}: which browser has it?`);
  return found;
}

/** Whether a version is not later than another; `≤58`: since that or earlier. */
function isBy(version: string, oldest: string): boolean {
  const [a, b] = [version, oldest].map((one) => one.replace('≤', '').split('.').map(Number));
  const at = a!.findIndex((part, index) => part !== (b![index] ?? 0));
  return at < 0 || a![at]! < (b![at] ?? 0);
}

/** Whether a browser has it in this version and ever since. */
const has = (statements: readonly SimpleSupportStatement[], oldest: string): boolean =>
  statements.some(
    ({ version_added: added, version_removed: removed, flags }) =>
      typeof added === 'string' && added !== 'preview' && !removed && !flags && isBy(added, oldest),
  );

/** Whether somebody of this column has it not. */
function isLacking(path: string, { build, like }: Column): boolean {
  if (CHROMIUM_ONLY.includes(path)) return build !== 'chromium';
  const { support } = entryOf(path)[SELF]!;
  return Object.entries(like).some(([browser, oldest]) => !has(listed(support[browser]), oldest));
}

/** What of all that is used this column lacks: a namespace as a whole where nothing of it is left. */
export function lacking(column: Column): string[] {
  const all = uses();
  const gone = all.filter((path) => isLacking(path, column));
  const left = new Set(all.filter((path) => !gone.includes(path)).map((path) => path.split('.')[0]));
  return [...new Set(gone.map((path) => (left.has(path.split('.')[0]) ? path : path.split('.')[0]!)))];
}

/** Permissions and keys of a manifest that no browser of a build knows. */
export function unknownIn(built: Readonly<Record<string, unknown>>, build: Browser): string[] {
  const columns = COLUMNS.filter((one) => one.build === build);
  const knows = (entry: Entry | undefined) =>
    columns.some(({ like }) =>
      Object.entries(like).some(([browser, oldest]) => has(listed(entry?.[SELF]?.support[browser]), oldest)),
    );
  const { permissions = [], optional_permissions: optional = [] } = built as Record<string, string[]>;
  const wrong = (kind: string, names: readonly string[]) =>
    names
      .filter((name) => !CHROMIUM_ONLY.includes(name) || build !== 'chromium')
      .filter((name) => !knows(manifest[kind]?.[name] as Entry | undefined))
      .map((name) => `${kind}: ${name}`);
  return [...wrong('permissions', permissions), ...wrong('optional_permissions', optional)];
}
