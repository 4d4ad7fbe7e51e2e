/** Every story that is played in every place. */
import type { Story } from '../story.ts';
import { allIsWell } from './all-is-well.ts';
import { arabic } from './arabic.ts';
import { blocked } from './blocked.ts';
import { captive } from './captive.ts';
import { doubt } from './doubt.ts';
import { endedInMidRound } from './ended-in-mid-round.ts';
import { nightOfWhatsapp } from './night-of-whatsapp.ts';
import { endedAfterOutage } from './ended-after-outage.ts';
import { offAndOn } from './off-and-on.ts';
import { ownLine } from './own-line.ts';
import { ownServices } from './own-services.ts';
import { permissions } from './permissions.ts';
import { restarted } from './restarted.ts';
import { secondOpinions } from './second-opinions.ts';

export const stories: readonly Story[] = [
  allIsWell,
  nightOfWhatsapp,
  endedInMidRound,
  doubt,
  ownLine,
  captive,
  blocked,
  endedAfterOutage,
  restarted,
  offAndOn,
  permissions,
  arabic,
  ownServices,
  secondOpinions,
];
