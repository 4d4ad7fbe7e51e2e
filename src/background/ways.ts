/** How the script asks: handed to its parts (`docs/architecture.md`), because there is one room for all of it. */
import { visitRoom } from '../platform/room.ts';
import { probe } from './probe.ts';

export const ways = { probe, visitRoom };

export type Ways = typeof ways;
