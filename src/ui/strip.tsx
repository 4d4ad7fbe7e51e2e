/** A stretch of one service's history on an axis that is true to time: one path for each kind of it, whatever happened. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/model/time.ts';
import { STRETCH_KINDS, type StretchKind } from '../core/model/terms.ts';
import type { Spell, Strip as StripView } from '../core/history/strip.ts';
import type { Words } from '../words/index.ts';

/** A strip at rest is a day. */
const HOURS = 24;
/** What a strip is drawn on, about as many as it has pixels; it is stretched to its place. */
const WIDE = 240;
const HIGH = 16;
/** An outage is never narrower, however short it was. */
const LEAST = 6;

interface Props {
  strip: StripView;
  service: string;
  words: Words;
  /** What is said beside it: how long the outage has lasted by now. */
  lasts?: number | undefined;
}

/** The strip of a closed row, with what it comes to in a word or two. */
export function Strip({ strip, service, words, lasts }: Props) {
  const said = amount(strip, words, lasts);
  const label = words.t('strip_label', { service, hours: HOURS });
  return (
    <>
      <div class="strip" role="img" aria-label={said ? `${label}: ${said}` : label}>
        <Thread strip={strip} />
      </div>
      <span key={said} class="strip-amount" aria-hidden="true">
        {said}
      </span>
    </>
  );
}

/** How long it was out; that it was not is only said once an hour was watched. */
function amount({ cells, measuredShare }: StripView, words: Words, lasts: number | undefined): string {
  const sum = (kind: StretchKind) => cells.reduce((ms, { parts }) => ms + (parts[kind] ?? 0), 0);
  const down = sum('down');
  const seen = down || sum('degraded');
  // Two lengths of one outage that lie so near differ by how old the latest look is.
  const durationMs = Math.abs(lasts! - seen) < 5 * MINUTE_MS ? lasts! : seen;
  if (seen) return words.t(down ? 'strip_out' : 'strip_partly', { durationMs: { durationMs } });
  return measuredShare * HOURS >= 1 ? words.t('strip_calm') : '';
}

/** From the first moment of a strip to the last that is over. */
export const axisOf = ({ cells, spells }: StripView): { at: number; ms: number } => {
  const at = cells[0]?.at ?? 0;
  return { at, ms: Math.max(1, (spells.at(-1)?.endAt ?? at) - at) };
};

/** It is a first day: the strip begins when Wasl did. */
export const isYoung = (strip: StripView): boolean => axisOf(strip).ms < DAY_MS - HOUR_MS;

/** What stands at the beginning of the axis of a day, if that is not a day ago. */
export const startOf = (strip: StripView, words: Words): string | undefined =>
  isYoung(strip) ? words.clock(axisOf(strip).at) : undefined;

/** Each of its paths says which cells of the strip it is about: those at whose beginnings `data-bucket` lists. */
export function Thread({ strip }: { strip: StripView }) {
  const { at, ms } = axisOf(strip);
  const x = (moment: number) => round(((moment - at) / ms) * WIDE);
  const marks = strip.cells.flatMap(({ markedAt }) => markedAt ?? []);
  // What is worst is painted last.
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
      {STRETCH_KINDS.toReversed().map((kind) => {
        const spells = strip.spells.filter(({ past }) => past === kind);
        const cells = strip.cells.filter(({ past }) => past === kind);
        if (spells.length + cells.length === 0) return undefined;
        return (
          <path
            key={kind}
            data-status={kind}
            data-bucket={cells.map((cell) => new Date(cell.at).toISOString()).join(' ') || undefined}
            d={spells.map((spell) => (OUT.test(kind) ? pill(spell, x) : line(spell, x))).join('')}
          />
        );
      })}
      {strip.blips && <path data-blips d={strip.blips.map((one) => `M${x(one.at)} 0v16`).join('')} />}
      {marks.length > 0 && <path data-marked d={marks.map((one) => `M${x(one) - 4} 0h8l-4 7z`).join('')} />}
    </svg>
  );
}

const OUT = /^(down|degraded)$/;

const round = (value: number): number => Math.round(value * 10) / 10;

const line = ({ at, endAt }: Spell, x: (at: number) => number): string => `M${x(at)} 8H${x(endAt)}`;

/** Rounded at its ends, within the strip. */
function pill({ at, endAt, past }: Spell, x: (at: number) => number): string {
  const wide = Math.max(LEAST, x(endAt) - x(at));
  const from = round(Math.min(Math.max(0, (x(at) + x(endAt) - wide) / 2), WIDE - wide));
  const high = past === 'down' ? HIGH : 10;
  const bow = `a3 ${high / 2} 0 0 1 0`;
  return `M${from + 3} ${(HIGH - high) / 2}h${round(wide - 6)}${bow} ${high}h${round(6 - wide)}${bow} ${-high}z`;
}

/** The time axis, which stands under the first strip and speaks for all below it. */
export function Axis({ from, words }: { from?: string | undefined; words: Words }) {
  return (
    <span class="strip-axis" aria-hidden="true">
      <span>{from ?? words.t('strip_start', { hours: HOURS })}</span>
      <span>{words.t('strip_end')}</span>
    </span>
  );
}
