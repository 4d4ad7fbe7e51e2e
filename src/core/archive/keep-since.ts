/** The history as far back as the user wants it kept. */
import type { Incident } from '../model/incident.ts';
import type { State } from '../model/state.ts';
import { othersWhere } from '../model/vantage.ts';
import { isHeld } from '../history/testimony.ts';
import type { Case } from '../storage/incidents.ts';
import type { Archive } from './archive.ts';
import { withoutTime } from './without-time.ts';

/** An incident goes when its beginning is too old, but not before it is over: what is judged now rests on it. */
const isKept = (incident: Incident, since: number, now: number): boolean =>
  incident.openedAt >= since || isHeld(incident, now);

function caseSince({ incident, testimony, ...rest }: Case, since: number): Case {
  if (!testimony || incident.openedAt >= since) return { ...rest, incident, ...(testimony && { testimony }) };
  const observations = testimony.observations.filter(({ at }) => at >= since);
  const leftOut = testimony.leftOut + testimony.observations.length - observations.length;
  const opinions = testimony.opinions?.filter(({ heardAt }) => heardAt >= since);
  return {
    ...{ ...rest, incident },
    testimony: { ...testimony, observations, leftOut, ...(opinions && { opinions }) },
  };
}

/** What is kept, with nothing from before this moment. */
export function archiveSince(archive: Archive, since: number): Archive {
  const now = archive.measuredUntilAt;
  return {
    ...withoutTime(archive, { from: -Infinity, to: since }),
    cases: archive.cases
      .filter(({ incident }) => isKept(incident, since, now))
      .map((one) => caseSince(one, since)),
  };
}

/** What is believed, with nothing from before this moment but what is needed to judge what is now. */
export function stateSince(state: State, since: number): State {
  const services = Object.entries(state.services).map(([id, belief]) => {
    const unclearToldAt = belief.unclearToldAt.filter((at) => at >= since);
    return [id, { ...belief, unclearToldAt }] as const;
  });
  return {
    ...state,
    services: Object.fromEntries(services),
    incidents: state.incidents.filter((incident) => isKept(incident, since, state.steppedAt)),
    others: othersWhere(state.others, ({ at }) => at >= since),
    outbox: state.outbox.filter(({ at }) => at >= since),
  };
}
