/**
 * A foreign text without direction marks (Unicode Standard Annex 9, section 2), control characters and halves of characters, so that it
 * cannot change the text around it. Words set their own isolates around names.
 */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
}
