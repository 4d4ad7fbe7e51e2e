/** How incidents lie in the history: the incident with what was counted in one document, the observations in another. */
import { everyField } from './every-field.ts';
import { unheard } from './read-value.ts';
import { flag, list, maybe, moment, oneOf, row, text, whole, type Kind } from './codec.ts';
import { readKeptOpinions } from './read-others.ts';
import type { KeptOpinion } from '../model/opinion.ts';
import type { Incident, Reason } from '../model/incident.ts';
import { asRule, FAILURES, FUNCTIONS, INCIDENT_CAUSES, type Failure, type Rule } from '../model/terms.ts';
import { readObservations, writeObservations, type StoredObservations } from './observations.ts';
import type { Tally, Bystander, Testimony } from '../model/past.ts';
import type { Between } from '../model/observation.ts';

const failure = oneOf(FAILURES);
const between = row<Between>({ afterAt: moment, beforeAt: moment }, ':');
/** A rule's name: one that an older or newer version wrote is read as unknown. */
const rule: Kind<Rule> = {
  write: (name) => text.write(name, 0),
  read: (written) => asRule(text.read(written, 0) ?? ''),
};
const reason: Kind<Reason> = row({ at: moment, service: text, rule, failure: maybe(failure) }, ':');

/** Base: when it was believed. */
const facts: Kind<Incident> = row({
  id: text,
  serial: maybe(whole),
  operator: text,
  services: list(text),
  status: oneOf(['degraded', 'down']),
  cause: oneOf(INCIDENT_CAUSES),
  openedAt: moment,
  between,
  believedAt: moment,
  resolvedAt: maybe(moment),
  resolvedBetween: maybe(between),
  timeline: list(reason),
  relapses: whole,
  toldAt: maybe(moment),
  toldServices: maybe(list(text)),
  unstableToldAt: maybe(moment),
  recoveryToldAt: maybe(moment),
  lulls: maybe(row({ count: whole, totalMs: whole }, ':')),
  lostSightAt: maybe(moment),
});

/** An incident carries its own base in front. */
export const incident: Kind<Incident> = {
  write: (value) => `${Math.round(value.believedAt)}|${facts.write(value, Math.round(value.believedAt))}`,
  read(written) {
    const at = written.indexOf('|');
    const base = Number(written.slice(0, at));
    return at > 0 && Number.isSafeInteger(base) ? facts.read(written.slice(at + 1), base) : undefined;
  },
};

const failures = list(row<{ failure: Failure; count: number }>({ failure, count: whole }, ':'));

const tally: Kind<Tally> = row({
  endpoint: text,
  host: text,
  serves: oneOf(FUNCTIONS),
  asked: whole,
  answered: whole,
  failures: {
    write: (value) =>
      Object.entries(value)
        .map(([name, count]) => `${failure.write(name as Failure, 0)}:${count.toString(36)}`)
        .join(';'),
    read(written) {
      const pairs = failures.read(written, 0);
      return pairs && Object.fromEntries(pairs.map((pair) => [pair.failure, pair.count]));
    },
  } satisfies Kind<Tally['failures']>,
  failuresInARow: whole,
  mostInARow: whole,
  answersInARow: whole,
  firstAt: moment,
  lastAt: moment,
  status: maybe(whole),
  normalMs: maybe(whole),
  answersSinceAt: maybe(moment),
  after: maybe(whole),
});

const bystander: Kind<Bystander> = row({
  service: text,
  name: text,
  operator: text,
  asked: whole,
  answered: whole,
  wasTroubled: flag,
});

const everyOfTestimony = everyField<Testimony>();

const tallies = list(tally, '|');
const bystanders = list(bystander, '|');

/** An incident with what was counted while it lasted. */
export interface StoredIncident {
  id: string;
  incident: string;
  /** End of the last step that is counted in it. */
  heardAt: number;
  names: Readonly<Record<string, string>>;
  tallies: string;
  bystanders: string;
  closedAt?: number;
  lostMs: number;
  unseenMs: number;
  leftOut: number;
  /** Written since outside sources are asked. */
  opinions?: readonly KeptOpinion[];
}

