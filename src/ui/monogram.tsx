/** A neutral sign for a service: its letters. Never a trademarked logo. */

/** Two letters: initials of a name of several words, else the first two. */
export function letters(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^[\p{L}\p{N}]/u.test(part));
  const [first = '', second] = parts;
  const signs = second ? [...first].slice(0, 1).concat([...second].slice(0, 1)) : [...first].slice(0, 2);
  return signs.join('');
}

export function Monogram({ name }: { name: string }) {
  return (
    <span class="monogram" aria-hidden="true">
      {letters(name)}
    </span>
  );
}
