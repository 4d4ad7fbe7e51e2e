/**
 * The API versions of a Wire back end: no account, and explicitly not rate-limited (wireapp/wire-server
 * `charts/nginz/values.yaml`, `disable_zauth` and `unlimited_requests_endpoint`).
 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

export interface WireProbe extends Probe {
  kind: 'wire';
}

export function wire({ url }: WireProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readApiVersion);
}

export function readApiVersion(document: unknown): Outcome | undefined {
  const { supported, domain } = membersOf(document);
  const isWire = Array.isArray(supported) && supported.some(Number.isInteger) && typeof domain === 'string';
  return isWire ? { grade: 2, detail: 'api-version' } : undefined;
}
