/**
 * The words of each script that is built: of every language those that it can say, and nothing of what translators are told.
 * They are found in the script itself, not listed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
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

/**
 * The texts that a speaker can say, by key: `messages` as a `messages.json` has them. A plural form that is said as `other` is left out:
 * where a form is missing `other` is what is said.
 */
function textsOf({ script, quoted, completed }, messages) {
  const isSaid = (key) => {
    const bare = key.replace(PLURAL, '');
    const asks = AMOUNTS[key.split('_')[0]];
    if (asks && !asks.test(script)) return false;
    return quoted.has(bare) || completed.some((pattern) => pattern.test(bare));
  };
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

const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** What services are called in a language, by their names in the catalogue; a language that calls them so too has no such file. */
const namesIn = async (path) => (existsSync(path) ? json(path) : {});

async function write(path, what) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(what)}\n`);
}

/** The scripts whose words are asked for somewhere, and what they look for: `/words/popup/index` are those of `popup/index.js`. */
async function speakersIn(out) {
  const scripts = readdirSync(out, { recursive: true }).filter((path) => path.endsWith('.js'));
  const codes = await Promise.all(scripts.map((path) => readFile(join(out, path), 'utf8')));
  const named = codes.flatMap((code) => [...code.matchAll(/["']\/words\/([\w/-]+)["']/g)]);
  const names = [...new Set(named.map(([, name]) => name))].sort();
  return names.map((name) => {
    const script = codes[scripts.indexOf(`${name}.js`)];
    return { name, script, ...patternsIn(script) };
  });
}

/**
 * Writes `words/<script>/<language>.json` for each script whose words are asked for, and in `_locales` what the browser itself says
 * of the extension: the messages that the manifest names. `out`: where the scripts lie.
 */
export async function writeWords(locales, out, manifest) {
  const named = new Set([...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key));
  const speakers = await speakersIn(out);
  await Promise.all(
    readdirSync(locales).map(async (language) => {
      const messages = await json(join(locales, language, 'messages.json'));
      const names = await namesIn(join(locales, language, 'services.json'));
      const ofManifest = Object.entries(messages).filter(([key]) => named.has(key));
      await Promise.all([
        ...speakers.map((speaker) =>
          write(join(out, 'words', speaker.name, `${language}.json`), {
            ...textsOf(speaker, messages),
            ...names,
          }),
        ),
        write(
          join(out, '_locales', language, 'messages.json'),
          Object.fromEntries(ofManifest.map(([key, { message }]) => [key, { message }])),
        ),
      ]);
    }),
  );
}
