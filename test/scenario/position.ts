/** Where in a text something stands. */
import { findNodeAtLocation, type Node } from 'jsonc-parser';

/** Keys and indices from the root of a JSON document. */
export type Path = readonly (string | number)[];

/** The line, counted from 1, of an offset in characters. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The line of the value at `path`; of the nearest thing around it where there is none. A path that ends in `#key` means the key itself. */
export function lineOfPath(text: string, root: Node, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    const isKey = length === path.length && typeof path.at(-1) === 'string';
    const key = isKey && node?.parent?.type === 'property' ? node.parent : node;
    if (key) return lineOf(text, key.offset);
  }
  return lineOf(text, root.offset);
}
