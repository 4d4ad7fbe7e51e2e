/** Scenario files of the project, in their folders; where others lie beside the project, those of them that it does not have as well. */
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `own`: drawn for the project's own tests. `nights`: of every kind of fault one. `cases`: what was once told wrongly. */
const FOLDERS = {
  own: ['../scenarios/'],
  nights: ['../scenarios/nights/', '../../../shared/scenarios/'],
  cases: ['../scenarios/cases/', '../../../shared/cases/'],
} as const;

export interface ScenarioFile {
  /** Without its ending. */
  name: string;
  path: string;
}

function filesOf(folder: string): ScenarioFile[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const names = existsSync(path) ? readdirSync(path) : [];
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name: basename(name, '.json'), path: path + name }));
}

/** Each name once, the project's own file before another. */
export function scenarioFiles(...kinds: (keyof typeof FOLDERS)[]): ScenarioFile[] {
  const all = kinds.flatMap((kind) => FOLDERS[kind].flatMap(filesOf));
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
