/** `npm start`: Wasl in a browser, on live services or in the lab. */
import { hasDisplay } from './browser.ts';
import { playLab } from './lab.ts';
import { watchLive } from './live.ts';
import { readOptions, USAGE, type StartOptions } from './options.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

function options(): StartOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const chosen = options();
const isVisible = hasDisplay();
try {
  if (chosen.isLab) {
    await playLab(chosen, isVisible);
  } else if ((await watchLive(isVisible)) === 'no-control') {
    console.log(`
*** NO CONTROL ANSWERED. This computer reaches none of the neutral addresses, so nothing can be said about any
*** service from here. What follows is the built-in lab: a made-up night, played on this computer alone.
`);
    await playLab({}, isVisible);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
