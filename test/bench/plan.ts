/** Which jobs make the table. */
import { causes, faults } from './incidents.ts';
import type { Job, Rule } from './jobs.ts';
import { peers } from './peers/index.ts';
import { watched } from './users.ts';
import { worlds } from './world.ts';

export interface Size {
  /** Service years of each healthy world. */
  years: number;
  /** Incidents of each fault. */
  incidents: number;
  seed: number;
  /** Only our own rows. */
  isOursOnly: boolean;
}

/** Incidents a job: small enough that two workers end together. */
const BATCH = 50;
/** Of the years and incidents, what our other paces are played with. */
const OTHERS_SHARE = 0.1;

function quietJobs(rule: Rule, { years, seed }: Size): Job[] {
  const users = Math.max(1, Math.round(years / watched.length));
  return worlds.flatMap(({ name: world }) =>
    Array.from({ length: users }, (_, user): Job => ({
      what: 'quiet',
      rule,
      world,
      seed: seed * 1000 + user,
      years: years / watched.length / users,
    })),
  );
}

function troubledJobs(rule: Rule, world: string, names: readonly string[], { incidents, seed }: Size): Job[] {
  const batches = Math.ceil(incidents / BATCH);
  return names.flatMap((fault) =>
    Array.from({ length: batches }, (_, batch): Job => ({
      what: 'troubled',
      rule,
      world,
      fault,
      seed: seed * 1_000_000 + batch * BATCH,
      count: Math.min(BATCH, incidents - batch * BATCH),
    })),
  );
}

const all = faults.map(({ name }) => name);
const FEW = ['errors', 'silence', 'mixed', 'half', 'third'];

function ours(size: Size): Job[] {
  const less = { ...size, years: size.years * OTHERS_SHARE, incidents: size.incidents * OTHERS_SHARE };
  return [
    ...quietJobs('ours normal', size),
    ...troubledJobs('ours normal', 'realistic', all, size),
    ...troubledJobs('ours normal', 'harsh', FEW, size),
    ...(['ours watchful', 'ours normal 50'] as const).flatMap((rule) => [
      ...quietJobs(rule, less),
      ...troubledJobs(rule, 'realistic', all, less),
    ]),
    ...causes.flatMap(({ name: fault }) =>
      Array.from({ length: 4 }, (_, batch): Job => ({
        what: 'cause',
        rule: 'ours normal',
        world: 'realistic',
        fault,
        seed: size.seed * 1_000_000 + batch * BATCH,
        count: Math.ceil(Math.min(200, size.incidents) / 4),
      })),
    ),
  ];
}

export function plan(size: Size): Job[] {
  const theirs = peers.flatMap(({ name }) => [
    ...quietJobs(name, size),
    ...troubledJobs(name, 'realistic', all, size),
    ...troubledJobs(name, 'harsh', ['mixed'], size),
  ]);
  return [...(size.isOursOnly ? [] : theirs), ...ours(size)];
}
