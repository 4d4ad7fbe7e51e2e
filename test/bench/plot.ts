/** False alarms against delay as a picture: everybody's point, and the bound that bursts set. */
import { leastSpanMs } from './bound.ts';
import type { Figures, Voice } from './figures.ts';
import { peers } from './peers/index.ts';
import { MINUTE_MS, realistic, SECOND_MS } from './world.ts';

const [WIDTH, HEIGHT] = [900, 560];
const AREA = { left: 70, right: 870, top: 30, bottom: 500 };
/** Seconds, and false alarms a year; both axes are logarithmic. Less than the least is drawn at the least. */
const X = { least: 30, most: 450 };
const Y = { least: 0.02, most: 6000 };

interface Point {
  label: string;
  delay: number;
  alarms: number;
  isOurs: boolean;
}

const along = (value: number, { least, most }: typeof X): number =>
  Math.log(Math.min(most, Math.max(least, value)) / least) / Math.log(most / least);
const x = (delay: number): number => AREA.left + along(delay, X) * (AREA.right - AREA.left);
const y = (alarms: number): number => AREA.bottom - along(alarms, Y) * (AREA.bottom - AREA.top);
const fixed = (value: number): string => value.toFixed(1);

function points(figures: Figures): Point[] {
  const point = (label: string, rule: string, voice: Voice): Point => ({
    label,
    delay: figures.delay(rule, 'mixed', voice, 0.5).value,
    alarms: figures.falseAlarms(rule, 'realistic', voice).value,
    isOurs: rule.startsWith('ours'),
  });
  return [
    point('Wasl, notification', 'ours normal', 'alarms'),
    point('Wasl, red badge', 'ours normal', 'red'),
    point('Wasl, every 30 s, notification', 'ours watchful', 'alarms'),
    point('Wasl, every 30 s, red badge', 'ours watchful', 'red'),
    ...peers.map(({ name }) => point(name, name, 'alarms')),
  ].filter(({ delay, alarms }) => Number.isFinite(delay) && Number.isFinite(alarms));
}

/** Median delay of the mixed outage for a rule that lets so many glitches of each class pass: 55 % are told by a server. */
function mixedBound(alarms: number): number {
  const spans = [realistic.blip, realistic.pathBurst].map((glitch) => leastSpanMs(glitch, alarms));
  const shareBy = (ms: number): number =>
    [0.55, 0.45].reduce(
      (sum, share, index) => sum + share * Math.min(1, Math.max(0, (ms - spans[index]!) / MINUTE_MS)),
      0,
    );
  let ms = 0;
  while (shareBy(ms) < 0.5) ms += 100;
  return ms / SECOND_MS;
}

function boundLine(): string {
  const steps = Array.from({ length: 60 }, (_, step) => Y.least * (200 / Y.least) ** (step / 59));
  // Both classes together make twice as many.
  const line = steps.map((alarms) => `${fixed(x(mixedBound(alarms / 2)))},${fixed(y(alarms))}`);
  return `<polyline class="bound" points="${line.join(' ')}"/>`;
}

function axes(): string {
  const across = [30, 45, 60, 90, 120, 180, 240, 360].map(
    (delay) =>
      `<line class="grid" x1="${fixed(x(delay))}" x2="${fixed(x(delay))}" y1="${AREA.top}" y2="${AREA.bottom}"/>` +
      `<text x="${fixed(x(delay))}" y="${AREA.bottom + 20}" text-anchor="middle">${delay}</text>`,
  );
  const up = [0.02, 0.1, 1, 10, 100, 1000].map(
    (alarms) =>
      `<line class="grid" x1="${AREA.left}" x2="${AREA.right}" y1="${fixed(y(alarms))}" y2="${fixed(y(alarms))}"/>` +
      `<text x="${AREA.left - 8}" y="${fixed(y(alarms) + 4)}" text-anchor="end">${alarms === 0.02 ? '≤ 0.02' : alarms}</text>`,
  );
  return [...across, ...up].join('\n');
}

/** Labels stand to the right of their points, moved down where they would lie on another. */
function marks(all: readonly Point[]): string {
  const taken: { x: number; y: number }[] = [];
  const inOrder = [...all].sort((one, other) => y(one.alarms) - y(other.alarms));
  return inOrder
    .map(({ label, delay, alarms, isOurs }) => {
      const [left, top] = [x(delay), y(alarms)];
      const isFarRight = left > AREA.right - 170;
      let level = top + 4;
      while (taken.some((one) => Math.abs(one.y - level) < 13 && Math.abs(one.x - left) < 190)) level += 13;
      taken.push({ x: left, y: level });
      const kind = isOurs ? 'ours' : label.includes('our own-line gate') ? 'rival' : 'peer';
      const labelX = isFarRight ? left - 9 : left + 9;
      return (
        `<circle class="${kind}" cx="${fixed(left)}" cy="${fixed(top)}" r="${isOurs ? 6 : 4.5}"/>` +
        `<text class="${kind}" x="${fixed(labelX)}" y="${fixed(level)}" text-anchor="${isFarRight ? 'end' : 'start'}">${label}</text>`
      );
    })
    .join('\n');
}

const STYLE = `
  svg { background: #fff; font: 12px system-ui, sans-serif; }
  text { fill: #333; } .grid { stroke: #ddd; } .bound { fill: none; stroke: #999; stroke-width: 2; stroke-dasharray: 6 4; }
  circle.peer { fill: #888; } circle.rival { fill: #b8860b; } circle.ours { fill: #0b7a5c; } text.ours { fill: #0b7a5c; font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    svg { background: #16191d; } text { fill: #ccc; } .grid { stroke: #333; } circle.ours { fill: #35c79b; } text.ours { fill: #35c79b; }
  }
`;

export function plot(figures: Figures): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="False alarms against delay">
<style>${STYLE}</style>
${axes()}
${boundLine()}
<text x="${fixed(x(mixedBound(20)) + 6)}" y="${fixed(y(46))}">the bound that bursts set, one check a minute</text>
${marks(points(figures))}
<text x="${(AREA.left + AREA.right) / 2}" y="${HEIGHT - 18}" text-anchor="middle">median seconds from the beginning of an outage (mixed) to the alarm</text>
<text x="18" y="${HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 18 ${HEIGHT / 2})">false alarms a service and year, realistic line</text>
</svg>
`;
}
