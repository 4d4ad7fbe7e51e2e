import { run } from '../setup/start-program.mjs';

/** Runs a program to its end. @throws with what it said when it did not end well */
export function command(name: string, ...words: string[]): void {
  const { status, stderr } = run(name, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ${words.join(' ')}: ${stderr}`);
}
