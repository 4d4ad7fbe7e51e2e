/** What of a report can be kept: a picture, a table for spreadsheets, the incident as it is exported. */
import { utc } from '../core/model/time.ts';
import { exportedIncident, FORMAT } from '../core/archive/export.ts';
import type { Report } from '../core/report/report.ts';
import type { Case } from '../core/storage/incidents.ts';
import { textFile } from '../ui/save-file.ts';
import type { Words } from '../words/index.ts';
import { LOOK_COLUMNS, looksOf } from './columns.ts';
import type { Dates } from './dated.ts';
import { draw } from './geometry.ts';
import { paint } from './picture.ts';
import { spreadsheetOf } from './spreadsheet.ts';

/** One incident as it may be shown and given away, and what is told of it. */
export interface Told {
  one: Case;
  told: Report;
  words: Words;
  dates: Dates;
  now: number;
}

/** How far the user's clock was ahead of UTC at a moment. */
export const offsetMinutes = (at: number): number => -new Date(at).getTimezoneOffset();

/** A PNG of the account and the drawing; `undefined` where the browser makes none. */
export function pictureOf({ told, words, dates, now }: Told): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  const plan = draw(told, { width: 760, isMirrored: words.dir === 'rtl', now, offsetMinutes });
  paint(canvas, told, plan, words, dates);
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
