/** The benchmark in pieces that a worker can do by itself. */
import type { Preset } from '../../src/core/model/settings.ts';
import { causes, faults, type Fault } from './incidents.ts';
import { EXPERIENCE_MS, quiet, troubled } from './ours.ts';
import { peers } from './peers/index.ts';
import { quietRival, troubledRival } from './rivals.ts';
import { noTroubled, plus, type Quiet, type Troubled } from './tally.ts';
import type { Choice } from './users.ts';
import { SECOND_MS, worlds, YEAR_AWAKE_MS, type World } from './world.ts';

/** `ours`, a preset and, in its place, every how many seconds; or the name of a peer. */
export type Rule = `ours ${Preset}` | `ours ${Preset} ${number}` | (string & {});

/** The choice behind one of our rules; nothing for a peer's. */
export function choiceOf(rule: Rule): Choice | undefined {
  const [, preset, seconds] = /^ours (\w+)(?: (\d+))?$/.exec(rule) ?? [];
  if (!preset) return undefined;
  return { preset: preset as Preset, ...(seconds && { everyMs: Number(seconds) * SECOND_MS }) };
}

interface Piece {
  rule: Rule;
  world: string;
}

/** A part of a user year in which no service fails. */
export interface QuietJob extends Piece {
  what: 'quiet';
  seed: number;
  years: number;
}

export interface TroubledJob extends Piece {
  what: 'troubled' | 'cause';
  fault: string;
  seed: number;
  count: number;
  /** Our device has watched so many years before. */
  experience?: number;
}

export type Job = QuietJob | TroubledJob;

/** Under what its result is added up. */
export function keyOf(job: Job): string {
  return [job.what, job.rule, job.world, ...(job.what === 'quiet' ? [] : [job.fault])].join('|');
}

const named = <T extends { name: string }>(all: readonly T[], name: string): T => {
  const one = all.find((candidate) => candidate.name === name);
  if (!one) throw new RangeError(`unknown: ${name}`);
  return one;
};

/** Faults after which nothing more is to be learnt once they are noticed. */
const isDoneWhenNoticed = ({ name }: Fault): boolean =>
  !['flapping', 'half', 'robots', 'short'].includes(name);

function ofQuiet(job: QuietJob, world: World): Quiet {
  const awakeMs = job.years * YEAR_AWAKE_MS;
  const choice = choiceOf(job.rule);
  if (choice) return quiet(world, job.seed, awakeMs, choice);
  return quietRival(named(peers, job.rule), world, job.seed, awakeMs);
}

function ofTroubled(job: TroubledJob, world: World): Troubled {
  const isCause = job.what === 'cause';
  const fault: Fault = named(isCause ? causes : faults, job.fault);
  const choice = choiceOf(job.rule);
  let sum = noTroubled();
  for (let seed = job.seed; seed < job.seed + job.count; seed += 1) {
    const one = choice
      ? troubled(fault, seed, {
          world,
          choice,
          experienceMs: job.experience === undefined ? EXPERIENCE_MS : job.experience * YEAR_AWAKE_MS,
          toTheEnd: isCause || !isDoneWhenNoticed(fault),
        })
      : troubledRival(named(peers, job.rule), fault, seed, world);
    sum = plus(sum, one);
  }
  return sum;
}

export function work(job: Job): Quiet | Troubled {
  const world = named(worlds, job.world);
  return job.what === 'quiet' ? ofQuiet(job, world) : ofTroubled(job, world);
}
