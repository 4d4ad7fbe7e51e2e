/** The next step that the verdict about one service leads to, as the popup would show it at that moment. */
import type { Notice } from '../../src/core/model/sentence.ts';
import type { State } from '../../src/core/model/state.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import type { Watch } from '../../src/core/model/watch.ts';
import { alternatives } from '../../src/core/view/alternatives.ts';
import { nextStep, nextStepOf } from '../../src/core/view/next-step.ts';
import type { NextStepKind } from '../../src/core/view/types.ts';
import { bareRows } from '../../src/core/view/rows.ts';

/** `none` before anything was asked. */
export function stepOfService(
  state: State | undefined,
  id: ServiceId | undefined,
  watch: Watch,
): NextStepKind {
  if (!state) return 'none';
  const rows = bareRows(state, watch, state.steppedAt);
  const row = rows.find((one) => one.id === id);
  if (!row) return 'none';
  const answering = alternatives(rows, watch);
  // A round is judged as it stands, while the popup would still say that it checks.
  const { status = row.status, cause } = state.services[row.id] ?? {};
  const around = { connection: state.line.status, answering, isMute: () => !watch.settings.alerts.outage };
  return nextStepOf({ id: row.id, status, cause }, around);
}

/** What a notification leads to: of an outage what its first service's verdict does, of the line what the line's does. */
export function stepOfNotice(
  state: State | undefined,
  { kind, services }: Notice,
  watch: Watch,
): NextStepKind {
  if (kind === 'outage') return stepOfService(state, services[0], watch);
  if (kind !== 'connection' || !state) return 'none';
  const rows = bareRows(state, watch, state.steppedAt);
  return nextStep(rows, { connection: state.line.status, answering: [], isMute: () => false }).kind;
}
