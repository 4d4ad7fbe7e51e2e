/** The manifest of each browser: `manifest.json` with what only that one understands, and with every host that may be contacted. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** What every service and control of the catalogue and every outside source contacts: host patterns, and the sources of plain http. */
async function contacted(src) {
  const [{ contacts, originPatterns, plainSources }, { vantageOrigins }] = await Promise.all([
    run(join(src, 'services/index.ts')),
    run(join(src, 'vantages/index.ts')),
  ]);
  const sorted = (list) => [...new Set(list)].sort();
  const patterns = [...contacts.flatMap(originPatterns), ...Object.values(vantageOrigins).flat()];
  return { patterns: sorted(patterns), plain: sorted(contacts.flatMap(plainSources)) };
}

/** Adds a browser's own keys to the common ones: objects are merged, lists appended. */
function merge(common, own) {
  if (Array.isArray(common) && Array.isArray(own)) return [...common, ...own];
  if (typeof common !== 'object' || typeof own !== 'object') return own;
  const merged = { ...common };
  for (const [key, value] of Object.entries(own))
    merged[key] = key in common ? merge(common[key], value) : value;
  return merged;
}

/** By their browsers' names. */
export async function manifests(top) {
  const [{ chromium, firefox, safari, ...common }, { version }, { patterns, plain }] = await Promise.all([
    json(join(top, 'manifest.json')),
    json(join(top, 'package.json')),
    contacted(join(top, 'src')),
  ]);
  const whole = (own) => {
    const built = merge(common, own);
    // Where the manifest names no host at all, none can be asked for: docs/browsers.md says why.
    const { optional_host_permissions: named } = built;
    const policy = built.content_security_policy.extension_pages;
    return {
      ...built,
      version,
      ...(named && { optional_host_permissions: [...new Set([...patterns, ...named])] }),
      content_security_policy: { extension_pages: policy.replace('wss:', ['wss:', ...plain].join(' ')) },
    };
  };
  return { chromium: whole(chromium), firefox: whole(firefox), safari: whole(safari) };
}
