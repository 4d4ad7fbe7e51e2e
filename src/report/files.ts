/** What of a report can be kept: a picture, a table for spreadsheets, the incident as it is exported. */
import { utc } from '../core/model/time.ts';
import { exportedIncident, FORMAT } from '../core/archive/export.ts';
import type { Report } from '../core/report/report.ts';
import type { Case } from '../core/storage/incidents.ts';
import { textFile } from '../ui/save-file.ts';
import { LOOK_COLUMNS, looksOf } from './columns.ts';
import type { Spoken } from './dated.ts';
import { paint } from './picture.ts';
import { spreadsheetOf } from './spreadsheet.ts';
import { textOf } from './text.ts';

/** One incident as it may be shown and given away, and what is told of it. */
export interface Told extends Spoken {
  one: Case;
  told: Report;
  now: number;
  /** A second language, in which it is told below the first. */
  again?: Spoken | undefined;
}

/** How far the user's clock was ahead of UTC at a moment. */
export const offsetMinutes = (at: number): number => -new Date(at).getTimezoneOffset();

/** Of what is drawn, in CSS pixels. */
const PICTURE_WIDTH = 760;

/** To be pasted anywhere; the second language stands below a line. */
export const textsOf = (page: Told): string =>
  spokenIn(page)
    .map(({ words, dates }) => textOf(page.told, words, dates))
    .join('\n———\n\n');

const spokenIn = ({ words, dates, again }: Told): [Spoken, ...Spoken[]] => [
  { words, dates },
  ...(again ? [again] : []),
];

/** A PNG to be handed on, in one language or two; `undefined` where the browser makes none. */
export function pictureOf(page: Told): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  paint(canvas, page.told, PICTURE_WIDTH, spokenIn(page), page.now);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

/** Every observation that is kept, with its moment in UTC and on the user's clock. */
export function tableOf({ told }: Told): Blob {
  const localOf = (at: number): string =>
    utc(at + offsetMinutes(at) * 60_000)
      .replace('T', ' ')
      .replace('Z', '');
  return textFile(spreadsheetOf(LOOK_COLUMNS, looksOf(told), localOf), 'text/csv');
}

/** The incident as `docs/export.md` describes it. */
export function jsonOf({ one }: Told): Blob {
  const file = { format: `${FORMAT}-incident`, version: 1, incident: exportedIncident(one) };
  return textFile(`${JSON.stringify(file, undefined, 2)}\n`, 'application/json');
}
