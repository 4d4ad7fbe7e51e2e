/** What a Mastodon instance says about itself. https://docs.joinmastodon.org/methods/instance/#v2 */
import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf } from './json.ts';
import { askJson } from './weigh.ts';

export interface MastodonProbe extends Probe {
  kind: 'mastodon';
}

export function mastodon({ url }: MastodonProbe, net: Net): Promise<Outcome> {
  return askJson(url, net, readInstance);
}

/** Servers that limit who may read (`limited federation`) answer 401 with an `error`: alive, and weighed by its status. */
export function readInstance(document: unknown): Outcome | undefined {
  const { domain, version, configuration } = membersOf(document);
  const isInstance =
    typeof domain === 'string' && typeof version === 'string' && 'statuses' in membersOf(configuration);
  return isInstance ? { grade: 2, detail: 'instance' } : undefined;
}
