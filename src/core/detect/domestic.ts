/**
 * Sites inside the user's own country. Each look shows them where the user is, so they are asked only where it decides something: when
 * no site abroad answers, they tell a country that is cut off from a line that is dead.
 */
import { MINUTE_MS } from '../model/time.ts';
import type { Control } from '../model/service.ts';
import type { Line, State } from '../model/state.ts';
import type { Connection, EndpointId } from '../model/terms.ts';
import type { Watch } from '../model/watch.ts';

/** They are asked no more often than this. */
export const DOMESTIC_MS = 15 * MINUTE_MS;

/** Silence of sites abroad from before this says nothing of now. */
const LATELY_MS = 10 * MINUTE_MS;

/** What is held of the line, or found: `domestic` where it is `partial` because only the user's own country answers. */
export type LineFound = Connection | 'domestic';

/** `wanted`: they may be asked again, and were not asked in this step. `nobody`: there are none to ask. */
export type DomesticSeen = 'answers' | 'silent' | 'wanted' | 'not-asked' | 'nobody';

export const lineHeld = ({ status, reach }: Pick<Line, 'status' | 'reach'>): LineFound => reach ?? status;

/** Whether no site abroad answers, whatever does at home. */
export const isAbroadSilent = (line: Pick<Line, 'status' | 'reach'>): boolean =>
  line.status === 'offline' || line.reach === 'domestic';

const maySee = ({ domestic = [] }: Watch, endpoints: State['endpoints'], at: number): boolean =>
  domestic.every(({ id }) => at - (endpoints[id]?.askedAt ?? -Infinity) >= DOMESTIC_MS);

/** What a step shows of them. `endpoints` are held from before it. */
export function domesticSeen(
  looks: ReadonlyMap<EndpointId, { answered: boolean }>,
  watch: Watch,
  endpoints: State['endpoints'],
  at: number,
): DomesticSeen {
  const { domestic = [] } = watch;
  if (domestic.length === 0) return 'nobody';
  const seen = domestic.flatMap(({ id }) => looks.get(id) ?? []);
  if (seen.length > 0) return seen.some(({ answered }) => answered) ? 'answers' : 'silent';
  return maySee(watch, endpoints, at) ? 'wanted' : 'not-asked';
}

/** Where no site abroad answers: what those at home say, now or when they were last asked. */
export function atHome(seen: DomesticSeen, held: LineFound): 'domestic' | 'offline' {
  if (seen === 'answers') return 'domestic';
  const isKept = held === 'domestic' && (seen === 'wanted' || seen === 'not-asked');
  return isKept ? 'domestic' : 'offline';
}

/** Those to be asked now: every site abroad was asked since the trouble began, and the latest look at each was not answered. */
export function domesticDue({ line, endpoints }: State, watch: Watch, now: number): readonly Control[] {
  const { domestic = [], controls } = watch;
  const isTroubled = (line.silentLooks > 0 && line.status !== 'captive') || isAbroadSilent(line);
  if (domestic.length === 0 || !isTroubled || !maySee(watch, endpoints, now)) return [];
  const sinceAt = Math.max(line.silentSinceAt ?? line.sinceAt, now - LATELY_MS);
  const isSilent = ({ id }: Control): boolean => {
    const known = endpoints[id];
    if (known?.isFlooding) return true;
    return known !== undefined && known.askedAt >= sinceAt && known.askedAt > (known.answeredAt ?? 0);
  };
  return controls.every(isSilent) ? domestic : [];
}
