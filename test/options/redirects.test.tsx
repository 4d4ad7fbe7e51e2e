// @vitest-environment happy-dom
/** What the settings say of where a redirect can lead a check: otherwise in each family of browsers. */
import { expect, it } from 'vitest';
import { draw } from './draw.tsx';

it('to a host that is asked anyway in Chromium, elsewhere in Firefox without detailed checks', () => {
  const said = (browser: 'chromium' | 'firefox') => draw({ browser }).one('[data-redirects]').textContent;
  expect(said('chromium')).toBe('A redirect can lead a check only to a host that Wasl asks anyway.');
  expect(said('firefox')).toBe(
    'Without detailed checks, a redirect may lead a check to another host, over https. With them Wasl follows none.',
  );
});
