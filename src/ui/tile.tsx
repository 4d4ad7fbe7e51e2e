/** A neutral sign for a service: its first letter on a hue of its own. Never a trademarked logo, nor its colour. */
import type { ServiceId } from '../core/model/terms.ts';

/**
 * The hue of a service in degrees (of OKLCH), always the same for the same id. With these numbers no service of the catalogue gets the
 * colour of its own trademark, and the four of the first choice lie far apart: `test/ui/tile.test.tsx`.
 */
export function hueOf(id: ServiceId): number {
  let hue = 56;
  for (const letter of id) hue = (hue * 28 + letter.charCodeAt(0)) % 360;
  return hue;
}

/** The first letter or digit of a name, of whichever script; a name of signs alone begins with its first. */
export function letterOf(name: string): string {
  const [letter = [...name][0] ?? ''] = /[\p{L}\p{N}]/u.exec(name) ?? [];
  return letter.toUpperCase();
}

export function Tile({ id, name }: { id: ServiceId; name: string }) {
  return (
    <span class="tile" style={{ '--hue': hueOf(id) }} aria-hidden="true">
      {letterOf(name)}
    </span>
  );
}
