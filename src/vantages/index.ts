/** The register of outside sources. All are off until the user switches them on; a friend's text (`src/core/view/friend.ts`) asks nobody. */
import { isAllowed, isSwitchedOn, originsByOwner } from './consent.ts';
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
import type { Settings } from '../core/model/settings.ts';
import type { Sight } from '../core/model/watch.ts';
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

/** Those that are switched on and can be asked. */
export const askable = (settings: Settings, sight: Sight): readonly Vantage[] =>
  vantages.filter((one) => isSwitchedOn(one, settings) && isAllowed(one, sight));
