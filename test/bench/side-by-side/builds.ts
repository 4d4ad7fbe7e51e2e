/** How long a clean build of all browsers takes, beside a Node that does nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../setup/start-program.mjs';
import { table } from '../markdown.ts';
import { medianOf } from './median.ts';

const TURNS = 3;

function secondsOf(...args: string[]): number {
  const beganAt = performance.now();
  const { status } = run('node', args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return (performance.now() - beganAt) / 1000;
}

export function builds(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-build-'));
  try {
    const measured = Array.from({ length: TURNS }, () => [
      secondsOf('-e', ''),
      secondsOf('build.mjs', '--out', folder),
    ]);
    const [nothing, whole] = [0, 1].map((index) => medianOf(measured.map((one) => one[index]!)));
    const row = ['a clean build', whole!.toFixed(2), (whole! / nothing!).toFixed(1)];
    return table(['what', 'seconds', '× a Node that does nothing'], [row]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
