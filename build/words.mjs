/**
 * The words of each script that is built: of every language those that it can say, and nothing of what translators are told.
 * They are found in the script itself, not listed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

/** Values that `src/words` says by area: `$failure$` in a text is said by `failure_dns`. */
const AREA = /\$(failure|function|status|cause|rule|why|alert|preset)\$/g;

/** Amounts that `src/words` says in units of their own, by the value that asks for it: who makes no such value says none. */
const AMOUNTS = { bytes: /\{\s*bytes\s*(?::[^}]*)?\}/, latency: /\{\s*latencyMs\s*(?::[^}]*)?\}/ };

const toKey = (text) => text.replaceAll('-', '_');

/**
 * What a key of this script may look like: one in quotes, one of a family (`sentencesOf("row")`), one that a template completes
 * (`fact_${proven}_usual`). A key begins with letters of its own, so a template that begins with a value is none.
 */
function patternsIn(script) {
  // What begins with `data-` is an attribute of the page.
  const quoted = [...script.matchAll(/["'`](?!data-)([a-z][\w-]*)["'`]/g)].map(([, key]) => toKey(key));
  const families = [...script.matchAll(/sentencesOf\("([\w-]+)"\)/g)].map(
    ([, family]) => `${toKey(family)}_.+`,
  );
  const templates = [...script.matchAll(/`([a-z](?:[\w-]|\$\{[^`]*?\})*)`/g)].map(([, text]) =>
    text
      .split(/(?:\$\{[^}]*\})+/)
      .map(toKey)
      .join('.*'),
  );
  return {
    quoted: new Set(quoted),
    completed: [...families, ...templates].map((key) => new RegExp(`^${key}$`)),
  };
}

/** Whether a script says a key. All languages have nearly the same keys: each is looked for once. */
function sayingOf(script) {
  const { quoted, completed } = patternsIn(script);
  const unasked = Object.keys(AMOUNTS).filter((name) => !AMOUNTS[name].test(script));
  const known = new Map();
  const look = (key) => {
    const bare = key.replace(PLURAL, '');
    if (unasked.includes(key.split('_')[0])) return false;
    return quoted.has(bare) || completed.some((pattern) => pattern.test(bare));
  };
  return (key) => {
    if (!known.has(key)) known.set(key, look(key));
    return known.get(key);
  };
}

/**
 * The texts that a speaker can say, by key: `messages` as a `messages.json` has them. A plural form that is said as `other` is left out:
 * where a form is missing `other` is what is said.
 */
function textsOf({ isSaid }, messages) {
  const keys = Object.keys(messages);
  const said = new Set(keys.filter(isSaid));
  // A set that grows is walked to its end.
  for (const key of said)
    for (const [, name] of messages[key].message.matchAll(AREA))
      for (const other of keys)
        if (other.startsWith(`${name === 'rule' ? 'because' : name}_`)) said.add(other);
  const isOwn = (key) => {
    const other = key.replace(PLURAL, '_other');
    return other === key || messages[other]?.message !== messages[key].message;
  };
  const kept = keys.filter((key) => said.has(key) && isOwn(key));
  return Object.fromEntries(kept.map((key) => [key, messages[key].message]));
}

// A hundred small files: reading and writing each at once is quicker than to wait for it.
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** What services are called in a language, by their names in the catalogue; a language that calls them so too has no such file. */
const namesIn = (path) => (existsSync(path) ? json(path) : {});

function write(path, what) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(what)}\n`);
}

/** The scripts whose words are asked for somewhere, and what they look for: `/words/popup/index` are those of `popup/index.js`. */
function speakersIn(out) {
  const scripts = readdirSync(out, { recursive: true }).filter((path) => path.endsWith('.js'));
  const codes = scripts.map((path) => readFileSync(join(out, path), 'utf8'));
  const named = codes.flatMap((code) => [...code.matchAll(/["']\/words\/([\w/-]+)["']/g)]);
  const names = [...new Set(named.map(([, name]) => name))].sort();
  return names.map((name) => ({ name, isSaid: sayingOf(codes[scripts.indexOf(`${name}.js`)]) }));
}

/**
 * Writes `words/<script>/<language>.json` for each script whose words are asked for, and in `_locales` what the browser itself says
 * of the extension: the messages that the manifest names. `out`: where the scripts lie.
 */
export function writeWords(locales, out, manifest) {
  const named = new Set([...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key));
  const speakers = speakersIn(out);
  for (const language of readdirSync(locales)) {
    const messages = json(join(locales, language, 'messages.json'));
    const names = namesIn(join(locales, language, 'services.json'));
    for (const speaker of speakers)
      write(join(out, 'words', speaker.name, `${language}.json`), {
        ...textsOf(speaker, messages),
        ...names,
      });
    const ofManifest = Object.entries(messages).filter(([key]) => named.has(key));
    write(
      join(out, '_locales', language, 'messages.json'),
      Object.fromEntries(ofManifest.map(([key, { message }]) => [key, { message }])),
    );
  }
}
