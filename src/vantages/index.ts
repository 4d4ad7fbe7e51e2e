/** The register of outside sources. All are off until the user switches them on; a friend's text (`friend.ts`) asks nobody. */
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

/** The owner's name under which the hosts of a vantage are granted. */
const ownerOf = ({ id }: Pick<Vantage, 'id'>): string => `vantage/${id}`;

/** Match patterns of the hosts of each, by that name. */
export const vantageOrigins: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  vantages.map((one) => [ownerOf(one), one.hosts.map((host) => `https://${host}/*`)]),
);

/**
 * Those that are switched on and can be asked. In Firefox a readable question would carry an Origin that names the installation: there it
 * takes the granted hosts, and the rule that strips it (`src/platform/own-headers.ts`).
 */
export function askable({ sources = [] }: Settings, sight: Sight): readonly Vantage[] {
  const isOpen = ({ isCorsOpen }: Vantage): boolean => isCorsOpen && sight.browser === 'chromium';
  const isGranted = (one: Vantage): boolean =>
    sight.granted.includes(ownerOf(one)) && sight.socketsAreAnonymous;
  return vantages.filter((one) => sources.includes(one.kind) && (isOpen(one) || isGranted(one)));
}
