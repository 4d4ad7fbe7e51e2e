/**
 * A copy of a built extension in which a test may change what a person would change by hand. The files of the build stay as they are.
 */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import type { Browser } from 'webextension-polyfill';
import type { Browser as BrowserName } from '../../src/core/model/terms.ts';

export interface CopyOptions {
  /** Optional permissions that count as granted. */
  permissions?: readonly string[];
  /** Host patterns that count as granted. */
  hosts?: readonly string[];
  /** What may be told to strangers, as Firefox names it, counts as allowed. */
  tells?: readonly string[];
  /** Notifications that are shown or cleared are also written down, where `told` of the driver finds them. */
  notesNotifications?: boolean;
  /** Chromium knows the copy by this key, and so by an id of its own: what is set for that concerns no other browser here. */
  key?: string;
  /** Calls that the browser refuses the background, as `alarms.create`. */
  refuses?: readonly string[];
}

/** What was done with a notification. */
export interface Told {
  at: number;
  what: 'create' | 'clear';
  id: string;
  title?: string;
  message?: string;
}

export interface ExtensionCopy {
  folder: string;
  remove(): void;
}

/** Everything that detailed checks can ask for: hosts of all services, `webRequest`. */
export const DETAILED: CopyOptions = {
  permissions: ['webRequest'],
  hosts: ['https://*/*', 'wss://*/*', 'http://*/*'],
};

/** The same in this browser: Firefox names a foreign signer only with one permission more. */
export const detailedIn = (name: BrowserName): CopyOptions =>
  name === 'firefox' ? { ...DETAILED, permissions: ['webRequest', 'webRequestBlocking'] } : DETAILED;

interface Manifest {
  permissions?: string[];
  host_permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  key?: string;
  background: { service_worker?: string; scripts?: string[] };
  browser_specific_settings?: { gecko: { data_collection_permissions?: object } };
}

/** @throws when there is no built extension in `folder` */
export function copyExtension(folder: string, options: CopyOptions = {}): ExtensionCopy {
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`No extension in ${folder}: npm run build`);
  const copy = mkdtempSync(join(tmpdir(), 'wasl-extension-'));
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const { permissions = [], hosts = [], tells = [], notesNotifications = false, refuses = [] } = options;
  manifest.permissions = [...new Set([...(manifest.permissions ?? []), ...permissions])];
  manifest.optional_permissions =
    manifest.optional_permissions?.filter((one) => !permissions.includes(one)) ?? [];
  const gecko = manifest.browser_specific_settings?.gecko;
  if (gecko && tells.length > 0) gecko.data_collection_permissions = { required: tells };
  if (options.key !== undefined) manifest.key = options.key;
  if (hosts.length > 0) manifest.host_permissions = [...(manifest.host_permissions ?? []), ...hosts];
  writeFileSync(path, JSON.stringify(manifest, undefined, 2));
  const script = join(copy, manifest.background.service_worker ?? manifest.background.scripts?.[0] ?? '');
  const inFront = (code: string) => writeFileSync(script, `${code}\n${readFileSync(script, 'utf8')}`);
  if (notesNotifications) inFront(`(${noteNotifications})('${NOTES}');`);
  if (refuses.length > 0) inFront(`(${refuse})(${JSON.stringify(refuses)});`);
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once('exit', remove);
  return { folder: copy, remove };
}

/** Bundles a script of ours behind the copy's own background script, where it has all that one has. */
export async function addBehind({ folder }: ExtensionCopy, file: URL): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    bundle: true,
    write: false,
    format: 'iife',
  });
  appendFileSync(join(folder, 'background/index.js'), `\n${outputFiles[0]!.text}`);
}

/** Packs the copy into a file in `folder`, as Firefox installs it for good. */
export function packed(extension: string, folder: string): string {
  const path = join(folder, 'wasl.xpi');
  const files = readdirSync(extension, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  const contents = paths.map((file) => [relative(extension, file), new Uint8Array(readFileSync(file))]);
  writeFileSync(path, zipSync(Object.fromEntries(contents)));
  return path;
}

/** The key under which the notes stand in `storage.session`. */
export const NOTES = 'test-told';

/** Runs in the extension, in front of its own background script, so it can use nothing of this file. */
function noteNotifications(key: string): void {
  const apis = globalThis as unknown as { chrome?: Browser; browser?: Browser };
  let writing: Promise<unknown> = Promise.resolve();
  const seen = new Set<unknown>();
  for (const api of [apis.chrome, apis.browser]) {
    // Where the two are one, it is wrapped once.
    if (!api?.notifications || seen.has(api.notifications.create)) continue;
    const noted =
      (what: string, original: (...args: never[]) => unknown) =>
      (...args: [string, { title?: string; message?: string }?]) => {
        const { title, message } = args[1] ?? {};
        const note = { at: Date.now(), what, id: args[0], title, message };
        writing = writing.then(async () => {
          const { [key]: notes = [] } = await api.storage.session.get(key);
          await api.storage.session.set({ [key]: [...(notes as unknown[]), note] });
        });
        return original.apply(api.notifications, args as never);
      };
    const { create, clear } = api.notifications;
    Object.assign(api.notifications, {
      create: noted('create', create as never),
      clear: noted('clear', clear as never),
    });
    seen.add(api.notifications.create);
  }
}

/** Runs in the extension too. */
function refuse(calls: readonly string[]): void {
  const { chrome } = globalThis as unknown as { chrome: object };
  for (const call of calls) {
    const path = call.split('.');
    const name = path.pop()!;
    const api = path.reduce((inner, part) => (inner as Record<string, object>)[part]!, chrome);
    Object.assign(api, { [name]: () => Promise.reject(new Error('Refused.')) });
  }
}
