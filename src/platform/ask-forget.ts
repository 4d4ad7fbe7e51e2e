/** What a page may have the background take away of what is stored. */
import type { Keep, Last } from '../core/model/keeping.ts';
import type { Sentence } from '../core/model/sentence.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { ask } from './messages.ts';

/** Forgets what is kept of one service, which is no longer watched. */
export const askForget = (service: ServiceId): Promise<void> => ask({ forget: service });

/** Forgets everything that was recorded in a time. Returns whether it is done: where not, rounds try again. Rejects where it is not even noted down. */
export const askForgetLast = (last: Last): Promise<boolean> => ask({ forgetLast: last });

/** Removes what is older than the settings want kept, which are written before. Returns whether it is done: where not, rounds try again. */
export const askKeepOnly = (keep: Keep): Promise<boolean> => ask({ keepOnly: keep });

/** What forgetting a time, or keeping no more than another, would take away: one line each. */
export const askWouldGo = (what: Last | Keep): Promise<readonly Sentence[]> => ask({ wouldGo: what });

/** Deletes what could not be read and was set aside. */
export const askDeleteCopies = (): Promise<void> => ask('delete-set-aside');

/** Forgets everything, settings included. */
export const askErase = (): Promise<void> => ask('erase');
