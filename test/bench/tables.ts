/** The table of everybody, and that of the causes. */
import { percent, short, withInterval, type Figures, type Voice } from './figures.ts';
import { causes } from './incidents.ts';
import { table } from './markdown.ts';
import { peers } from './peers/index.ts';

interface Line {
  name: string;
  rule: string;
  voice: Voice;
}

const OURS: readonly Line[] = [
  { name: '**Wasl**: notification', rule: 'ours normal', voice: 'alarms' },
  { name: '**Wasl**: red badge', rule: 'ours normal', voice: 'red' },
  { name: '**Wasl**: "checking…" in the popup', rule: 'ours normal', voice: 'eager' },
  { name: '**Wasl**, every 50 s: notification', rule: 'ours normal 50', voice: 'alarms' },
  { name: '**Wasl**, every 50 s: red badge', rule: 'ours normal 50', voice: 'red' },
  { name: '**Wasl**, every 30 s: notification', rule: 'ours watchful', voice: 'alarms' },
  { name: '**Wasl**, every 30 s: red badge', rule: 'ours watchful', voice: 'red' },
];

const HEAD = [
  'rule',
  'false alarms a year, realistic',
  'perfect line',
  'harsh',
  'server errors',
  'silence',
  'mixed',
  'half fail',
  '30 % fail',
  '3 minutes: missed',
  'told in 2 h: flapping / half',
  '403 raised',
  'probes, KB a day',
];

export function everybody(figures: Figures): string {
  const theirs = peers.map(({ name }): Line => ({ name, rule: name, voice: 'alarms' }));
  const lines = [...OURS, ...theirs].filter(({ rule }) => figures.quiet(rule, 'realistic').probes > 0);
  return table(
    HEAD,
    lines.map((line) => rowOf(figures, line)),
  );
}

function rowOf(figures: Figures, { name, rule, voice }: Line): string[] {
  const isOurs = rule.startsWith('ours');
  const isPartialTold = !(isOurs && voice === 'alarms');
  const delay = (fault: string): string => {
    const both = [0.5, 0.95].map((q) => short(figures.delay(rule, fault, voice, q).value)).join(' / ');
    const missed = figures.missed(rule, fault, voice).value;
    return missed > 0.005 ? `${both}, ${percent(missed)} missed` : both;
  };
  const told = (fault: string): string => short(figures.notifications(rule, fault).value);
  const robots = figures.troubled(rule, 'robots');
  const spent = figures.spent(rule, 'realistic');
  return [
    name,
    ...['realistic', 'perfect line', 'harsh'].map((world) =>
      withInterval(figures.falseAlarms(rule, world, voice)),
    ),
    ...['errors', 'silence', 'mixed'].map(delay),
    ...['half', 'third'].map((fault) => (isPartialTold ? delay(fault) : 'shown, not told')),
    percent(figures.missed(rule, 'short', voice).value),
    isOurs && voice !== 'alarms' ? '' : `${told('flapping')} / ${told('half')}`,
    percent(robots[voice].length / robots.incidents),
    `${short(spent.probes)}, ${short(spent.kilobytes)}`,
  ];
}

export function causesTable(figures: Figures): string {
  const rows = causes.map(({ name, says, cause, weight }) => {
    const seen = figures.troubled('ours normal', name, 'realistic', 'cause');
    return [
      name,
      says,
      cause,
      weight.toString(),
      percent(seen.claimed / seen.incidents),
      percent(seen.wrong / seen.incidents),
    ];
  });
  return table(['what happened', 'as', 'truth', 'weight', 'a cause claimed', 'a wrong one'], rows);
}
