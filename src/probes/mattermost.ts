/**
 * Mattermost's own health answer; needs no account. An unhealthy server answers 500.
 * https://docs.mattermost.com/api/reference/get-ping
 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

export interface MattermostProbe extends Probe {
  kind: 'mattermost';
}

export function mattermost({ url }: MattermostProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readPing);
}

export function readPing(document: unknown): Outcome | undefined {
  const { status } = membersOf(document);
  if (status === 'OK') return { grade: 2, detail: 'ping' };
  return status === 'UNHEALTHY' ? { failure: 'no-protocol', detail: 'unhealthy' } : undefined;
}
