/** Under which hashtag people post of trouble with a service: the first of those that are counted (`src/vantages/mastodon.ts`). */
import type { ServiceId } from '../core/model/terms.ts';

/** Without its `#`. */
export const hashtagOf = (service: ServiceId): string => `${service.replaceAll('-', '')}down`;
