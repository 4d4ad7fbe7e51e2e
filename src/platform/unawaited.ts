/**
 * For work that nobody waits for. Should it fail, nobody catches it, on purpose: the browser then tells of it as of every
 * uncaught error, on the console and among the errors of the extension; a test run fails.
 */
export function unawaited(_work: PromiseLike<unknown>): void {}
