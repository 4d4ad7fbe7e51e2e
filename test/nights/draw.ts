/**
 * Nights are drawn: one line a service (or `line` for the user's own, or a host), one column a minute. What the user would
 * have been told comes back as text, in order. The real rounds and the real schedule play it in virtual time.
 *
 *     whatsapp  ....tttt....
 *     line      ............
 */
import { services } from '../../src/services/index.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import type { Wish } from '../simulate/device.ts';
import { play, type Options, type Told } from '../simulate/play.ts';

const MINUTE = 60;
const FAULTS: Readonly<Record<string, object>> = {
  t: { fault: 'timeout' },
  r: { fault: 'refused' },
  R: { fault: 'tls-reset' },
  d: { fault: 'dns' },
  D: { fault: 'dns', everywhere: true },
  f: { fault: 'dns-forged' },
  x: { fault: 'certificate' },
  5: { fault: 'status', status: 503 },
  4: { fault: 'status', status: 403 },
  h: { fault: 'hang' },
  s: { fault: 'slow', latencyMs: [4000, 6000] },
  c: { fault: 'captive' },
  i: { fault: 'drop-idle' },
  z: { fault: 'asleep' },
  b: { fault: 'closed' },
  k: { fault: 'killed' },
  o: { fault: 'os-offline' },
  '<': { fault: 'clock', by: -3600 },
  '>': { fault: 'clock', by: 3600 },
  '%': { fault: 'status', status: 503, probability: 0.5 },
};
const DEVICE = new Set(['z', 'b', 'k', 'o', '<', '>']);
const MOMENTS = new Set(['k', '<', '>']);

/** The events of one drawn line. */
function eventsOf(name: string, drawing: string): object[] {
  const where =
    name === 'line' ? { hosts: ['*'] } : name.includes('.') ? { hosts: [name] } : { services: [name] };
  const events: object[] = [];
  for (let from = 0; from < drawing.length;) {
    const letter = drawing[from]!;
    let to = from + 1;
    while (!MOMENTS.has(letter) && drawing[to] === letter) to += 1;
    const fault = FAULTS[letter];
    if (letter !== '.' && !fault)
      throw new Error(`a night is drawn with . and ${Object.keys(FAULTS).join('')}, not ${letter}`);
    if (fault)
      events.push({
        from: from * MINUTE,
        ...(!MOMENTS.has(letter) && { to: to * MINUTE }),
        ...(!DEVICE.has(letter) && where),
        ...fault,
      });
    from = to;
  }
  return events;
}

/** The scenario that a drawing stands for. */
export function draw(drawing: string, more: object = {}): Scenario {
  const lines = drawing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/) as [string, string]);
  const known = new Set(services.map(({ id }) => id));
  const names = lines.map(([name]) => name).filter((name) => known.has(name));
  const file = {
    name: 'drawn',
    seed: 1,
    startAt: '2026-11-22T21:00:00Z',
    duration: Math.max(...lines.map(([, minutes]) => minutes.length)) * MINUTE,
    ...(names.length > 0 && { services: names }),
    events: lines.flatMap(([name, minutes]) => eventsOf(name, minutes)),
    ...more,
  };
  return parseScenario(JSON.stringify(file), 'drawn', [...known]);
}

/** Everything that happened in a night. */
export class Night {
  readonly told: readonly Told[];

  constructor(told: readonly Told[]) {
    this.told = told;
  }

  of(event: Told['event']): readonly Told[] {
    return this.told.filter((one) => one.event === event);
  }

  /** What was told, in order: kind, and the services' names as they stand in the title. */
  get notifications(): readonly string[] {
    return this.of('notification').map(
      ({ kind, title, replaces }) => `${kind}${replaces ? ' again' : ''}: ${plain(title)}`,
    );
  }

  /** Statuses of one service in order, with their causes. */
  statuses(service: string): readonly string[] {
    return this.of('status')
      .filter((one) => one['service'] === service)
      .map(({ status, cause }) => (cause ? `${status} (${cause})` : `${status}`));
  }

  get connections(): readonly string[] {
    return this.of('connection').map(({ connection }) => `${connection}`);
  }

  /** Seconds when a service first had this status. */
  firstAt(service: string, status: string): number | undefined {
    return this.of('status').find((one) => one['service'] === service && one['status'] === status)?.at;
  }

  get opened(): readonly Told[] {
    return this.of('incident').filter(({ change }) => change === 'opened');
  }

  get resolved(): readonly Told[] {
    return this.of('incident').filter(({ change }) => change === 'resolved');
  }

  /** Services that were called down or degraded at any time. */
  get blamed(): readonly string[] {
    const bad = this.of('status').filter(({ status }) => status === 'down' || status === 'degraded');
    return [...new Set(bad.map(({ service }) => `${service}`))].sort();
  }
}

/** Unicode isolates around names are for the eye alone. */
const plain = (text: unknown): string => String(text).replace(/[\u2066-\u2069]/g, '');

export async function playScenario(
  scenario: Scenario,
  looks?: Options['looks'],
  wishes: readonly Wish[] = [],
): Promise<Night> {
  const told: Told[] = [];
  await play(scenario, { withProbes: true, wishes, ...(looks && { looks }) }, (one) => told.push(one));
  return new Night(told);
}

/** `wishes`: what the person wants otherwise from a minute on. */
export function night(
  drawing: string,
  more: object = {},
  wishes: Readonly<Record<number, Wish['change']>> = {},
): Promise<Night> {
  const wished = Object.entries(wishes).map(([minute, change]) => ({ at: Number(minute) * MINUTE, change }));
  return playScenario(draw(drawing, more), undefined, wished);
}
