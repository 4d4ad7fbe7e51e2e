/** The report as a picture to be handed on, drawn on a canvas: what, for how long and when, two bars, and the account. */
import type { Report } from '../core/report/report.ts';
import { STROKES } from '../ui/strokes.ts';
import { barsOf, type Bar } from './bars.ts';
import { bare, sayDated, type Spoken } from './dated.ts';
import { footerOf, inOrder } from './facts.ts';

/** Pixels of the picture for one of the drawing: sharp when it is printed or enlarged. */
const SCALE = 2;
const PAD = 28;
/** From one language to the next. */
const RULE = 40;
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif';
const INK = '#14191f';
const SOFT = '#4c5763';
const LINE = '#d5dbe1';
const GOOD = '#0b7a6b';
const BAD = '#b42318';

interface Line {
  text: string;
  font: string;
  color: string;
  /** Distance to the next line. */
  height: number;
}

interface Style {
  size: number;
  weight?: number;
  color?: string;
}

/** A text in lines no wider than `width`. */
function wrap(pen: CanvasRenderingContext2D, text: string, width: number, style: Style): Line[] {
  const { size, weight = 400, color = INK } = style;
  const font = `${weight} ${size}px ${FONT}`;
  pen.font = font;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && pen.measureText(longer).width > width) lines.push(word);
    else lines.splice(-1, last === undefined ? 0 : 1, longer);
  }
  return lines.map((line) => ({ text: line, font, color, height: Math.round(size * 1.6) }));
}

/** Room between two parts. */
const BETWEEN: Line = { text: '', font: '12px sans-serif', color: SOFT, height: 12 };

/** Beginning and end, on the user's clock with its zone and in UTC. */
function timesOf(report: Report, { words, dates }: Spoken): string[] {
  const { openedAt, resolvedAt, endedBeforeAt } = report;
  const endAt = endedBeforeAt ?? resolvedAt;
  const isSameDay = endAt !== undefined && dates.day(endAt) === dates.day(openedAt);
  const end =
    endAt === undefined
      ? words.t('report_open')
      : endedBeforeAt !== undefined
        ? words.t('report_before', { beforeAt: bare(endedBeforeAt, words, dates) })
        : isSameDay
          ? words.clock(endAt, [openedAt])
          : bare(endAt, words, dates);
  const inUtc = [openedAt, ...(endAt === undefined ? [] : [endAt])].map(dates.utc).join(' – ');
  return [
    `${bare(openedAt, words, dates)} – ${end} (\u2068${dates.zone}\u2069)`,
    `${inOrder(inUtc, words)} ${words.t('report_utc')}`,
  ];
}

/** How long it lasted, or has lasted until now. */
function lengthOf({ openedAt, resolvedAt, endedBeforeAt }: Report, { words }: Spoken, now: number): string {
  return words.value({ durationMs: (endedBeforeAt ?? resolvedAt ?? now) - openedAt });
}

interface Part {
  height: number;
  /** Draws it at the pen's place, and leaves the pen below it. */
  draw(): void;
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0);

function writer(pen: CanvasRenderingContext2D, { words }: Spoken, width: number) {
  const isMirrored = words.dir === 'rtl';
  return (lines: readonly Line[]): void => {
    pen.direction = words.dir;
    pen.textAlign = isMirrored ? 'right' : 'left';
    pen.textBaseline = 'alphabetic';
    for (const { text, font, color, height } of lines) {
      pen.font = font;
      pen.fillStyle = color;
      pen.fillText(text, isMirrored ? width : 0, height * 0.7);
      pen.translate(0, height);
    }
  };
}

const BAR = 44;

