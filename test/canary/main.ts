/**
 * `npm run canary`: asks every address of the catalogue as the product would, and prints what differs from what it assumes. Ends with
 * 0 where all is as assumed, 1 where something is not, 2 where it could not run.
 */
import { hasDisplay } from '../start/browser.ts';
import { owners } from './assumed.ts';
import { startWholeLab } from './lab.ts';
import { readOptions, USAGE, type CanaryOptions } from './options.ts';
import { wholeText, writePage } from './print.ts';
import { look } from './run.ts';
import type { Findings } from './seen.ts';
import { countDifferent } from './table.ts';

const COULD_NOT = 2;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(COULD_NOT));

function options(): CanaryOptions {
  try {
    return readOptions(process.argv.slice(2), owners);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(COULD_NOT);
  }
}

const chosen = options();
const say = (line: string) => console.error(line);
const common = { browsers: chosen.browsers, only: chosen.only, say };

async function lookInLab(): Promise<Findings | undefined> {
  const lab = await startWholeLab();
  try {
    return await look({ ...common, lab });
  } finally {
    await lab.close();
  }
}

async function lookLive(): Promise<Findings | undefined> {
  say('The canary asks the live services, each address a few times; those that live on donations once.');
  const found = await look({ ...common, isVisible: hasDisplay() });
  if (!found)
    say(`
*** NO CONTROL ANSWERED. This computer reaches none of the neutral addresses, so nothing can be said about any
*** service from here. What follows is the lab: servers on this computer alone. It says nothing of the real ones.
`);
  return found;
}

try {
  const live = chosen.isLab ? undefined : await lookLive();
  const findings = live ?? (await lookInLab());
  if (!findings) throw new Error('Not even the controls of the lab answer.');
  const circumstances = { isLab: !live, date: new Date().toISOString().slice(0, 10) };
  const text = wholeText(findings, circumstances);
  console.log(text);
  if (chosen.writes && !live && !chosen.isLab) say('docs/canary.md stays as it was: nothing live was seen.');
  else if (chosen.writes) await writePage(text, circumstances);
  process.exitCode = countDifferent(findings) > 0 ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = COULD_NOT;
}
