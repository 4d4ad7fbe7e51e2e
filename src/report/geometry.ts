/** The timeline of a report as points on a plane: the page draws it as SVG, the picture on a canvas. */
import type { Asked, Report } from '../core/report/report.ts';
import type { Seen } from '../core/model/past.ts';

export interface Tick {
  x: number;
  isBad: boolean;
}

/** One line of the drawing: what was seen of one endpoint, or of all controls. */
export interface Lane {
  /** Of an endpoint; left out for the controls. */
  own?: Asked;
  y: number;
  ticks: readonly Tick[];
}

export interface Drawing {
  width: number;
  height: number;
  /** Where the lanes begin and end. */
  plot: { from: number; to: number; top: number; bottom: number };
  lanes: readonly Lane[];
  /** From the beginning of the incident to its end; `isOpen` where it goes on. */
  span: { from: number; to: number; isOpen: boolean };
  /** When it may have begun and ended. */
  doubts: readonly { from: number; to: number }[];
  marks: readonly number[];
  axis: readonly { x: number; at: number }[];
}

export interface Plane {
  width: number;
  /** Time runs to the left. */
  isMirrored: boolean;
  now: number;
  /** Minutes that local time is ahead of UTC at a moment, so that the axis has round hours. */
  offsetMinutes(at: number): number;
}

const MINUTE = 60_000;

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080].map(
  (minutes) => minutes * MINUTE,
);
const GUTTER = 12;
const LANE = 30;
const TOP = 34;
const BOTTOM = 30;
const LANES_MOST = 10;

/** Observations by endpoint, the controls together at the end. */
function lanesOf({ asked, observations }: Report): { own?: Asked; seen: Seen[] }[] {
  const isControl = ({ endpoint }: Seen): boolean => endpoint.startsWith('control/');
  const own = asked.filter(({ kind }) => kind === 'own').slice(0, LANES_MOST);
  const lanes = own.map((one) => ({
    own: one,
    seen: observations.filter((seen) => seen.endpoint === one.endpoint),
  }));
  return [...lanes, { seen: observations.filter(isControl) }].filter(({ seen }) => seen.length > 0);
}

export function draw(report: Report, plane: Plane): Drawing {
  const { openedAt, observations } = report;
  const endAt = report.endedBeforeAt ?? report.resolvedAt ?? plane.now;
  const pad = Math.max(2 * MINUTE, (endAt - openedAt) * 0.06);
  const from = Math.min(openedAt - pad, report.between.afterAt);
  const to = report.resolvedAt === undefined ? endAt : endAt + pad;
  const plot = { from: GUTTER, to: plane.width - GUTTER };
  const x = (at: number): number => {
    const along = ((at - from) / (to - from)) * (plot.to - plot.from);
    const clamped = Math.min(plot.to - plot.from, Math.max(0, along));
    return Math.round((plane.isMirrored ? plot.to - clamped : plot.from + clamped) * 10) / 10;
  };
  const between = (a: number, b: number) => {
    const [one, other] = [x(a), x(b)];
    return { from: Math.min(one, other), to: Math.max(one, other) };
  };
  const inside = (at: number): boolean => at >= from && at <= to;
  const lanes = lanesOf(report).map(({ own, seen }, index): Lane => ({
    ...(own && { own }),
    y: TOP + index * LANE + LANE - 8,
    ticks: seen.filter(({ at }) => inside(at)).map(({ at, answered }) => ({ x: x(at), isBad: !answered })),
  }));
  const bottom = TOP + Math.max(1, lanes.length) * LANE + 4;
  const { between: began, resolvedBetween: ended } = report;
  return {
    width: plane.width,
    height: bottom + BOTTOM,
    plot: { ...plot, top: TOP - 10, bottom },
    lanes: observations.length > 0 ? lanes : [],
    span: { ...between(openedAt, endAt), isOpen: report.resolvedAt === undefined },
    doubts: [began, ...(ended ? [ended] : [])].map(({ afterAt, beforeAt }) => between(afterAt, beforeAt)),
    marks: report.markedAt.filter(inside).map(x),
    axis: axisOf(from, to, plane).map((at) => ({ x: x(at), at })),
  };
}

/** Round moments of local time, seven at most. */
function axisOf(from: number, to: number, { offsetMinutes }: Plane): number[] {
  const step = STEPS.find((one) => (to - from) / one <= 7) ?? STEPS.at(-1)!;
  const offset = offsetMinutes(from) * MINUTE;
  const first = Math.ceil((from + offset) / step) * step - offset;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, index) => first + index * step,
  );
}
