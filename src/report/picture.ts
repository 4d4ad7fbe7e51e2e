/** The report as a picture, drawn on a canvas: title, account, timeline, facts. */
import type { Report } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';
import { laneOf } from './cells.ts';
import { sayDated, type Spoken } from './dated.ts';
import { factLine, factsOf, footerOf, titleOf } from './facts.ts';
import type { Drawing } from './geometry.ts';

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

function drawTimeline(pen: CanvasRenderingContext2D, plan: Drawing, words: Words): void {
  const { plot, span, doubts, lanes, axis, marks } = plan;
  const stroke = (color: string, width: number, path: () => void): void => {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.beginPath();
    path();
    pen.stroke();
  };
  const line = (x1: number, y1: number, x2: number, y2: number): void => {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  };
  pen.fillStyle = '#eef1f4';
  for (const { from, to } of doubts) pen.fillRect(from, plot.top, to - from, plot.bottom - plot.top);
  pen.fillStyle = '#fdecea';
  pen.fillRect(span.from, plot.top, Math.max(1, span.to - span.from), plot.bottom - plot.top);
  pen.fillStyle = BAD;
  pen.fillRect(span.from, plot.top, Math.max(1, span.to - span.from), 6);
  pen.font = `12px ${FONT}`;
  for (const { own, y, ticks } of lanes) {
    stroke(LINE, 1, () => line(plot.from, y, plot.to, y));
    pen.fillStyle = SOFT;
    pen.direction = words.dir;
    pen.textAlign = words.dir === 'rtl' ? 'right' : 'left';
    pen.fillText(laneOf(own, words), words.dir === 'rtl' ? plot.to : plot.from, y - 10);
    stroke(GOOD, 1.5, () => {
      for (const { x, isBad } of ticks) if (!isBad) line(x, y - 5, x, y + 5);
    });
    stroke(BAD, 1.5, () => {
      for (const { x, isBad } of ticks) {
        if (!isBad) continue;
        line(x - 3.5, y - 3.5, x + 3.5, y + 3.5);
        line(x + 3.5, y - 3.5, x - 3.5, y + 3.5);
      }
    });
  }
  stroke(SOFT, 1, () => line(plot.from, plot.bottom, plot.to, plot.bottom));
  pen.textAlign = 'center';
  pen.fillStyle = SOFT;
  for (const { x, at } of axis) {
    stroke(SOFT, 1, () => line(x, plot.bottom, x, plot.bottom + 5));
    pen.fillText(words.clock(at), x, plot.bottom + 19);
  }
  pen.fillStyle = INK;
  for (const x of marks) {
    pen.beginPath();
    pen.moveTo(x, plot.top - 2);
    pen.lineTo(x - 5, plot.top - 11);
    pen.lineTo(x + 5, plot.top - 11);
    pen.fill();
  }
}

/** Room between two parts. */
const BETWEEN: Line = { text: '', font: '12px sans-serif', color: SOFT, height: 10 };

/** The whole picture on this canvas, which takes the size it needs: in the first language with the drawing, below it in others. */
export function paint(
  canvas: HTMLCanvasElement,
  report: Report,
  plan: Drawing,
  spoken: readonly Spoken[],
): void {
  const pen = canvas.getContext('2d')!;
  const width = plan.width;
  const parts = spoken.map((each, index) => partOf(pen, report, each, width, index === 0 ? plan : undefined));
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  canvas.width = SCALE * (width + 2 * PAD);
  canvas.height = SCALE * (height + 2 * PAD + (parts.length - 1) * RULE);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(PAD, PAD);
  parts.forEach((part, index) => {
    if (index > 0) {
      pen.fillStyle = LINE;
      pen.fillRect(0, RULE / 2, width, 1);
      pen.translate(0, RULE);
    }
    part.draw();
  });
}

interface Part {
  height: number;
  /** Draws it at the pen's place, and leaves the pen below it. */
  draw(): void;
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0);

/** What is said in one language; around `plan`, where there is one. */
function partOf(
  pen: CanvasRenderingContext2D,
  report: Report,
  { words, dates }: Spoken,
  width: number,
  plan?: Drawing,
): Part {
  const hasLanes = plan !== undefined && plan.lanes.length > 0;
  const facts = factsOf(report, words, dates).map((fact) => factLine(fact, words));
  const legend = [
    `| ${words.t('report_legend_answer')}`,
    `× ${words.t('report_legend_failure')}`,
    ...(report.markedAt.length > 0 ? [`▼ ${words.t('report_legend_mark')}`] : []),
  ].join('   ');
  const account = report.account.map((sentence) => sayDated(sentence, words, dates)).join(' ');
  const above = [
    ...wrap(pen, titleOf(report, words), width, { size: 24, weight: 600 }),
    ...wrap(pen, account, width, { size: 16 }),
    ...wrap(pen, words.say(report.limits), width, { size: 13, color: SOFT }),
    BETWEEN,
  ];
  const below = [
    ...(hasLanes ? [...wrap(pen, legend, width, { size: 12, color: SOFT }), BETWEEN] : []),
    ...facts.flatMap((fact) => wrap(pen, fact, width, { size: 13 })),
    BETWEEN,
    ...wrap(pen, words.t(footerOf(report)), width, { size: 12, color: SOFT }),
  ];
  const write = (lines: readonly Line[]): void => {
    pen.direction = words.dir;
    pen.textAlign = words.dir === 'rtl' ? 'right' : 'left';
    pen.textBaseline = 'alphabetic';
    for (const { text, font, color, height } of lines) {
      pen.font = font;
      pen.fillStyle = color;
      pen.fillText(text, words.dir === 'rtl' ? width : 0, height * 0.7);
      pen.translate(0, height);
    }
  };
  const drawnHeight = hasLanes ? plan.height + 20 : 0;
  return {
    height: heightOf(above) + drawnHeight + heightOf(below),
    draw() {
      write(above);
      if (hasLanes) {
        drawTimeline(pen, plan, words);
        pen.translate(0, drawnHeight);
      }
      write(below);
    },
  };
}
