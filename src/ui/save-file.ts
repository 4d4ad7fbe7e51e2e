/** Files that a page makes, for the user to keep. */

export type TextType = 'application/json' | 'text/csv';

/** A text as a file. A spreadsheet takes one without a byte order mark for a text of an older alphabet. */
export const textFile = (text: string, type: TextType): Blob =>
  new Blob([type === 'text/csv' ? `\uFEFF${text}` : text], { type });

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the blob after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
