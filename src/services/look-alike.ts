/** Whether a name would be taken for that of a service of the catalogue. */
import { countryServices, services } from './catalogue.ts';

/**
 * Letters of other scripts that are drawn like Latin ones, and Latin ones that are drawn alike (a small part of Unicode Technical Standard
 * 39, `confusables.txt`: those of the letters in the names of the catalogue).
 */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', α: 'a', ɑ: 'a', в: 'b', ь: 'b', с: 'c', ϲ: 'c', ԁ: 'd', е: 'e', ε: 'e', є: 'e' },
  ...{ ɡ: 'g', һ: 'h', н: 'h', і: 'l', ı: 'l', ι: 'l', i: 'l', '1': 'l', '|': 'l', ӏ: 'l', ј: 'j' },
  ...{ к: 'k', κ: 'k', м: 'm', ո: 'n', η: 'n', о: 'o', ο: 'o', σ: 'o', '0': 'o', օ: 'o', р: 'p', ρ: 'p' },
  ...{ ԛ: 'q', г: 'r', ѕ: 's', '5': 's', $: 's', т: 't', τ: 't', υ: 'u', ս: 'u', ν: 'v', ѵ: 'v' },
  ...{ ԝ: 'w', ш: 'w', ω: 'w', х: 'x', χ: 'x', у: 'y', γ: 'y', ᴢ: 'z', '@': 'a' },
};

/** What of a name the eye remembers: no case, no accents, nothing that is not drawn, no spaces or points. */
function drawn(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase();
  const letters = [...plain].map((letter) => ALIKE[letter] ?? letter).join('');
  return letters
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Made when it is first asked for: the background begins every minute, and hardly ever hears a name. */
let taken: ReadonlyMap<string, string> | undefined;

/** The service of the catalogue that everybody would take it for. */
export function takenFor(name: string): string | undefined {
  taken ??= new Map([...services, ...countryServices].map((one) => [drawn(one.name), one.id]));
  return taken.get(drawn(name));
}
