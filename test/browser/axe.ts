/** The rules of WCAG 2.2 AA that axe-core knows, asked of a page in a browser. */
import axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from '../drive/page.ts';

const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** What axe-core finds. */
export async function findings(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.send('Runtime.evaluate', { expression: axe.source });
  const { violations } = await page.evaluate(
    // What a strip is drawn with is one picture, which has a name.
    (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: [['.strip > *']] }, rules),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}
