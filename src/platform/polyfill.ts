/**
 * To be imported first by the background, before any other file of this folder: where a Chromium has no `browser` of
 * its own, listeners could not answer a message with a promise.
 * https://github.com/mozilla/webextension-polyfill#using-the-promise-based-apis
 */
import polyfill from 'webextension-polyfill';

const world = globalThis as { browser?: typeof polyfill };

world.browser ??= polyfill;
