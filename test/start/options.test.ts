import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const read = (line: string) => readOptions(line.split(' ').filter(Boolean));

describe('the words after npm start', () => {
  it.each([
    ['', { isLab: false }],
    ['--lab', { isLab: true }],
    ['--lab night.json', { isLab: true, file: 'night.json' }],
    ['--lab night.json --from 3590', { isLab: true, file: 'night.json', fromSecond: 3590 }],
    ['--lab --from 10', { isLab: true, fromSecond: 10 }],
    ['--from 10 --lab night.json', { isLab: true, file: 'night.json', fromSecond: 10 }],
  ])('%s', (line, expected) => {
    expect(readOptions(line.split(' ').filter(Boolean))).toEqual(expected);
  });

  it.each([
    ['--live', '--live'],
    ['--from 10', 'add --lab'],
    ['--lab --from', 'not nothing'],
    ['--lab --from soon', 'not soon'],
    ['--lab --from -1', 'not -1'],
    ['night.json', 'night.json'],
  ])('%s is refused', (line, complaint) => {
    expect(() => read(line)).toThrow(complaint);
  });
});
