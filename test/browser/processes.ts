/** The processes of the browsers that this process has started. Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

export interface BrowserProcess {
  pid: number;
  /** Time on the processor, its own and that of those it started and outlived, in milliseconds. */
  cpuMs: number;
}

interface Process extends BrowserProcess {
  parent: number;
  group: number;
}

/** Of one tick of the kernel's accounts (`USER_HZ` is 100 wherever Chromium runs). */
const TICK_MS = 10;

/** `/proc/PID/stat`: its name, in brackets, may hold anything; see `proc_pid_stat(5)`. */
function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readProcess(`/proc/${name}/stat`) : '';
    const [, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (!stat) return [];
    // `utime`, `stime`, `cutime`, `cstime`.
    const ticks = rest.slice(8, 12).reduce((sum, each) => sum + Number(each), 0);
    return { pid: Number(name), parent: Number(parent), group: Number(group), cpuMs: ticks * TICK_MS };
  });
}

/** Empty for a process that has ended meanwhile. */
export function readProcess(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** All that this process has started, and the groups that any of those leads, whose members may have lost their parents. */
export function processesOfBrowsers(): BrowserProcess[] {
  const all = processes();
  const started = new Set([process.pid]);
  for (let before = 0; before < started.size;) {
    before = started.size;
    for (const { pid, parent } of all) if (started.has(parent)) started.add(pid);
  }
  started.delete(process.pid);
  return all.filter(({ pid, group }) => started.has(pid) || started.has(group));
}
