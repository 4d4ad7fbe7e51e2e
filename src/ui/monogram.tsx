/** A neutral sign for a service: its letters. Never a trademarked logo. */

/** Two letters: initials of a name of several words, else the first two. */
export function letters(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^[\p{L}\p{N}]/u.test(part));
  // Signs, not halves of them.
  const [first = [], second] = parts.map((part) => [...part]);
  return (second ? [first[0], second[0]] : first.slice(0, 2)).join('');
}

export function Monogram({ name }: { name: string }) {
  return (
    <span class="monogram" aria-hidden="true">
      {letters(name)}
    </span>
  );
}
