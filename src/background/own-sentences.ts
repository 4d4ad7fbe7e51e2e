/** What Wasl itself offers to post ("Tell others"), for who counts posts: without the service's name and the hashtag, in every language. */
import { inEveryLanguage } from '../words/load.ts';

const VALUE = /\$\w+\$/;

const longest = (pieces: readonly string[]): string =>
  pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');

/** Read once in the life of a script, and only where posts are counted. */
export async function ownSentences(): Promise<string[]> {
  const texts = await inEveryLanguage('tell_text', '/words/background/rare');
  return texts.map((text) => longest(text.split(VALUE).map((piece) => piece.trim())));
}
