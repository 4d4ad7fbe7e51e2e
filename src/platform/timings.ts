/**
 * How the connection of a request came about, as Resource Timing tells it on granted hosts: on all others its times are
 * hidden (W3C Resource Timing, "timing allow check"), and of sockets it tells nothing.
 */
import { said } from './said.ts';

/** It is told some moments after the answer, on a machine that has much to do many. */
export const TIMED_WITHIN_MS = 1_000;

export interface Timing {
  /** An open connection was reused. */
  isWarm: boolean;
  /** The request went out. Of one that was not answered Chromium 156 tells nothing at all, Firefox 153 this (both measured). */
  isTaken: boolean;
  /** Left out where the browser does not say (Firefox 153 does not, to a background page). */
  isHttp1?: boolean;
}

export interface Timings {
  /** Of the latest request for `url`; waits up to `withinMs` for the browser to say it. */
  of(url: string, withinMs: number): Promise<Timing | undefined>;
  stop(): void;
}

/** Watches from now on. */
export function watchTimings(): Timings {
  const ended = said<Timing | undefined>();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      ended.say(entry.name, timingOf(entry as PerformanceResourceTiming));
    }
    // The browser keeps a few hundred and then no more; nobody else here reads them.
    performance.clearResourceTimings();
  });
  observer.observe({ type: 'resource' });
  return {
    of: ended.of,
    stop: () => observer.disconnect(),
  };
}

/**
 * Where a connection was reused, its steps took no time and stand at the beginning (Resource Timing, `connectEnd`). A step that
 * was not reached stands there too.
 */
function timingOf(entry: PerformanceResourceTiming): Timing | undefined {
  const { requestStart, fetchStart, connectStart, connectEnd, nextHopProtocol } = entry;
  if (requestStart === 0) return undefined;
  return {
    isWarm: connectStart <= fetchStart && connectEnd <= fetchStart,
    isTaken: requestStart >= Math.max(connectStart, connectEnd),
    ...(nextHopProtocol && { isHttp1: nextHopProtocol.startsWith('http/1') }),
  };
}
