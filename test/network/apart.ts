/** Plays a case in a network of its own: another process, in namespaces that end with it, whatever became of the test. */
import { Missing, run, start } from '../setup/start-program.mjs';
import type { Played } from './play.ts';

/** unshare(1). When it is killed all that it started is, and with the last of that its network, its firewall and its mounts go. */
const APART = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--'];

const INSIDE = new URL('inside.ts', import.meta.url).pathname;
const RUN = new URL('../setup/run.mjs', import.meta.url).pathname;

/**
 * @param how what else `inside.ts` is told about it
 * @throws a `Missing` where nobody may make a network, or the kernel has no part for it
 */
export async function playApart<T = Played>(name: string, ...how: string[]): Promise<T> {
  const { status, stderr } = run('unshare', [...APART, 'ip', 'link', 'set', 'lo', 'up'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Missing(`no network of its own can be made here: ${stderr.trim()}`);
  const child = start('unshare', [...APART, process.execPath, RUN, INSIDE, name, ...how], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const said = { out: '', wrong: '' };
  child.stdout.on('data', (data: Buffer) => (said.out += data));
  child.stderr.on('data', (data: Buffer) => (said.wrong += data));
  const ended = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', kill);
  if (ended !== 0) throw new Error(`${name}: ended with ${ended}.\n${said.wrong}${said.out}`);
  return JSON.parse(said.out) as T;
}
