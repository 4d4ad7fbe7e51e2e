/** What a person is told by the popup over some time, in order and without times. */
import type { Page } from './page.ts';

export interface Story {
  connection: readonly string[];
  /** `status` or `status (cause)`, each time it became another. */
  services: Readonly<Record<string, readonly string[]>>;
}

/** Writes down in the page what the popup shows, now and each time it shows something else; anew when it is called again. */
export async function listen(popup: Page): Promise<void> {
  await popup.evaluate(() => {
    const story = { connection: [] as string[], services: {} as Record<string, string[]> };
    const note = (list: string[], word: string) => list.at(-1) !== word && list.push(word);
    const look = () => {
      const line = document.querySelector<HTMLElement>('[data-connection]')?.dataset['connection'];
      if (line) note(story.connection, line);
      for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-service]')) {
        const { service = '', status = '', cause } = dataset;
        note((story.services[service] ??= []), cause ? `${status} (${cause})` : status);
      }
    };
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { story });
  });
}

/** What was written down since `listen`. */
export const heard = (popup: Page): Promise<Story> =>
  popup.evaluate(() => (window as never)['story'] as Story);
