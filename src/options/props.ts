/** What the page of the settings is drawn from, and what it can do. */
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Spent, State } from '../core/model/state.ts';
import type { Lost } from '../core/storage/set-aside.ts';
import type { Managed } from '../services/managed-document.ts';
import type { Words } from '../words/index.ts';
import type { OthersProps } from './asking-others.ts';
import type { CollectorProps } from './collector-note.tsx';
import type { Forgetting, ForgettingActions } from './forgetting.ts';
import type { Keeping, KeepingActions } from './history-section.tsx';
import type { Listing, ListingActions } from './listing.ts';
import type { Stored } from './stored-table.tsx';
import type { Removing, RemovingActions } from './own-removing.ts';
import type { OwnProps } from './own-section.tsx';
import type { Browser, ServiceId } from '../core/model/terms.ts';
import type { PresetCost } from '../core/schedule/budget.ts';

export interface Actions {
  change(settings: Settings): void;
  /** These ask the browser, and have to be called directly from the click. */
  allowAlerts(): void;
  revokeAlerts(): void;
  allowDetailed(id: ServiceId): void;
  revokeDetailed(id: ServiceId): void;
  testAlert(): void;
  /** The user has seen what was lost. */
  seeLost(): void;
}

export interface Props {
  /** Until the services are painted, which are in view: what is below them comes then. */
  isFirst?: boolean;
  settings: Settings;
  words: Words;
  /** Every service that can be chosen, the user's own among them, each under its first name. */
  services: readonly Service[];
  /** Hosts of the controls, contacted whatever is chosen. */
  ownHosts: readonly string[];
  resolverHosts?: readonly string[];
  /** The country that the computer's time zone lies in, where that is known. */
  proposedCountry?: string | undefined;
  costs: readonly PresetCost[];
  /** What the settings as they are cost, with an interval of the user's own. */
  wished?: PresetCost;
  /** Servers that answer with errors would not be noticed by what is granted. */
  hidesErrors?: boolean;
  /** Names of services that are asked more rarely than is wished, because their servers keep no connection. */
  rarer?: readonly string[];
  spent: Spent;
  /** Whether the browser lets Wasl show alerts; `refused` once it has said no, `never` where it has none. */
  alerts: 'off' | 'on' | 'refused' | 'never';
  /** Services with detailed checks; `control` stands for the controls. */
  granted: readonly ServiceId[];
  browser?: Browser;
  /** Hosts can be granted in this browser: else nothing is offered that takes one. */
  canGrant?: boolean;
  /** A test alert was asked for: say what to do if none came. */
  wasTested: boolean;
  /** Whose notifications they are: where help is to be found. */
  system?: 'windows' | 'mac' | 'linux' | 'other';
  wasSaved: boolean;
  /** Left out, no silence that ends by itself is told of. */
  now?: number;
  /** The troubles that there are, with what is held of each service: a silence may last until one of them is over. */
  troubles?: Pick<State, 'incidents' | 'services'>;
  /** Why nothing is saved: there is no room, or a later version of Wasl has stored what lies there. */
  unsaved?: 'no-room' | 'held-back' | undefined;
  /** What could not be read, and the user has not seen yet. */
  lost?: Lost | undefined;
  version: string;
  /** What an organisation's policy has set; left out where there is none. */
  managed?: Managed | undefined;
  /** How results reach its collector. */
  collecting?: CollectorProps;
  /** The keys that open Wasl; empty where there are none, left out where the browser knows no keys. */
  keys?: string | undefined;
  /** The list of services as it is looked through. */
  list: { listing: Listing; actions: ListingActions };
  /** Services of the user's own as they are added and removed. */
  own?: Omit<OwnProps, 'words'> & { removing: Removing; removal: RemovingActions };
  /** Outside sources as they are switched on and off. */
  others?: OthersProps;
  /** The history as it can be saved, read back and erased. */
  history?: { keeping: Keeping; hasCopies?: boolean; stored: Stored; actions: KeepingActions };
  /** How far back the history is kept, and what is forgotten of it. */
  past?: { forgetting: Forgetting; actions: ForgettingActions };
  actions: Actions;
}
