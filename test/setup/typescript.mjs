/** Lets Node run the project's TypeScript as it stands: file by file, with its own addresses and line numbers. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);