/** A bar with its name above it and its count at its end: full of what answered. */
function drawBar(pen: CanvasRenderingContext2D, bar: Bar, { words }: Spoken, width: number): void {
  const isMirrored = words.dir === 'rtl';
  const { label, answered, asked, isBad } = bar;
  const color = isBad ? BAD : GOOD;
  pen.direction = words.dir;
  pen.fillStyle = INK;
  pen.font = `600 15px ${FONT}`;
  pen.textAlign = isMirrored ? 'right' : 'left';
  pen.fillText(label, isMirrored ? width : 0, 13);
  pen.fillStyle = color;
  pen.textAlign = isMirrored ? 'left' : 'right';
  pen.fillText(words.t('report_of', { count: answered, total: asked }), isMirrored ? 0 : width, 13);
  const full = asked === 0 ? 0 : (width * answered) / asked;
  pen.fillStyle = isBad ? '#fdecea' : LINE;
  pen.fillRect(0, 20, width, 12);
  pen.fillStyle = color;
  pen.fillRect(isMirrored ? width - full : 0, 20, full, 12);
  // An empty bar has an edge all the same, where it would begin.
  if (full === 0) pen.fillRect(isMirrored ? width - 3 : 0, 20, 3, 12);
  pen.translate(0, BAR);
}

/** The mark of Wasl, and its name beside it. */
function drawBrand(pen: CanvasRenderingContext2D, { words }: Spoken, width: number): void {
  const isMirrored = words.dir === 'rtl';
  pen.save();
  pen.translate(isMirrored ? width - 26 : 0, 0);
  pen.scale(1.6, 1.6);
  Object.assign(pen, { strokeStyle: GOOD, lineWidth: 2, lineCap: 'round', lineJoin: 'round' });
  pen.stroke(new Path2D(STROKES.calm.line));
  pen.restore();
  pen.direction = words.dir;
  pen.textAlign = isMirrored ? 'right' : 'left';
  pen.font = `600 18px ${FONT}`;
  pen.fillStyle = INK;
  pen.fillText(words.t('extension_name'), isMirrored ? width - 36 : 36, 19);
  pen.translate(0, BRAND);
}

const BRAND = 44;

/** What is said in one language. */
function partOf(
  pen: CanvasRenderingContext2D,
  report: Report,
  spoken: Spoken,
  width: number,
  now: number,
): Part {
  const { words, dates } = spoken;
  const names = words.value({ list: report.services.map(({ name }) => name), isWhole: true });
  const account = report.account.map((sentence) => sayDated(sentence, words, dates)).join(' ');
  const bars = barsOf(report, words);
  const above = [
    ...wrap(pen, names, width, { size: 26, weight: 600 }),
    ...wrap(pen, lengthOf(report, spoken, now), width, { size: 52, weight: 700, color: BAD }),
    ...timesOf(report, spoken).flatMap((line, index) =>
      wrap(pen, line, width, index === 0 ? { size: 16 } : { size: 13, color: SOFT }),
    ),
    BETWEEN,
    ...(bars.length > 0 ? wrap(pen, words.t('report_asked_answered'), width, { size: 13, color: SOFT }) : []),
  ];
  const below = [
    ...wrap(pen, account, width, { size: 16 }),
    ...wrap(pen, words.say(report.limits), width, { size: 13, color: SOFT }),
    BETWEEN,
    ...wrap(pen, words.t(footerOf(report)), width, { size: 12, color: SOFT }),
  ];
  const write = writer(pen, spoken, width);
  return {
    height: heightOf(above) + bars.length * BAR + heightOf(below),
    draw() {
      write(above);
      for (const bar of bars) drawBar(pen, bar, spoken, width);
      write(below);
    },
  };
}

/** The whole picture on this canvas, which takes the size it needs: in one language, or one below the other. */
export function paint(
  canvas: HTMLCanvasElement,
  report: Report,
  width: number,
  spoken: readonly [Spoken, ...Spoken[]],
  now: number,
): void {
  const pen = canvas.getContext('2d')!;
  const parts = spoken.map((each) => partOf(pen, report, each, width, now));
  const height = parts.reduce((sum, part) => sum + part.height, BRAND);
  canvas.width = SCALE * (width + 2 * PAD);
  canvas.height = SCALE * (height + 2 * PAD + (parts.length - 1) * RULE);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(PAD, PAD);
  drawBrand(pen, spoken[0], width);
  parts.forEach((part, index) => {
    if (index > 0) {
      pen.fillStyle = LINE;
      pen.fillRect(0, RULE / 2, width, 1);
      pen.translate(0, RULE);
    }
    part.draw();
  });
}
