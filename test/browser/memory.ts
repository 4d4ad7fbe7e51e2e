/**
 * What the processes of a browser that this test has started hold in memory, each page that they share divided among its users. Pages of
 * files are left out: they are shared with every other browser that runs here, and come and go with those. Linux alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../drive/await.ts';

interface Process {
  pid: number;
  parent: number;
  group: number;
}

/** `/proc/PID/stat`: its name, in brackets, may hold anything; see `proc_pid_stat(5)`. */
function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
    const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return stat ? { pid: Number(name), parent: Number(parent), group: Number(group) } : [];
  });
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** In bytes: all that this process has started, and the groups that any of those leads, whose members may have lost their parents. */
export function memoryOfBrowsers(): number {
  const all = processes();
  const started = new Set([process.pid]);
  for (let before = 0; before < started.size;) {
    before = started.size;
    for (const { pid, parent } of all) if (started.has(parent)) started.add(pid);
  }
  started.delete(process.pid);
  const ours = all.filter(({ pid, group }) => started.has(pid) || started.has(group));
  const kilobytes = ours.flatMap(({ pid }) =>
    [...read(`/proc/${pid}/smaps_rollup`).matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm)].map(([, each]) => each),
  );
  return kilobytes.reduce((sum, each) => sum + Number(each), 0) * 1024;
}

/** It is at rest when so many looks in a row find no more than this between them, in bytes. */
const LOOKS = 30;
const STEADY = 4_000_000;

/** What they hold once nothing is starting or ending any more: a browser goes on opening processes for a while. */
export async function memoryAtRest(): Promise<number> {
  const looks: number[] = [];
  return until(
    () => {
      looks.push(memoryOfBrowsers());
      const latest = looks.slice(-LOOKS);
      return latest.length === LOOKS && Math.max(...latest) - Math.min(...latest) < STEADY && latest.at(-1)!;
    },
    { what: 'the browser to come to rest' },
  );
}
