/**
 * How the connection of a request came about, as Resource Timing tells it on granted hosts: on all others its times are
 * hidden (W3C Resource Timing, "timing allow check"), and of sockets it tells nothing.
 */

export interface Timing {
  /** An open connection was reused. */
  isWarm: boolean;
  /** Left out where the browser does not say (Firefox 153 does not, to a background page). */
  isHttp1?: boolean;
}

export interface Timings {
  /** Of the latest answered request for `url`; waits up to `withinMs` for the browser to say it. */
  of(url: string, withinMs: number): Promise<Timing | undefined>;
  stop(): void;
}

/** Watches from now on. */
export function watchTimings(): Timings {
  const seen = new Map<string, Timing | undefined>();
  const waiting = new Map<string, () => void>();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      seen.set(entry.name, timingOf(entry as PerformanceResourceTiming));
      waiting.get(entry.name)?.();
    }
    // The browser keeps a few hundred and then no more; nobody else here reads them.
    performance.clearResourceTimings();
  });
  observer.observe({ type: 'resource' });
  return {
    async of(url, withinMs) {
      if (!seen.has(url)) {
        await new Promise<void>((done) => {
          waiting.set(url, done);
          setTimeout(done, withinMs);
        });
      }
      return seen.get(url);
    },
    stop: () => observer.disconnect(),
  };
}

/** Where a connection was reused, its steps took no time and stand at the beginning (Resource Timing, `connectEnd`). */
function timingOf(entry: PerformanceResourceTiming): Timing | undefined {
  const { requestStart, fetchStart, connectEnd, nextHopProtocol } = entry;
  if (requestStart === 0) return undefined;
  return {
    isWarm: connectEnd <= fetchStart,
    ...(nextHopProtocol && { isHttp1: nextHopProtocol.startsWith('http/1') }),
  };
}
