// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { watchRedirects } from '../../src/platform/redirects.ts';

const refuse = (blockedURI: string, originalPolicy = "default-src 'none'; connect-src https:") =>
  dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI, originalPolicy }));

it('hears which request was not led on, before it is asked and after', async () => {
  const redirects = watchRedirects();
  refuse('https://signal.org/');
  expect(await redirects.ledTo('https://signal.org', 0)).toBe('plain');
  const coming = redirects.ledTo('https://signal.org/later', 60_000);
  refuse('https://signal.org/later');
  expect(await coming).toBe('plain');
  expect(await redirects.ledTo('https://signal.org/other', 0)).toBeUndefined();
  redirects.stop();
});

it('tells a host that is not allowed from plain http, which offends two policies', async () => {
  const redirects = watchRedirects();
  refuse('https://signal.org/', 'connect-src https://signal.org');
  expect(await redirects.ledTo('https://signal.org/', 0)).toBe('elsewhere');
  refuse('https://telegram.org/');
  refuse('https://telegram.org/', 'connect-src https://telegram.org');
  expect(await redirects.ledTo('https://telegram.org/', 0)).toBe('plain');
  redirects.stop();
});

it('hears nothing when it has stopped', async () => {
  const redirects = watchRedirects();
  redirects.stop();
  refuse('https://signal.org/');
  expect(await redirects.ledTo('https://signal.org/', 0)).toBeUndefined();
});
