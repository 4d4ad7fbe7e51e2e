import { describe, expect, it } from 'vitest';
import { run } from '../setup/start-program.mjs';
import { readOptions } from './options.ts';

const read = (line: string) => readOptions(line.split(' ').filter(Boolean), ['signal', 'control']);
const both = ['chromium', 'firefox'];

describe('the words after npm run canary --', () => {
  it.each([
    ['', { isLab: false, browsers: both, writes: false }],
    ['--lab --write', { isLab: true, browsers: both, writes: true }],
    ['--browser firefox', { isLab: false, browsers: ['firefox'], writes: false }],
    ['--service signal --lab', { isLab: true, browsers: both, writes: false, only: 'signal' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['--live', '--live'],
    ['--browser', 'not nothing'],
    ['--browser safari', 'not safari'],
    ['--service nobody', 'one of signal, control, not nobody'],
    ['--service signal --write', 'leave out --service'],
  ])('%s is refused', (line, complaint) => {
    expect(() => read(line)).toThrow(complaint);
  });

  it('end it with 2 where they are not understood, for 1 is an answer', () => {
    // With --lab, so that nobody is asked should it be understood one day.
    const words = ['test/setup/run.mjs', 'test/canary/main.ts', '--lab', '--service', 'nobody'];
    const { status, stderr } = run('node', words, { encoding: 'utf8' });
    expect(stderr).toContain('--service needs one of whatsapp, telegram,');
    expect(status).toBe(2);
  });
});
