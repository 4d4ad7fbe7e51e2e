/** What others said while an incident lasted: of each source what it said, with when it first did and when last. */
import type { Incident } from '../model/incident.ts';
import type { HeldOpinion, KeptOpinion } from '../model/opinion.ts';
import { MINUTE_MS } from '../model/time.ts';

/** Heard so long before it began, or after it ended, it is about it yet. */
const HEARD_BEFORE_MS = 30 * MINUTE_MS;
const HEARD_AFTER_MS = 5 * MINUTE_MS;
/** Of no incident more is kept: the first and the latest of them. */
const MOST_KEPT = 24;
const FIRST_KEPT = 8;

/** Of one source, about one thing, one word. */
const wordOf = ({ source, service, host, says, why }: KeptOpinion): string =>
  [source, service, host, says, why].join(' ');

/** Measurements of a country come late, and are asked for yet when a line is back. */
function isHeardOf({ service, kind, heardAt }: HeldOpinion, incident: Incident): boolean {
  const { services, openedAt, resolvedAt = Infinity } = incident;
  const untilAt = kind === 'country' ? Infinity : resolvedAt + HEARD_AFTER_MS;
  const isOfIt = service === undefined || services.includes(service);
  return isOfIt && heardAt >= openedAt - HEARD_BEFORE_MS && heardAt <= untilAt;
}

function heardAgain(known: KeptOpinion | undefined, opinion: HeldOpinion): KeptOpinion {
  const { againAt: _again, toldAt: _told, ...said } = opinion;
  const firstHeardAt = known?.firstHeardAt ?? said.firstHeardAt ?? known?.heardAt ?? said.heardAt;
  // How many posted is told of the hour in which most did.
  const count = Math.max(known?.count ?? 0, said.count ?? 0);
  const isMost = known !== undefined && count > (said.count ?? 0);
  return {
    ...(isMost ? known : said),
    ...{ firstHeardAt, heardAt: said.heardAt },
  };
}

/** All that is known of what others said of an incident; the same where nothing is new. */
export function hearsay(
  known: readonly KeptOpinion[],
  incident: Incident,
  opinions: readonly HeldOpinion[],
): readonly KeptOpinion[] {
  const fresh = opinions.filter((one) => isHeardOf(one, incident));
  if (fresh.length === 0) return known;
  const words = new Map(known.map((one) => [wordOf(one), one]));
  for (const one of fresh) {
    const before = words.get(wordOf(one));
    if (before && before.heardAt >= one.heardAt) continue;
    words.set(wordOf(one), heardAgain(before, one));
  }
  const all = [...words.values()];
  return all.length <= MOST_KEPT ? all : [...all.slice(0, FIRST_KEPT), ...all.slice(FIRST_KEPT - MOST_KEPT)];
}
