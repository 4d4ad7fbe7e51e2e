/** What outside sources may move, all together: so much in a day without a doubt, and so much in one incident, whoever is asked about it. */
import type { State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import { DAY_MS, HOUR_MS } from '../model/time.ts';
import type { About, VantageQuestion } from '../model/vantage.ts';

export const DAY_BYTES = 100_000;
export const INCIDENT_BYTES = 300_000;
/** An incident that the user alone knows of lasts so long. */
const REPORTED_MS = 6 * HOUR_MS;

/** Whose bytes a question spends: those of a day without a doubt, or of an incident, with all the services that it is about. */
interface Purse {
  /** Equal for equal purses. */
  id: string;
  sinceAt: number;
  /** Left out: those of the background. */
  services?: readonly ServiceId[];
}

function purseOf(isInDoubt: boolean, id: ServiceId, { incidents }: State, now: number): Purse {
  if (!isInDoubt) return { id: 'background', sinceAt: now - DAY_MS };
  const open = incidents.find(
    ({ services, resolvedAt }) => resolvedAt === undefined && services.includes(id),
  );
  if (open) return { id: open.id, sinceAt: open.openedAt, services: open.services };
  return { id: `reported/${id}`, sinceAt: now - REPORTED_MS, services: [id] };
}

/** Bytes that are left in it. What was asked about a whole country counts in every one. */
function bytesLeft({ sinceAt, services }: Purse, { others }: State): number {
  const spent = others.asked
    .filter(({ at, isInDoubt, service }) => {
      const isAbout = !services || service === undefined || services.includes(service);
      return at >= sinceAt && isInDoubt === (services !== undefined) && isAbout;
    })
    .reduce((sum, { bytes }) => sum + bytes, 0);
  return (services ? INCIDENT_BYTES : DAY_BYTES) - spent;
}

/** What is set aside in each purse, for questions to which no answer has come yet: as much as any of them may take. */
export function purses(state: State, vantages: readonly About[], now: number) {
  const bytes = new Map<string, number>();
  return {
    /** Whether there is still enough for this question and so much beside it. */
    hasRoom({ isInDoubt, service }: VantageQuestion, { mostBytes }: About, beside: number): boolean {
      const purse = purseOf(isInDoubt, service, state, now);
      return (bytes.get(purse.id) ?? 0) + mostBytes + beside <= bytesLeft(purse, state);
    },
    add({ isInDoubt, service, source }: VantageQuestion): void {
      const { id } = purseOf(isInDoubt, service, state, now);
      const mostBytes = vantages.find((one) => one.id === source)?.mostBytes ?? 0;
      bytes.set(id, (bytes.get(id) ?? 0) + mostBytes);
    },
  };
}
