/** The table of `docs/browsers.md`: what each browser lacks of the API that `src` uses. */
import { COLUMNS, lacking, uses } from '../columns/table.ts';

export const BEGIN = '<!-- From Mozilla’s table: node test/setup/run.mjs test/docs/write.ts -->';
export const END = '<!-- End of it. -->';

/** One row for whatever some browser lacks, a namespace in one where it is lacking as a whole everywhere. */
export function table(): string {
  const lacks = COLUMNS.map((column) => lacking(column));
  const isIn = (gone: readonly string[], path: string) =>
    gone.some((one) => one === path || path.startsWith(`${one}.`));
  const partly = uses().filter((path) => lacks.some((gone) => gone.includes(path)));
  const rows = [...new Set([...lacks.flat(), ...partly])].sort();
  const cells = (path: string) => lacks.map((gone) => (isIn(gone, path) ? 'no' : ''));
  return [
    ['', ...COLUMNS.map(({ name }) => name)],
    COLUMNS.map(() => '---').concat('---'),
    ...rows.map((path) => [`\`${path}\``, ...cells(path)]),
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
