/**
 * A Zulip server's settings, which need no authentication and may be used to find out that it is one.
 * https://zulip.com/api/get-server-settings
 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

export interface ZulipProbe extends Probe {
  kind: 'zulip';
}

export function zulip({ url }: ZulipProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readServerSettings);
}

export function readServerSettings(document: unknown): Outcome | undefined {
  const { result, zulip_version: version } = membersOf(document);
  const isZulip = result === 'success' && typeof version === 'string' && version !== '';
  return isZulip ? { grade: 2, detail: 'server settings' } : undefined;
}
