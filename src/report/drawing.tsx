/** The timeline of a report, drawn. */
import type { ComponentChild } from 'preact';
import type { Asked } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';
import { laneOf } from './cells.ts';
import type { Drawing as Plan } from './geometry.ts';

interface Props {
  plan: Plan;
  /** Of whom the counts are told. */
  asked: readonly Asked[];
  words: Words;
  /** Read out in place of the picture. */
  label: string;
}

const CROSS = 3.5;

export function Drawing({ plan, asked, words, label }: Props) {
  const { width, height, plot, span, doubts, lanes, axis, marks } = plan;
  const start = words.dir === 'rtl' ? plot.to : plot.from;
  return (
    <svg class="drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {doubts.map(({ from, to }) => (
        <rect
          key={from}
          class="doubt"
          x={from}
          y={plot.top}
          width={to - from}
          height={plot.bottom - plot.top}
        />
      ))}
      <rect class="span" x={span.from} y={plot.top} width={Math.max(1, span.to - span.from)} height={6} />
      <rect
        class="during"
        x={span.from}
        y={plot.top + 6}
        width={Math.max(1, span.to - span.from)}
        height={plot.bottom - plot.top - 6}
      />
      {lanes.map(({ own, y, ticks }) => (
        <g key={own?.endpoint ?? 'controls'}>
          <line class="lane" x1={plot.from} x2={plot.to} y1={y} y2={y} />
          <text x={start} y={y - 10} direction={words.dir}>
            {laneOf(own, asked, words)}
          </text>
          <path
            class="good"
            d={ticks
              .filter(({ isBad }) => !isBad)
              .map(({ x }) => `M${x} ${y - 5}v10`)
              .join('')}
          />
          <path
            class="bad"
            d={ticks
              .filter(({ isBad }) => isBad)
              .map(
                ({ x }) =>
                  `M${x - CROSS} ${y - CROSS}l${2 * CROSS} ${2 * CROSS}m0 ${-2 * CROSS}l${-2 * CROSS} ${2 * CROSS}`,
              )
              .join('')}
          />
        </g>
      ))}
      <line class="axis" x1={plot.from} x2={plot.to} y1={plot.bottom} y2={plot.bottom} />
      {axis.map(({ x, at }) => (
        <g key={at}>
          <line class="axis" x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 5} />
          <text class="clock" x={x} y={plot.bottom + 19} text-anchor="middle">
            {words.clock(at)}
          </text>
        </g>
      ))}
      {marks.map((x) => (
        <path key={x} class="mark-you" d={`M${x} ${plot.top - 2}l-5 -9h10z`} />
      ))}
    </svg>
  );
}

export function Legend({ words, hasMarks }: { words: Words; hasMarks: boolean }) {
  const entry = (name: 'answer' | 'failure' | 'span' | 'mark', sign: ComponentChild) => (
    <li>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {sign}
      </svg>
      {words.t(`report_legend_${name}`)}
    </li>
  );
  return (
    <ul class="legend">
      {entry('answer', <path class="good" d="M6 1v10" />)}
      {entry('failure', <path class="bad" d="M2.5 2.5l7 7m0 -7l-7 7" />)}
      {entry('span', <rect class="span" x="0" y="3" width="12" height="6" />)}
      {hasMarks && entry('mark', <path class="mark-you" d="M6 10l-5 -9h10z" />)}
    </ul>
  );
}
