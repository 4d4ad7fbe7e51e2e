/** Reads a file that a person wants to import: whatever it holds, it is taken whole or refused with the place. */
import * as v from 'valibot';
import type { Archive } from '../core/archive/archive.ts';
import { EXPORT_VERSION, fromExport } from '../core/archive/export.ts';
import { claimOf, fromStored, migrate } from '../core/archive/migrate.ts';
import type { Settings } from '../core/model/settings.ts';
import { exportSchema } from './export-schema.ts';
import { LARGEST, tooBig } from '../core/archive/changes.ts';
import { damage, newer, notJson, notOurs } from './refusal.ts';
import type { Sentence } from '../core/model/sentence.ts';

/** What a file holds, or why it is not taken, in words. */
export type Imported = { archive: Archive; settings?: Settings } | { refusals: readonly Sentence[] };

function parse(text: string): { document: unknown } | { refusals: Sentence[] } {
  if (text.length > LARGEST) return { refusals: [tooBig(text.length)] };
  try {
    // Some editors put a byte order mark in front.
    return { document: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    return { refusals: [notJson(text, error)] };
  }
}

type Plain = Readonly<Record<string, unknown>>;

/** Never throws: a text that cannot be taken whole gives refusals. */
export function readImport(text: string): Imported {
  const parsed = parse(text);
  if ('refusals' in parsed) return parsed;
  const claim = claimOf(parsed.document);
  if (claim.is === 'nothing') return { refusals: [notOurs()] };
  if (claim.is === 'export' && !(claim.version >= 1)) return { refusals: [notOurs()] };
  if (claim.is === 'export' && claim.version > EXPORT_VERSION) return { refusals: [newer(claim.version)] };
  const document = parsed.document as Plain;
  const current = claim.is === 'stored' ? fromStored(document) : migrate(document, claim.version);
  const checked = v.safeParse(exportSchema, current);
  if (!checked.success) return { refusals: damage(checked.issues) };
  const { settings } = checked.output;
  return { archive: fromExport(checked.output), ...(settings && { settings }) };
}
