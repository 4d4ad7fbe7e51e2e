/** A tab of Chromium. */
import { until, type Wait } from './await.ts';
import { clickOn } from './in-page.ts';
import type { Pipe, Session } from './pipe.ts';

export interface Page {
  /** Runs a function in the page, as if the user had touched it. Its arguments and what it gives travel as JSON. */
  evaluate<A extends readonly unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Runs it again and again until it gives something. */
  waitFor<A extends readonly unknown[], T>(
    run: (...args: A) => T | undefined | false,
    args: A,
    wait?: Wait,
  ): Promise<T>;
  click(selector: string): Promise<void>;
  /** Uncaught errors and messages of `console.error`. */
  errors: readonly string[];
  /** The same, and all that the console warns of; requests that failed are what the lab is for. */
  complaints: readonly string[];
  /** The DevTools protocol of this tab. */
  send: Session['send'];
  reload(): Promise<void>;
  close(): Promise<void>;
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/**
 * Opens an address in a new tab, behind the one in front when it is a tool of the driver. Rejects when it cannot be shown.
 * @param ahead the text of a script that every document of the tab runs in front of its own
 */
export async function openPage(pipe: Pipe, url: string, isTool = false, ahead?: string): Promise<Page> {
  const blank = { url: 'about:blank', background: isTool };
  const { targetId } = await pipe.send<{ targetId: string }>('Target.createTarget', blank);
  return attach(pipe, targetId, url, ahead);
}

/** Takes hold of a tab that is there; with `url` it is sent there first. */
export async function attach(pipe: Pipe, targetId: string, url?: string, ahead?: string): Promise<Page> {
  const attached = await pipe.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const session = pipe.session(attached.sessionId);
  const errors: string[] = [];
  const warnings: string[] = [];
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }: Required<Evaluated>) =>
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args }: { type: string; args: { value?: unknown }[] }) => {
    const said = args.map(({ value }) => String(value)).join(' ');
    if (type === 'error') errors.push(said);
    if (type === 'warning') warnings.push(said);
  });
  session.on('Log.entryAdded', ({ entry: { source, level, text } }: { entry: Record<string, string> }) => {
    if (source !== 'network' && /error|warning/.test(level!)) warnings.push(text!);
  });
  /** Documents of this tab whose load event has fired, by their loaders: the blank one before the first may fire late. */
  const loaded = new Set<string>();
  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }: Record<string, string>) => {
    if (frameId === targetId && name === 'load') loaded.add(loaderId!);
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
  await session.send('Page.enable');
  if (ahead !== undefined) await session.send('Page.addScriptToEvaluateOnNewDocument', { source: ahead });
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
  if (url) {
    const navigated = await session.send<{ loaderId: string; errorText?: string }>('Page.navigate', { url });
    if (navigated.errorText) throw new Error(`${url}: ${navigated.errorText}`);
    await until(() => loaded.has(navigated.loaderId), { what: `${url} to load` });
  }

  const page: Page = {
    errors,
    get complaints() {
      return [...errors, ...warnings];
    },
    send: session.send,
    async evaluate(run, ...args) {
      const { result, exceptionDetails } = await session.send<Evaluated>('Runtime.evaluate', {
        expression: `(${String(run)})(...${JSON.stringify(args)})`,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as never;
    },
    waitFor: (run, args, wait) => until(() => page.evaluate(run, ...args), wait),
    async click(selector) {
      await page.waitFor(clickOn, [selector], { what: `something to click: ${selector}` });
    },
    async reload() {
      const before = loaded.size;
      await session.send('Page.reload');
      await until(() => loaded.size > before, { what: 'the page to load again' });
    },
    close: async () => void (await pipe.send('Target.closeTarget', { targetId })),
  };
  return page;
}
