/** The whole result in Markdown: for the terminal, and for `docs/canary.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { questions } from './questions.ts';
import type { Findings } from './seen.ts';
import { confirmed, countDifferent, remarksIn, tableOf } from './table.ts';

/** What follows this line in the page is written by the canary. */
export const BEGIN = '<!-- what follows is written by npm run canary -- --write -->';

export const PAGE = new URL('../../docs/canary.md', import.meta.url);

export interface Circumstances {
  isLab: boolean;
  /** `YYYY-MM-DD`. */
  date: string;
}

export function wholeText(findings: Findings, { isLab, date }: Circumstances): string {
  const { assumed, sightings } = findings;
  const versions = sightings.map(({ version }) => version).join(' and ');
  const place = isLab
    ? 'in the lab: servers on one computer that play the catalogue. It says nothing of the real ones.'
    : 'on the live services.';
  const once = assumed.filter(({ isAskedOnce }) => isAskedOnce).map(({ id }) => id);
  return [
    `## The run of ${date}`,
    `With ${versions}, ${place}`,
    ...(once.length > 0 ? [`Living on donations, so asked by one request in all: ${once.join(', ')}.`] : []),
    `**${countDifferent(findings)} of ${assumed.length} addresses differ from what the catalogue assumes.**`,
    ...sightings.map((one) => `### ${one.version}\n\n${tableOf(assumed, one)}`),
    listed('Unconfirmed by their sources, and as assumed in this run', [confirmed(findings).join(', ')]),
    listed('Worth knowing', remarksIn(findings)),
    '## Questions',
    questions(findings),
  ].join('\n\n');
}

function listed(title: string, lines: readonly string[]): string {
  const said = lines.filter(Boolean);
  return `### ${title}\n\n${said.length > 0 ? said.map((line) => `- ${line}`).join('\n') : 'Nothing.'}`;
}

/** Everything after the mark in the page is replaced. */
export async function writePage(text: string, { isLab }: Circumstances): Promise<void> {
  const [before] = readFileSync(PAGE, 'utf8').split(BEGIN);
  const whole = [`${before}${BEGIN}`, ...(isLab ? [NEVER] : []), text].join('\n\n');
  const options = await resolveConfig(PAGE.pathname);
  writeFileSync(PAGE, await format(whole, { ...options, parser: 'markdown' }));
}

/** A run in the lab takes the place of nothing that was seen for real: whoever has seen that commits it. */
const NEVER =
  '**Nobody has run it on the live services yet.** What follows is a run in the lab, to show what a run looks like.';
