/** What `npm start` was asked for. */

export interface StartOptions {
  /** Play the lab instead of watching live services. */
  isLab: boolean;
  /** Scenario to play; left out: the built-in one. */
  file?: string;
  /** Second of the scenario to begin with; left out: 0. */
  fromSecond?: number;
}

export const USAGE = `npm start                                    live services
npm start -- --lab [FILE] [--from SECONDS]   the lab: a scenario played on this computer alone`;

/** @throws Error with a sentence for the user */
export function readOptions(words: readonly string[]): StartOptions {
  const options: StartOptions = { isLab: false };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    const next = words[index + 1];
    if (word === '--lab') {
      options.isLab = true;
      if (next !== undefined && !next.startsWith('--')) {
        options.file = next;
        index += 1;
      }
    } else if (word === '--from') {
      const second = Number(next);
      if (!next || !Number.isFinite(second) || second < 0) {
        throw new Error(`--from needs a number of seconds, not ${next ?? 'nothing'}.`);
      }
      options.fromSecond = second;
      index += 1;
    } else {
      throw new Error(`Nobody here understands ${word}.`);
    }
  }
  if (options.fromSecond !== undefined && !options.isLab)
    throw new Error('--from is for the lab: add --lab.');
  return options;
}
