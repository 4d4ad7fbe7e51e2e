/** What `npm run canary` was asked for. */
import type { Browser, ServiceId } from '../../src/core/model/terms.ts';

export interface CanaryOptions {
  /** The lab instead of the live services. */
  isLab: boolean;
  browsers: readonly Browser[];
  /** One service, `control` or `domestic`; left out: everything that belongs to no country. */
  only?: ServiceId;
  /** `docs/canary.md` takes what was seen. */
  writes: boolean;
}

export const USAGE = `npm run canary                 asks the live services
npm run canary -- [--lab] [--browser chromium|firefox] [--service ID] [--write]
  --lab      asks servers on this computer alone
  --browser  in one browser; left out: in both
  --service  one service, "control" for the neutral addresses; by name alone: "domestic", the sites inside some countries,
             and the services of such countries
  --write    puts the result into docs/canary.md`;

/** @throws Error with a sentence for the user */
export function readOptions(words: readonly string[], known: readonly ServiceId[]): CanaryOptions {
  const options: CanaryOptions = { isLab: false, browsers: ['chromium', 'firefox'], writes: false };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--lab') options.isLab = true;
    else if (word === '--write') options.writes = true;
    else if (word === '--browser') options.browsers = [browserOf(left.shift())];
    else if (word === '--service') options.only = serviceOf(left.shift(), known);
    else throw new Error(`Nobody here understands ${word}.`);
  }
  if (options.writes && options.only) throw new Error('--write is for a whole run: leave out --service.');
  return options;
}

function browserOf(word: string | undefined): Browser {
  if (word === 'chromium' || word === 'firefox') return word;
  throw new Error(`--browser needs chromium or firefox, not ${word ?? 'nothing'}.`);
}

function serviceOf(word: string | undefined, known: readonly ServiceId[]): ServiceId {
  if (word !== undefined && known.includes(word)) return word;
  throw new Error(`--service needs one of ${known.join(', ')}, not ${word ?? 'nothing'}.`);
}
