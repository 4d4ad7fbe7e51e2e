/** A program of the register, running for as long as a test needs it. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../setup/start-program.mjs';

/** Far longer than any of them takes on a busy machine. */
const PATIENCE_MS = 300_000;

export interface Program {
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** What it prints, or a question that has an answer, once it can be used. */
  isReady: string | (() => Promise<boolean>);
}

export interface Daemon {
  stop(): Promise<void>;
}

/** Resolves when it is ready; rejects with what it printed when it ends before. */
export async function startDaemon({ command, args, env, isReady }: Program): Promise<Daemon> {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const ended = once(child, 'close').catch(() => {});
  let printed = '';
  const ready = new Promise<void>((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += data;
      if (typeof isReady === 'string' && printed.includes(isReady)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${printed}`)));
    if (typeof isReady === 'function') asked(isReady, () => child.exitCode === null).then(resolve, reject);
  });
  const patience = setTimeout(() => child.kill(), PATIENCE_MS);
  await ready.finally(() => clearTimeout(patience));
  return {
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function asked(isReady: () => Promise<boolean>, isRunning: () => boolean): Promise<void> {
  while (isRunning() && !(await isReady())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A folder for its files; removed by the function that comes with it. */
export async function temporaryFolder(name: string): Promise<[folder: string, remove: () => Promise<void>]> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  return [folder, () => rm(folder, { recursive: true, force: true })];
}
