/** What a page may send to the background about second opinions. */
import type { ServiceId } from '../core/model/terms.ts';
import { ask } from './messages.ts';

/** Asks the outside sources that are switched on about a service. Resolves when they have been asked. */
export const askOthers = (service: ServiceId): Promise<void> => ask({ askOthers: service });

/** What a friend's text says is held beside what others say. */
export const keepFriendText = (text: string): Promise<void> => ask({ friendText: text });
