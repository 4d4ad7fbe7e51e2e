/**
 * A Matrix homeserver's versions: needs no token, is not rate-limited, and is served by the client-server API itself.
 * https://spec.matrix.org/latest/client-server-api/#get_matrixclientversions
 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

export interface MatrixProbe extends Probe {
  kind: 'matrix';
}

export function matrix({ url }: MatrixProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readVersions);
}

/** Versions are `vX.Y`, before 2021 `rX.Y.Z`. */
export function readVersions(document: unknown): Outcome | undefined {
  const { versions } = membersOf(document);
  const known = (version: unknown) => typeof version === 'string' && /^[rv]\d+\.\d+/.test(version);
  return Array.isArray(versions) && versions.some(known) ? { grade: 2, detail: 'versions' } : undefined;
}
