/** Functions of a test, run inside Firefox. */
import type { Marionette } from './marionette.ts';

/** In the page shown, or with the rights of the browser itself. */
type Context = 'content' | 'chrome';

/** Runs a function there; arguments and what it gives travel as JSON. Rejects with what it threw. */
type RunScript = (context: Context, code: unknown, args: readonly unknown[]) => Promise<never>;

/** One after the other, for a session has one context at a time. */
export function scriptsOf(marionette: Marionette): RunScript {
  let last: Promise<unknown> = Promise.resolve();
  return (context, code, args) => {
    const mine = last.then(() => run(marionette, context, code, args));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function run(
  marionette: Marionette,
  context: Context,
  code: unknown,
  args: readonly unknown[],
): Promise<never> {
  await marionette.send('Marionette:SetContext', { value: context });
  // The last argument is the callback; a failure is given as a value, since a thrown one would lose its message.
  const script = `
    const args = [...arguments], done = args.pop();
    Promise.resolve().then(() => (${String(code)})(...args))
      .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
  try {
    const { value } = await marionette.send<{ value: { value?: unknown; error?: string } }>(
      'WebDriver:ExecuteAsyncScript',
      { script, args, sandbox: null, newSandbox: false },
    );
    if (value.error !== undefined) throw new Error(value.error);
    return value.value as never;
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}
