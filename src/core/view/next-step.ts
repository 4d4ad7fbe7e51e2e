/** The one next step that a verdict leads to: what the person can do now, or that there is nothing to do. */
import type { Cause, Connection, ServiceId, Status } from '../model/terms.ts';
import type { Alternative, BareRow, NextStep, NextStepKind } from './types.ts';

interface Around {
  connection: Connection;
  /** What answers meanwhile. */
  answering: readonly Pick<Alternative, 'id'>[];
  /** Whether the end of this service's trouble is told if alerts are turned on, and is not while they are off. */
  isMute: (id: ServiceId) => boolean;
  /** It is the computer's clock that is doubted. */
  doubtsClock?: boolean | undefined;
}

/** The step that one service's verdict leads to. */
export function nextStepOf(
  { id, status, cause }: { id: string; status: Status; cause?: Cause | undefined },
  { connection, answering, isMute }: Around,
): NextStepKind {
  if (status === 'unknown' && cause === 'connection')
    return connection === 'captive' ? 'open-sign-in' : 'check-line';
  if (status !== 'down' && status !== 'degraded') return 'none';
  if (cause === 'blocked') return 'what-can-i-try';
  if (status === 'degraded') return 'wait';
  if (answering.some((other) => other.id !== id)) return 'open-alternative';
  return isMute(id) ? 'tell-me' : 'wait';
}

/** The step of the whole answer: the line's trouble comes first, then the service that fares worst. */
export function nextStep(rows: readonly BareRow[], around: Around): NextStep {
  // Nothing is asked, or a setting of the computer's is what the answer speaks of.
  if (rows.every(({ status }) => status === 'paused') || around.doubtsClock) return { kind: 'none' };
  if (around.connection === 'captive') return { kind: 'open-sign-in' };
  if (around.connection === 'offline' || around.connection === 'partial') return { kind: 'check-line' };
  const worst =
    rows.find(({ status }) => status === 'down') ??
    rows.find(({ status }) => status === 'degraded') ??
    rows.find(({ cause }) => cause === 'connection');
  if (!worst) return { kind: 'none' };
  return { kind: nextStepOf(worst, around), ...(worst.cause && { cause: worst.cause }) };
}
