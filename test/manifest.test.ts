import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contacts, originPatterns } from '../src/services/index.ts';
import { vantageOrigins } from '../src/vantages/index.ts';
import { built } from './built.ts';
import { unknownIn } from './columns/table.ts';

interface Manifest {
  version: string;
  permissions: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  content_security_policy: { extension_pages: string };
  default_locale: string;
  background: Record<string, unknown>;
  [key: string]: unknown;
}

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = built();
const read = (path: string) => readFileSync(path, 'utf8');
const privacy = read(`${top}PRIVACY.md`);

/** The table of PRIVACY.md: what each permission is in each browser. */
const promised = [...privacy.matchAll(/^\| `(\w+)` +\| (\S+) +\| (\S+) +\| (\S+) +\|/gm)].map(
  ([, name, chromium, firefox, safari]) => ({
    ...{ name: name!, chromium: chromium!, firefox: firefox!, safari: safari! },
  }),
);

/** Every string anywhere in a manifest. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe.each(['chromium', 'firefox', 'safari'] as const)('the manifest for %s', (browser) => {
  const extension = join(folder, browser);
  const manifest = JSON.parse(read(join(extension, 'manifest.json'))) as Manifest;
  const promisedAs = (word: string) =>
    promised.filter((each) => each[browser] === word).map(({ name }) => name);

  it('requires what PRIVACY.md says, and nothing more', () => {
    expect(manifest.permissions.toSorted()).toEqual(promisedAs('required').sort());
  });

  it('may ask for what PRIVACY.md says, and nothing more', () => {
    expect((manifest.optional_permissions ?? []).toSorted()).toEqual(promisedAs('optional').sort());
  });

  it('requires no host, and injects nothing into anybody’s pages', () => {
    expect(Object.keys(manifest)).not.toContain('host_permissions');
    expect(Object.keys(manifest)).not.toContain('content_scripts');
    expect(Object.keys(manifest)).not.toContain('externally_connectable');
    expect(Object.keys(manifest)).not.toContain('web_accessible_resources');
  });

  it('may ask for the hosts of the catalogue and of outside sources, and for one that the user types', () => {
    const catalogue = [...contacts.flatMap(originPatterns), ...Object.values(vantageOrigins).flat()];
    const expected = [...new Set(catalogue), 'https://*/*', 'wss://*/*'];
    const asked = manifest.optional_host_permissions?.toSorted();
    // In Safari none: docs/browsers.md says why.
    expect(asked).toEqual(browser === 'safari' ? undefined : expected.sort());
  });

  it('names only files that are there', () => {
    const paths = strings(manifest).filter((text) => /^[\w/.-]+\.(js|html|png|svg)$/.test(text));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(extension, path)))).toEqual([]);
  });

  it('names only messages that every language has', () => {
    const keys = strings(manifest).flatMap((text) => text.match(/^__MSG_(\w+)__$/)?.[1] ?? []);
    const languages = readdirSync(join(extension, '_locales'));
    expect(languages).toContain(manifest.default_locale);
    const missing = languages.flatMap((language) => {
      const messages = JSON.parse(read(join(extension, '_locales', language, 'messages.json'))) as object;
      return keys.filter((key) => !(key in messages)).map((key) => `${language}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  it('runs no code but its own, and lets nothing out over plain http but the sign-in checks', () => {
    const policy = Object.fromEntries(
      manifest.content_security_policy.extension_pages.split('; ').map((rule) => {
        const [name, ...sources] = rule.split(' ');
        return [name, sources];
      }),
    );
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'connect-src': [
        ...["'self'", 'https:', 'wss:', 'http://captive.apple.com'],
        ...['http://detectportal.firefox.com', 'http://www.msftconnecttest.com'],
      ],
    });
    // With a policy of its own Firefox does not upgrade to https, which would blind these controls.
    expect(policy).not.toHaveProperty('upgrade-insecure-requests');
  });

  it('knows no permission that no browser of this build has', () => {
    expect(unknownIn(manifest, browser)).toEqual([]);
  });

  it('carries the version of package.json', () => {
    expect(manifest.version).toBe((JSON.parse(read(`${top}package.json`)) as { version: string }).version);
  });

  it('holds no key of the other browser', () => {
    const own = {
      chromium: ['service_worker', 'minimum_chrome_version'],
      firefox: ['scripts', 'browser_specific_settings'],
      safari: ['scripts', 'browser_specific_settings'],
    };
    const keys = [...Object.keys(manifest), ...Object.keys(manifest.background)];
    const other = browser === 'chromium' ? own.firefox : own.chromium;
    expect(keys).toEqual(expect.arrayContaining(own[browser]));
    expect(keys.filter((key) => other.includes(key))).toEqual([]);
  });

  it('ships no source, no map and no test', () => {
    const files = readdirSync(extension, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.(ts|tsx|map)$|test/.test(file))).toEqual([]);
  });
});
