/** What the rows carry beside the answer: the user's marks, how far a check is, and the places they have had since the page opened. */
import { withMarks } from '../core/history/marks.ts';
import type { Here } from './page.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Row, View } from '../core/view/types.ts';

/** Rows keep their places as long as somebody may look: nothing moves away from under a finger. */
function inPlace(rows: readonly Row[], order: readonly ServiceId[]): readonly Row[] {
  if (!rows.every(({ id }) => order.includes(id))) return rows;
  return rows.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** `order`: in which the rows stand now. */
export function liveRows(view: View, here: Here, order: readonly ServiceId[]): View {
  const rows = inPlace(view.rows, order).map((row) => {
    const { heard, asked } = { heard: 0, asked: 0, ...here.progress?.[row.id] };
    return {
      ...row,
      strip: withMarks(row.strip, here.marks, row.id),
      ...(heard < asked && { isWaiting: true }),
    };
  });
  return { ...view, rows };
}
