// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { watchRedirects } from '../../src/platform/redirects.ts';

const refuse = (blockedURI: string) =>
  dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI }));

it('hears which request was not led on, before it is asked and after', async () => {
  const redirects = watchRedirects();
  refuse('https://signal.org/');
  expect(await redirects.areRefused('https://signal.org', 0)).toBe(true);
  const coming = redirects.areRefused('https://signal.org/later', 60_000);
  refuse('https://signal.org/later');
  expect(await coming).toBe(true);
  expect(await redirects.areRefused('https://signal.org/other', 0)).toBe(false);
  redirects.stop();
});

it('hears nothing when it has stopped', async () => {
  const redirects = watchRedirects();
  redirects.stop();
  refuse('https://signal.org/');
  expect(await redirects.areRefused('https://signal.org/', 0)).toBe(false);
});
