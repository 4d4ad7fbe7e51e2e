/** What the browser is asked for before results go to an organisation's collector. */
import { beforeEach, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';

const { mayReport, requestCollector } = await import('../../src/platform/collector.ts');
const URL = 'https://otel.example.org/v1/metrics';
const HOST = 'https://otel.example.org/*';

beforeEach(() => {
  Object.assign(world, {
    scheme: 'chrome-extension:',
    granted: { permissions: [], origins: [] },
    sessionRules: [],
  });
});

it('its host alone in Chromium, and nothing more', async () => {
  expect(await mayReport(URL)).toBe(false);
  expect(await requestCollector(URL)).toBe(true);
  expect(world.granted).toEqual({ permissions: [], origins: [HOST] });
  expect(await mayReport(URL)).toBe(true);
});

it('in Firefox the leave to send it too, and nothing goes that would name the installation', async () => {
  world.scheme = 'moz-extension:';
  world.granted.origins.push(HOST);
  expect(await mayReport(URL)).toBe(false);
  await requestCollector(URL);
  expect(world.granted.data_collection).toEqual(['browsingActivity']);
  // The rule that takes the header off is not there yet.
  expect(await mayReport(URL)).toBe(false);
  const { stripHeaders } = await import('../../src/platform/own-headers.ts');
  await stripHeaders();
  expect(await mayReport(URL)).toBe(true);
});

it('nothing where there is no collector', async () => {
  expect(await requestCollector(undefined)).toBe(false);
  expect(await fake.permissions.getAll()).toEqual({ permissions: [], origins: [] });
});
