/**
 * A text from elsewhere that nothing beside it can suffer from: without signs that turn the direction of what follows
 * (Unicode Standard Annex 9, section 2), without control characters and halves of characters. Words set their own
 * isolates around names.
 */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
}
