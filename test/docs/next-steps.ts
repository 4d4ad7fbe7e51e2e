/** The table of `docs/next-steps.md`: what was shown in each night, and what it led to. To play them takes most of a minute. */
import { playScenario } from '../nights/draw.ts';
import { screensOf, type Screen } from '../nights/screens.ts';
import { files, readVariant } from '../nights/variants.ts';

export const BEGIN = '<!-- what was shown, written by test/docs/write.ts nights -->';

/** What the nights are seen with: the basic checks, or the detailed ones. */
export type Checks = 'basic' | 'detailed';

const cells = (...all: readonly string[]): string => `| ${all.join(' | ')} |`;

const rowOf = (night: string, checks: string, { verdict, first, next, tap }: Screen): string =>
  cells(night, checks, verdict, first, `\`${next}\``, tap);

/** The rows of one night, those that both kinds of checks lead to once. */
function rowsOf(night: string, basic: readonly Screen[], detailed: readonly Screen[]): string[] {
  const texts = (screens: readonly Screen[]) => new Set(screens.map((screen) => rowOf(night, '', screen)));
  const [inBasic, inDetailed] = [texts(basic), texts(detailed)];
  const checksOf = (screen: Screen): string => {
    const text = rowOf(night, '', screen);
    if (inBasic.has(text) && inDetailed.has(text)) return 'both';
    return inBasic.has(text) ? 'basic' : 'detailed';
  };
  const all = [...basic, ...detailed].map((screen) => rowOf(night, checksOf(screen), screen));
  return [...new Set(all)];
}

/** The rows that stand in a page of one night with these checks, without their columns' widths. */
export function standing(page: string, night: string, checks: Checks): readonly string[] {
  return page
    .split(BEGIN)[1]!
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, name, seenWith]) => name === night && (seenWith === checks || seenWith === 'both'))
    .map(([, name, , ...rest]) => cells(name!, checks, ...rest.slice(0, -1)));
}

/** What ought to stand there. */
export const shownIn = (night: string, checks: Checks, screens: readonly Screen[]): readonly string[] =>
  screens.map((screen) => rowOf(night, checks, screen));

export async function table(): Promise<string> {
  const rows: string[] = [];
  const played = async (path: string, permissions: 'none' | 'exact') => {
    const { looks, shown } = screensOf();
    await playScenario(readVariant(path, { browser: 'chromium', permissions }), looks);
    return shown;
  };
  for (const { name, path } of files)
    rows.push(...rowsOf(name, await played(path, 'none'), await played(path, 'exact')));
  const head = ['night', 'checks', 'verdict', 'first line', 'next step', 'what the tap does'];
  return [cells(...head), cells(...head.map(() => '---')), ...rows].join('\n');
}