/** The incident as it is kept, with or without a testimony. */
export interface Case {
  incident: Incident;
  /** Left out where what was counted is lost. */
  testimony?: Testimony;
  /** What was seen after this is not in the testimony yet. */
  heardAt?: number;
  /** It comes from a file, and is not stored here yet. */
  isTheirs?: true;
}

/** `heardAt` is the end of the last step that is counted in `testimony`. */
export function writeIncident(
  one: Incident,
  testimony: Testimony | undefined,
  heardAt: number,
): StoredIncident {
  const { closedAt, lostMs = 0, unseenMs = 0, leftOut = 0, opinions = [] } = testimony ?? {};
  return {
    id: one.id,
    incident: incident.write(one, 0),
    heardAt: Math.round(heardAt),
    names: testimony?.names ?? {},
    tallies: tallies.write(testimony?.tallies ?? [], Math.round(one.believedAt)),
    bystanders: bystanders.write(testimony?.bystanders ?? [], 0),
    ...(closedAt !== undefined && { closedAt: Math.round(closedAt) }),
    lostMs: Math.round(lostMs),
    unseenMs: Math.round(unseenMs),
    leftOut,
    ...(opinions.length > 0 && { opinions }),
  };
}

const isRecordOfTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((item) => typeof item === 'string');

/**
 * With `looks`, its observations too. `undefined` where it cannot be read; what was counted is there as a whole or not at all, for a
 * part of it would be told as all there was. @throws for what is no document at all
 */
export function readIncident(stored: unknown, looks?: unknown, lose = unheard): Case | undefined {
  const {
    id,
    heardAt,
    incident: written,
    names,
    closedAt,
    lostMs,
    unseenMs,
    leftOut,
    opinions,
    ...lists
  } = stored as StoredIncident;
  const one = incident.read(written, 0);
  if (!one || one.id !== id) {
    lose('text', 'incident');
    return undefined;
  }
  if (lists.tallies === '') return { incident: one };
  const known = tallies.read(lists.tallies, Math.round(one.believedAt));
  const others = bystanders.read(lists.bystanders, 0);
  const isCounted = [heardAt, lostMs, unseenMs, leftOut, closedAt ?? 0].every(Number.isFinite);
  if (!known || !others || !isRecordOfTexts(names) || !isCounted) {
    lose('text', known ? 'bystanders' : 'tallies');
    return { incident: one };
  }
  // What is no opinion is passed over: nothing of the rest depends on it.
  const said = opinions === undefined ? [] : (readKeptOpinions(opinions, lose) ?? []);
  const testimony = everyOfTestimony({
    incident: id,
    names,
    tallies: known,
    bystanders: others,
    ...(closedAt !== undefined && { closedAt }),
    lostMs,
    unseenMs,
    leftOut,
    ...(said.length > 0 && { opinions: said }),
    // Observations are written more rarely than what was counted: it is theirs to say how many are missing.
    ...storedLooks(id, looks),
  });
  return { incident: one, testimony, heardAt };
}

/** What was seen while an incident lasted; written more rarely than what was counted. */
export interface StoredTestimony extends StoredObservations {
  incident: string;
  /** Observations that were thinned out of these; documents written before it was kept have it beside what was counted. */
  leftOut?: number;
}

export function writeTestimony({ incident: id, observations, leftOut }: Testimony): StoredTestimony {
  return { incident: id, leftOut, ...writeObservations(observations[0]?.at ?? 0, observations) };
}

/** The observations under its number may by now be those of a later incident: then none are left. */
function storedLooks(id: string, stored: unknown): Pick<Testimony, 'observations'> & { leftOut?: number } {
  if (typeof stored !== 'object' || (stored as StoredTestimony | null)?.incident !== id)
    return { observations: [] };
  const { leftOut } = stored as StoredTestimony;
  return {
    observations: readObservations(stored) ?? [],
    ...(Number.isFinite(leftOut) && { leftOut: leftOut! }),
  };
}
