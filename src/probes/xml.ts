/** The first start tag of an XML text: a service worker has no `DOMParser`, and no more than this is needed. */

export interface StartTag {
  /** Without its prefix. */
  name: string;
  /** As declared on the tag itself; `undefined` where the declaration would have to come from outside. */
  namespace: string | undefined;
  /** By their names as written. */
  attributes: ReadonlyMap<string, string>;
  /** The text after the tag. */
  rest: string;
}

/** Names are cut at 100 characters: a longer one is nothing that we know. */
const PROLOGUE = /\s*(?:<\?xml[^>]{0,200}\?>\s*)?/y;
const NAME = /<([A-Za-z_][\w.-]{0,100})(?::([A-Za-z_][\w.-]{0,100}))?/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]{0,100})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*\/?>/y;

/** Reads the tag that the text begins with, or `undefined` where it begins with none. */
export function readStartTag(text: string): StartTag | undefined {
  let at = 0;
  const take = (form: RegExp): RegExpExecArray | undefined => {
    form.lastIndex = at;
    const found = form.exec(text) ?? undefined;
    if (found) at = form.lastIndex;
    return found;
  };

  take(PROLOGUE);
  const opening = take(NAME);
  if (!opening) return undefined;
  const attributes = new Map<string, string>();
  for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
    attributes.set(found[1] ?? '', unescapeXml(found[2] ?? found[3] ?? ''));
  }
  if (!take(END)) return undefined;
  const [, first = '', second] = opening;
  const namespace = attributes.get(second === undefined ? 'xmlns' : `xmlns:${first}`);
  return { name: second ?? first, namespace, attributes, rest: text.slice(at) };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** The references that need no declaration (XML 1.0 sections 2.4 and 4.1); others stay as they are. */
function unescapeXml(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\dA-Fa-f]{1,6}|\w{2,4});/g, (whole, name: string) => {
    const code = name.startsWith('#') ? Number(name.replace('#', '').replace('x', '0x')) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    return Object.keys(ESCAPES).find((character) => ESCAPES[character] === whole) ?? whole;
  });
}

export const withoutComments = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, '');
