/**
 * Meta's Graph API refusing a request without a token: an answer of the application behind the edge, though not of
 * the messaging protocol, whose sockets need an account. So it proves grade 1, more firmly than a page would.
 * https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

/** "Unknown" and "service": temporary trouble on Meta's side (same page, "Error codes"). */
const FAULTS = [1, 2];

export interface GraphErrorProbe extends Probe {
  kind: 'graph-error';
}

export function graphError({ url }: GraphErrorProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readGraphError);
}

export function readGraphError(document: unknown): Outcome | undefined {
  const { message, type, code } = membersOf(membersOf(document)['error']);
  if (typeof message !== 'string' || typeof type !== 'string' || !Number.isInteger(code)) return undefined;
  const detail = `error ${String(code)}`;
  return FAULTS.includes(Number(code)) ? { failure: 'no-protocol', detail } : { grade: 1, detail };
}
