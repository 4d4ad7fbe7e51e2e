/** Plays a scenario and says what the user would have met: one plain object an event. */
import { stepOfNotice, stepOfService } from './next-step.ts';
import { causeOfIncident, type Incident } from '../../src/core/model/incident.ts';
import { namesCause } from '../../src/core/model/opinion.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { functionsOf } from '../../src/core/view/functions.ts';
import { watch as resolve } from '../../src/services/index.ts';
import { hostsOfService, live, settingsOf, sightOf, type Events, type Habits } from './device.ts';
import { english } from './english.ts';
import type { Line, State } from '../../src/core/model/state.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import type { Observation } from '../../src/core/model/observation.ts';
import type { Watch } from '../../src/core/model/watch.ts';
import type { Notice } from '../../src/core/model/sentence.ts';

/** One line of `--json`. Times are seconds since the start. */
export interface Told {
  scenario: string;
  at?: number;
  event: 'connection' | 'status' | 'function' | 'incident' | 'notification' | 'asked' | 'probe' | 'summary';
  [key: string]: unknown;
}

export interface Options extends Habits {
  /** Print each attempt too. */
  withProbes: boolean;
  /** Whoever wants to look at each state that was written. */
  looks?: (state: State, watch: Watch) => void;
}

export { hostsOfService };

export async function play(scenario: Scenario, options: Options, tell: (told: Told) => void): Promise<void> {
  const name = scenario.name;
  const statuses = new Map<ServiceId, string>();
  const incidents = new Map<string, string>();
  const watched = resolve(settingsOf(scenario), sightOf(scenario));
  const functions = watched.services.map((service) => ({ service, said: new Map<string, string>() }));
  let connection = '';
  const total = { probes: 0, bytes: 0, rounds: 0, notMeasuredSeconds: 0, notifications: 0 };
  let measuredUntil = 0;
  let clockSkewMs = 0;
  let known: State | undefined;

  const say = (seconds: number, event: Told['event'], rest: Record<string, unknown>): void =>
    tell({ scenario: name, at: Math.round(seconds), event, ...rest });
  const sinceStart = (at: number): number => Math.round((at - scenario.startAt - clockSkewMs) / 1000);

  function sayConnection(seconds: number, { status, reach }: Pick<Line, 'status' | 'reach'>): void {
    const key = `${status}/${reach ?? ''}`;
    if (key === connection) return;
    connection = key;
    say(seconds, 'connection', { connection: status, ...(reach && { reach }) });
  }

  function sayStatus(
    seconds: number,
    service: ServiceId,
    status: string,
    cause?: string,
    rule?: string,
  ): void {
    const key = `${status}/${cause ?? ''}`;
    if (statuses.get(service) === key) return;
    statuses.set(service, key);
    const nextStep = stepOfService(known, service, watched);
    say(seconds, 'status', { service, status, ...(cause && { cause }), ...(rule && { rule }), nextStep });
  }

  /** Nothing is said of a function of which nothing is known yet. */
  function sayFunctions(seconds: number, state: State): void {
    for (const { service, said } of functions)
      for (const { function: serves, status } of functionsOf(state, service, watched, state.steppedAt)) {
        if ((said.get(serves) ?? 'unknown') === status) continue;
        said.set(serves, status);
        say(seconds, 'function', { service: service.id, function: serves, status });
      }
  }

  function sayIncident(seconds: number, incident: Incident): void {
    const { id, services, openedAt, resolvedAt } = incident;
    const cause = causeOfIncident(incident);
    const key = JSON.stringify([services, cause, incident.status, resolvedAt]);
    const before = incidents.get(id);
    if (before === key) return;
    incidents.set(id, key);
    const change = before === undefined ? 'opened' : resolvedAt === undefined ? 'amended' : 'resolved';
    say(seconds, 'incident', {
      id,
      services,
      change,
      cause,
      status: incident.status,
      openedAt: sinceStart(openedAt),
      ...(resolvedAt !== undefined && { resolvedAt: sinceStart(resolvedAt) }),
    });
  }

  sayConnection(0, { status: 'unknown' });
  for (const id of scenario.services) sayStatus(0, id, 'unknown');

  const events: Partial<Events> = {
    probed(seconds, seen: Observation, watch: Watch) {
      total.probes += 1;
      total.bytes += seen.sentBytes + seen.receivedBytes;
      if (!options.withProbes) return;
      const service = watch.services.find(({ endpoints }) =>
        endpoints.some(({ id }) => id === seen.endpoint),
      );
      say(seconds, 'probe', {
        service: service?.id ?? 'control',
        endpoint: seen.endpoint,
        kind: seen.kind,
        warm: seen.isWarm,
        bytes: seen.sentBytes + seen.receivedBytes,
        answered: seen.answered,
        ...(seen.failure && { failure: seen.failure }),
      });
    },
    stepped(seconds, state) {
      const at = scenario.startAt + seconds * 1000;
      clockSkewMs = Math.abs(state.steppedAt - at) < 1000 ? 0 : state.steppedAt - at;
      total.rounds += 1;
      known = state;
      options.looks?.(state, watched);
      // Nobody looked for so long that nothing can be said of the time between.
      if (seconds - measuredUntil > 120) total.notMeasuredSeconds += Math.round(seconds - measuredUntil);
      measuredUntil = seconds;
      sayConnection(seconds, state.line);
      for (const [id, { status, cause, rule, said }] of Object.entries(state.services))
        sayStatus(seconds, id, status, cause, namesCause(said) ? said : rule);
      sayFunctions(seconds, state);
      for (const incident of state.incidents) sayIncident(seconds, incident);
    },
    asked(seconds, { question: { service }, opinion: { kind: source }, bytes }) {
      total.bytes += bytes;
      say(seconds, 'asked', { source, service, bytes });
    },
    told(seconds, notice: Notice) {
      if (!notice.replaces) total.notifications += 1;
      const words = english(scenario.startAt + seconds * 1000 + clockSkewMs);
      say(seconds, 'notification', {
        kind: notice.kind,
        id: notice.notification,
        title: words.say(notice.title),
        message: words.sayAll(notice.message),
        nextStep: stepOfNotice(known, notice, watched),
        ...(notice.replaces && { replaces: true }),
      });
    },
  };
  await live(scenario, events, options);
  tell({ scenario: name, event: 'summary', ...total });
}
