/** What the hosts of the catalogue say when they are well. One file a group of services, one line here; outside sources in a folder
 * of their own. */
import type { Answer } from '../answer.ts';
import { controls } from './controls.ts';
import { meta } from './meta.ts';
import { others } from './others.ts';
import { sources } from './sources/index.ts';
import { telegram } from './telegram.ts';

export const answers: readonly Answer[] = [...controls, ...meta, ...telegram, ...others, ...sources];
