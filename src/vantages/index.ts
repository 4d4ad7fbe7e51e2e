/** The register of outside sources. All are off until the user switches them on; a friend's text (`src/core/view/friend.ts`) asks nobody. */
import { originsByOwner } from './consent.ts';
import { globalping } from './globalping.ts';
import { googleWorkspace } from './google-workspace.ts';
import { ioda } from './ioda.ts';
import { mastodon } from './mastodon.ts';
import { microsoft } from './microsoft.ts';
import { ooni } from './ooni.ts';
import { resolvers } from './resolvers.ts';
import { signalFlag } from './signal-flag.ts';
import { slackStatus } from './slack-status.ts';
import { STATUSPAGES } from './statuspage.ts';
import type { Vantage } from './vantage.ts';

export const vantages: readonly Vantage[] = [
  ...STATUSPAGES,
  slackStatus,
  googleWorkspace,
  microsoft,
  signalFlag,
  mastodon,
  globalping,
  ioda,
  ooni,
  resolvers,
];

/** Match patterns of the hosts of each, by the name under which they are granted. */
export const vantageOrigins: Readonly<Record<string, readonly string[]>> = originsByOwner(vantages);
