/** Two workers that share the jobs. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keyOf, type Job } from './jobs.ts';
import { plus, type Quiet, type Troubled } from './tally.ts';

export type Results = Map<string, Quiet | Troubled>;

const RUN = fileURLToPath(new URL('../setup/run.mjs', import.meta.url));
const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** The sums of all jobs by key. `report` hears how many are done. */
export async function workAll(
  jobs: readonly Job[],
  workers: number,
  report: (done: number) => void,
): Promise<Results> {
  const results: Results = new Map();
  const queue = [...jobs];
  let done = 0;

  const begin = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = fork(RUN, [WORKER], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
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
        const key = keyOf(job!);
        const before = results.get(key);
        results.set(key, before ? plus(before, result) : result);
        report((done += 1));
        next();
      });
      worker.on('exit', (code) => code && reject(new Error(`a worker ended with ${code}`)));
      next();
    });

  await Promise.all(Array.from({ length: workers }, begin));
  return results;
}
