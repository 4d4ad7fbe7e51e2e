/** The goals of issue 4, and whether they are met. */
import { bound } from './bound.ts';
import { percent, short, withInterval, type Figures } from './figures.ts';
import { causes } from './incidents.ts';
import type { Estimate } from './intervals.ts';
import { table } from './markdown.ts';
import { realistic } from './world.ts';

const OURS = 'ours normal';

interface Goal {
  name: string;
  most: string;
  measured: string;
  isMet: boolean;
}

const met = (limit: number, { value }: Estimate): boolean => value <= limit;

function delays(
  figures: Figures,
  name: string,
  fault: string,
  voice: 'red' | 'alarms',
  most: [number, number],
): Goal {
  const median = figures.delay(OURS, fault, voice, 0.5);
  const late = figures.delay(OURS, fault, voice, 0.95);
  return {
    name,
    most: `${most[0]} / ${most[1]} s`,
    measured: `${withInterval(median)} / ${withInterval(late)} s`,
    isMet: met(most[0], median) && met(most[1], late),
  };
}

/** Of the claims that were made, how many were wrong, each cause weighed by how often it comes. */
function wrongClaims(figures: Figures): { claims: number; wrong: number } {
  let [claims, wrong] = [0, 0];
  for (const { name, weight } of causes) {
    const seen = figures.troubled(OURS, name, 'realistic', 'cause');
    if (seen.incidents === 0) continue;
    claims += (weight * seen.claimed) / seen.incidents;
    wrong += (weight * seen.wrong) / seen.incidents;
  }
  return { claims, wrong };
}

function goals(figures: Figures): Goal[] {
  const alarms = figures.falseAlarms(OURS, 'realistic', 'alarms');
  const red = figures.falseAlarms(OURS, 'realistic', 'red');
  const harsh = figures.falseAlarms(OURS, 'harsh', 'alarms');
  const harshDelay = figures.delay(OURS, 'mixed', 'alarms', 0.5, 'harsh');
  const half = figures.delay(OURS, 'half', 'red', 0.5);
  const third = figures.delay(OURS, 'third', 'red', 0.5);
  const missed = [figures.missed(OURS, 'half', 'red'), figures.missed(OURS, 'third', 'red')];
  const named = figures.named(OURS, 'realistic');
  const { blamed } = figures.quiet(OURS, 'realistic');
  const flapping = figures.notifications(OURS, 'flapping');
  const halfTold = figures.notifications(OURS, 'half');
  const robots = figures.troubled(OURS, 'robots');
  const perfect = figures.spent(OURS, 'perfect line').kilobytes;
  const real = figures.spent(OURS, 'realistic').kilobytes;
  const { claims, wrong } = wrongClaims(figures);
  return [
    {
      name: 'false notifications a service and year',
      most: '0.1',
      measured: withInterval(alarms),
      isMet: met(0.1, alarms),
    },
    {
      name: 'false red badges a service and year',
      most: '0.5',
      measured: withInterval(red),
      isMet: met(0.5, red),
    },
    delays(figures, 'server errors, red badge, median / p95', 'errors', 'red', [65, 95]),
    delays(figures, 'silence, red badge', 'silence', 'red', [85, 115]),
    delays(figures, 'mixed outage, notification', 'mixed', 'alarms', [95, 125]),
    {
      name: 'half of the requests fail, median',
      most: '180 s',
      measured: `${withInterval(half)} s`,
      isMet: met(180, half),
    },
    {
      name: '30 % fail, median',
      most: '540 s',
      measured: `${withInterval(third)} s`,
      isMet: met(540, third),
    },
    {
      name: 'half, 30 %: missed in two hours',
      most: 'none',
      measured: missed.map(({ value }) => percent(value)).join(', '),
      isMet: missed.every(({ value }) => value === 0),
    },
    {
      name: 'own line and portal named; services blamed',
      most: '100 %; 0',
      measured: `${percent(named.value)} of ${figures.quiet(OURS, 'realistic').spells}; ${blamed}`,
      isMet: named.value === 1 && blamed === 0,
    },
    {
      name: 'notifications in 2 h of flapping',
      most: '3',
      measured: withInterval(flapping),
      isMet: met(3, flapping),
    },
    {
      name: 'notifications in 2 h of half failing',
      most: '2',
      measured: withInterval(halfTold),
      isMet: met(2, halfTold),
    },
    {
      name: 'harsh user: false notifications a year, at median delay',
      most: '5 at 130 s',
      measured: `${withInterval(harsh)} at ${withInterval(harshDelay)} s`,
      isMet: met(5, harsh) && met(130, harshDelay),
    },
    {
      name: '403 to robots raised as outage',
      most: '0',
      measured: `${robots.red.length} of ${robots.incidents}`,
      isMet: robots.red.length === 0,
    },
    {
      name: 'kilobytes a service and day: perfect line (realistic beside it)',
      most: '250 (1 MB for four)',
      measured: `${short(perfect)}; ${short(real)}`,
      isMet: perfect <= 250,
    },
    {
      name: 'wrong cause, of the causes claimed',
      most: '2 %',
      measured: `${percent(wrong / claims)} (weighed as below)`,
      isMet: wrong / claims < 0.02,
    },
  ];
}

export function goalsTable(figures: Figures): string {
  const rows = goals(figures).map(({ name, most, measured, isMet }) => [
    name,
    most,
    measured,
    isMet ? 'yes' : '**no**',
  ]);
  return table(['goal, per service', 'at most', 'measured (95 % interval)', 'met'], rows);
}

/** What no rule on one endpoint can do better, each class of glitch alone. */
export function boundTable(figures: Figures): string {
  const measured = (fault: string): string => short(figures.delay(OURS, fault, 'red', 0.5).value);
  const rows = [0.1, 0.25, 0.5, 1].map((alarms) => {
    const { errors, silence } = bound(realistic, alarms);
    return [alarms.toString(), short(errors), short(silence)];
  });
  return table(
    ['glitches of one class taken for an outage, a year', 'server errors, median s', 'silence, median s'],
    [...rows, ['measured (red badge)', measured('errors'), measured('silence')]],
  );
}
