/** The keys of the manifest's commands. */
import { browser } from './browser.ts';

/** The keys as the browser writes them (`Alt+Shift+W`); empty where the user or another extension has taken them away. */
export async function keysOf(command: string): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === command)?.shortcut ?? '';
}
