/** The keys of the manifest's commands. */
import { browser } from './browser.ts';

/**
 * The keys as the browser writes them (`Alt+Shift+W`); empty where the user or another extension has taken them away, `undefined` where
 * the browser has no such keys at all.
 */
export async function keysOf(command: string): Promise<string | undefined> {
  const commands = await browser.commands?.getAll();
  return commands && (commands.find(({ name }) => name === command)?.shortcut ?? '');
}
