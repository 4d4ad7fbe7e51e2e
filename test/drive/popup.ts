/** The popup as a reader of its document meets it: the contract of the `data-` attributes, and the evidence inside the rows. */
import { until } from './await.ts';
import type { Page } from './page.ts';
import type { Cause, Connection, ServiceId, Status } from '../../src/core/model/terms.ts';

/** A tab of any browser that shows the popup. */
export type Tab = Pick<Page, 'evaluate' | 'waitFor' | 'click'>;

export interface ShownService {
  id: ServiceId;
  name: string;
  status: Status;
  cause?: Cause;
  isChecking: boolean;
  /** The state in a word or two, as the row says it. */
  summary: string;
  /** One line each; empty while the row is closed. */
  evidence: readonly string[];
}

export interface ShownPopup {
  language: string;
  direction: string;
  connection: Connection;
  /** What the one status element says. */
  answer: string;
  services: readonly ShownService[];
  isStarted: boolean;
}

export async function readPopup(tab: Tab): Promise<ShownPopup> {
  return tab.evaluate(read);
}

/** Presses "start" of the first run and waits until the popup proper is there. */
export async function start(tab: Tab): Promise<void> {
  await tab.click('[data-action="start"]');
  await tab.waitFor(() => document.querySelector('[data-action="check-now"]') !== null, [], {
    what: 'the popup after the first run',
  });
}

/** Presses "check now" as soon as no check runs that began before. */
export async function checkNow(tab: Tab): Promise<void> {
  await tab.click('[data-action="check-now"][aria-disabled="false"]');
}

/** Opens every row, so that its evidence can be read. */
export async function openRows(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    const heads = document.querySelectorAll<HTMLElement>('[data-service] [aria-expanded="false"]');
    heads.forEach((head) => head.click());
  });
  // Their insides are loaded when the first of them is opened.
  await tab.waitFor(
    () => document.querySelectorAll('[data-service]:not(:has([role="slider"]))').length === 0,
    [],
    { what: 'the insides of the rows' },
  );
}

/** Whether there are services and each of them answers, as far as it can be asked. */
export const allUp = ({ services }: ShownPopup): boolean =>
  services.length > 0 && services.every(({ status }) => status === 'up' || status === 'reached');

/** Waits until the popup satisfies a condition, and gives it. */
export function waitForPopup(
  tab: Tab,
  holds: (popup: ShownPopup) => boolean,
  what: string,
): Promise<ShownPopup> {
  let last: ShownPopup | undefined;
  return until(
    async () => {
      last = await readPopup(tab);
      return holds(last) && last;
    },
    { what },
  ).catch((error: unknown) => {
    throw new Error(`${(error as Error).message}\n${JSON.stringify(last, undefined, 1)}`);
  });
}

/** Runs in the page. */
function read(): ShownPopup {
  // Parts that stand apart on the page stand apart here; the marks that isolate names in a sentence are for screens.
  const text = (element: Element | null | undefined) =>
    [...(element?.childNodes ?? [])]
      .map(({ textContent }) => textContent)
      .join(' ')
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const rows = [...document.querySelectorAll<HTMLElement>('[data-service]')];
  return {
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    connection: document.querySelector<HTMLElement>('[data-connection]')?.dataset['connection'] as Connection,
    answer: text(document.querySelector('[role="status"]')),
    services: rows.map((row) => ({
      id: row.dataset['service'] ?? '',
      name: text(row.querySelector('.name')),
      status: row.dataset['status'] as Status,
      ...(row.dataset['cause'] && { cause: row.dataset['cause'] as Cause }),
      isChecking: row.dataset['checking'] !== undefined,
      summary: text(row.querySelector('.state')),
      evidence: [...row.querySelectorAll('.evidence li')].map(text),
    })),
    isStarted: document.querySelector('[data-action="start"]') === null,
  };
}

/** Runs in the popup: writes down every status that it shows from now on. */
export function noteStatuses(): void {
  const seen = new Set<string>();
  Object.assign(window, { seen });
  const look = () =>
    document
      .querySelectorAll<HTMLElement>('[data-service]')
      .forEach(({ dataset }) => seen.add(`${dataset['service']} ${dataset['status']}`));
  look();
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}
