/** For what need not be known: a browser that refuses or never answers is not waited for. */

/** Longer than any browser takes that does answer. */
const PATIENCE_MS = 2_000;

/** What `ask` gives, or `otherwise` where it throws, rejects or does not answer in time. */
export async function orElse<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((done) => (timer = setTimeout(() => done(otherwise), PATIENCE_MS)));
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
