/** Two workers that share the jobs. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { start } from '../setup/start-program.mjs';
import { keyOf, type Job } from './jobs.ts';
import { plus, type Quiet, type Troubled } from './tally.ts';

export type Results = Map<string, Quiet | Troubled>;

const RUN = fileURLToPath(new URL('../setup/run.mjs', import.meta.url));
const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** What an earlier run has written down, by job. */
function kept(file: string | undefined): Map<string, Quiet | Troubled> {
  if (!file || !existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as [string, Quiet | Troubled]));
}

/**
 * The sums of all jobs by key. `report` hears how many are done. Each result is written to the file `keep` at once, and what
 * stands there already is not worked out again.
 */
export async function workAll(
  jobs: readonly Job[],
  workers: number,
  report: (done: number) => void,
  keep?: string,
): Promise<Results> {
  const results: Results = new Map();
  const before = kept(keep);
  const queue: Job[] = [];
  let done = 0;

  function addUp(job: Job, result: Quiet | Troubled): void {
    const key = keyOf(job);
    const sum = results.get(key);
    results.set(key, sum ? plus(sum, result) : result);
    report((done += 1));
  }
  for (const job of jobs) {
    const known = before.get(JSON.stringify(job));
    if (known) addUp(job, known);
    else queue.push(job);
  }

  const begin = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = start('node', [RUN, WORKER], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      let job: Job | undefined;
      const next = (): void => {
        job = queue.shift();
        if (job) worker.send(job);
        else {
          worker.disconnect();
          resolve();
        }
      };
      worker.on('message', (result: Quiet | Troubled) => {
        if (keep) appendFileSync(keep, `${JSON.stringify([JSON.stringify(job), result])}\n`);
        addUp(job!, result);
        next();
      });
      worker.on('exit', (code) => code && reject(new Error(`a worker ended with ${code}`)));
      next();
    });

  await Promise.all(Array.from({ length: workers }, begin));
  return results;
}
