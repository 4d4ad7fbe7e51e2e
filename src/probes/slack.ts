/**
 * Slack's own way to find out whether its Web API works; needs no token.
 * https://docs.slack.dev/reference/methods/api.test
 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

/** Errors that say that the API does not work, rather than that it does not like the request (same page, "Errors"). */
const FAULTS = ['fatal_error', 'internal_error', 'service_unavailable'];

export interface SlackProbe extends Probe {
  kind: 'slack';
}

export function slack({ url }: SlackProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readApiTest);
}

export function readApiTest(document: unknown): Outcome | undefined {
  const { ok, error } = membersOf(document);
  if (ok === true) return { grade: 2, detail: 'ok' };
  if (ok !== false || typeof error !== 'string') return undefined;
  const detail = `error ${error.slice(0, 40)}`;
  return FAULTS.includes(error) ? { failure: 'no-protocol', detail } : { grade: 2, detail };
}
