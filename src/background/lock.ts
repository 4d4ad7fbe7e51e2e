/** One round at a time: an alarm joins the one that runs, a click or a change is served by one more, right after it. */
import type { Trigger } from '../core/model/terms.ts';

/** Another round is wanted right after this one. An `AbortSignal` would say as much; one for every round costs many times as much. */
export interface Call {
  readonly hasCome: boolean;
  /** Never rejects. */
  readonly comes: Promise<void>;
}

/** One round by itself. */
export type Round = (trigger: Trigger, call: Call) => Promise<void>;

/** Runs a round, or joins the one that is running. */
export type RunRound = (trigger: Trigger) => Promise<void>;

export interface Rounds extends RunRound {
  /** Does something with what is stored while no round runs; those that are wanted meanwhile wait for its end. */
  between<T>(job: () => Promise<T>): Promise<T>;
}

function uncalled(): { call: Call; come(): void } {
  let come = (): void => undefined;
  const comes = new Promise<void>((resolve) => (come = resolve));
  const call = { hasCome: false, comes };
  return {
    call,
    come() {
      call.hasCome = true;
      come();
    },
  };
}

/** The rounds of one background script, shared by alarm and click. */
export function oneAtATime(round: Round): Rounds {
  let running: { ends: Promise<void>; come(): void } | undefined;
  /** The round that comes right after the running one, and what it is for. */
  let next: { trigger: Trigger; ends: Promise<void> } | undefined;
  /** Work on what is stored, while no round may run. */
  let job: Promise<void> | undefined;

  function begin(trigger: Trigger): Promise<void> {
    const { call, come } = uncalled();
    const ends = round(trigger, call).finally(() => {
      running = undefined;
    });
    running = { ends, come };
    return ends;
  }

  function runRound(trigger: Trigger): Promise<void> {
    if (job) return job.then(() => runRound(trigger));
    if (!running) return begin(trigger);
    // An alarm is served by any round. A click, or a change of settings, permissions or the line, wants everything asked
    // anew by what is known now: once, right after what is running.
    if (trigger === 'alarm' || trigger === 'start') return running.ends;
    if (next) {
      if (trigger === 'check-now') next.trigger = trigger;
      return next.ends;
    }
    const coming = { trigger, ends: Promise.resolve() };
    coming.ends = running.ends
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        // In the same moment work on what is stored, or another round, may have begun.
        return runRound(coming.trigger);
      });
    next = coming;
    running.come();
    return coming.ends;
  }

  async function between<T>(work: () => Promise<T>): Promise<T> {
    const busy = () => job ?? running?.ends;
    while (busy()) await busy()?.catch(() => undefined);
    const working = work();
    const ended = () => undefined;
    await (job = working.then(ended, ended));
    job = undefined;
    return working;
  }

  return Object.assign(runRound, { between });
}
