/** What works meanwhile: the user's own services that answer from here now, but for those that a state may be able to read. */
import { choiceOf } from '../model/choices.ts';
import { isWell } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import type { Alternative, BareRow } from './types.ts';

function isAnswering(row: BareRow): boolean {
  return !row.isReadByState && isWell(row.status) && !row.isChecking && row.proven !== 'nothing';
}

/**
 * The user's own fallback first, then who does not share an operator with what fails, then messaging proven before websites, end-to-end encrypted before the others,
 * else the user's order.
 */
export function alternatives(rows: readonly BareRow[], watch: Watched): readonly Alternative[] {
  const troubled = rows.filter(({ status }) => status === 'down' || status === 'degraded');
  const sharesFate = ({ operator }: BareRow): BareRow | undefined =>
    troubled.find((row) => row.operator === operator);
  const isFallbackOf = ({ id }: BareRow): BareRow | undefined =>
    troubled.find((row) => choiceOf(watch, row.id)?.fallback === id);
  const rank = (row: BareRow): number =>
    (isFallbackOf(row) ? 0 : 8) +
    (sharesFate(row) ? 4 : 0) +
    (row.proven === 'messaging' ? 0 : 2) +
    (row.isEndToEndEncrypted ? 0 : 1);
  const order = new Map(watch.services.map(({ id }, index) => [id, index]));
  return rows
    .filter(isAnswering)
    .map((row) => ({ row, rank: rank(row), index: order.get(row.id) ?? -1 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ row }) => ({
      ...row,
      sharesFateWith: sharesFate(row)?.name,
      isFallbackOf: isFallbackOf(row)?.name,
    }))
    .map(({ id, name, url, proven, isEndToEndEncrypted, isOwn, sharesFateWith, isFallbackOf: failing }) => ({
      id,
      name,
      url,
      // `nothing` is not answering.
      proven: proven as Alternative['proven'],
      isEndToEndEncrypted,
      ...(isOwn && { isOwn }),
      ...(failing !== undefined && { isFallbackOf: failing }),
      ...(sharesFateWith !== undefined && { sharesFateWith }),
    }));
}
