// @vitest-environment happy-dom
/** What the browser is asked for when an outside source is switched on, and what is given back when it is switched off. */
import { describe, expect, it } from 'vitest';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { settings as firstSettings } from '../ui/fixtures/settings.ts';
import { openOthers, withServices } from './open-others.tsx';

const everybody = withServices('discord', 'slack', 'teams', 'signal', 'whatsapp');
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

describe('switching a source on in Chromium', () => {
  it('asks the browser for the hosts that are not open to all, and keeps the wish', async () => {
    const page = openOthers({ settings: everybody });
    await page.click('[name=source-operator]');
    expect(page.did).toEqual(['request https://slack-status.com/* https://status.cloud.microsoft/*']);
    expect(page.settings().sources).toEqual(['operator']);
    expect(page.settings().asksByItself ?? []).toEqual([]);
    expect(page.settings().watchesOperators).toBeUndefined();
  });

  it('asks for nothing where everybody may read the answers', async () => {
    const page = openOthers();
    await page.click('[name=source-crowd]');
    expect(page.did).toEqual(['request nothing']);
    expect(page.settings().sources).toEqual(['crowd']);
  });

  it('goes back where the browser refuses, and says so', async () => {
    const page = openOthers({ allows: false });
    await page.click('[name=source-country]');
    expect(page.settings().sources ?? []).toEqual([]);
    expect((page.one('[name=source-country]') as HTMLInputElement).checked).toBe(false);
    expect(page.text('[data-source=country]')).toContain('The permission was not given');
    page.allow();
    await page.click('[name=source-country]');
    expect(page.settings().sources).toEqual(['country']);
    expect(page.text('[data-source=country]')).not.toContain('The permission was not given');
  });
});

describe('switching a source on in Firefox', () => {
  it('asks for every host, and for what the source learns by the names that Firefox has for it', async () => {
    const page = openOthers({ browser: 'firefox' });
    await page.click('[name=source-crowd]');
    await page.click('[name=source-country]');
    expect(page.did).toEqual([
      'request https://mastodon.social/* https://mastodon.online/* https://mstdn.social/* browsingActivity',
      'request https://api.ioda.inetintel.cc.gatech.edu/* https://api.ooni.io/* locationInfo browsingActivity',
    ]);
    expect(page.text('#others')).toContain('Firefox will ask');
    expect(openOthers().text('#others')).not.toContain('Firefox will ask');
  });

  it('says which of them the browser does not let be asked, hosts or data, and asks again', async () => {
    const on = { ...firstSettings, sources: ASKED_KINDS };
    const page = openOthers({ settings: on, browser: 'firefox', grants: 'all' });
    expect(page.all('[data-action=allow-source]')).toEqual([]);
    page.takeBack('locationInfo');
    expect(plain(page.text('[data-source=country]'))).toContain(
      'The browser does not let Wasl ask IODA and OONI.',
    );
    expect(page.text('[data-source=crowd]')).not.toContain('does not let');
    page.takeBack('https://mstdn.social/*');
    await page.click('[data-source=crowd] [data-action=allow-source]');
    expect(page.text('[data-source=crowd]')).not.toContain('does not let');
    expect(page.settings()).toEqual(on);
  });
});

describe('a permission that is taken back', () => {
  it('is shown at the switch in Chromium too, for those that need one', () => {
    const on: Settings = { ...everybody, sources: ['operator', 'crowd', 'country'], country: 'DE' };
    const page = openOthers({ settings: on, grants: 'all' });
    page.takeBack('https://api.ooni.io/*');
    expect(plain(page.text('[data-source=country]'))).toContain('The browser does not let Wasl ask OONI.');
    expect(page.all('[data-action=allow-source]')).toHaveLength(1);
  });

  it('that is refused again is said', async () => {
    const on: Settings = { ...firstSettings, sources: ['country'] };
    const page = openOthers({ settings: on, allows: false });
    await page.click('[data-action=allow-source]');
    expect(page.text('[data-source=country]')).toContain('The permission was not given');
    expect(page.settings().sources).toEqual(['country']);
  });
});

describe('switching a source off', () => {
  it('takes its further choices with it, and gives back what nobody else needs', async () => {
    const on: Settings = {
      ...withServices('signal', 'slack'),
      sources: ['operator', 'resolver'],
      asksByItself: ['operator', 'resolver'],
      watchesOperators: true,
    };
    const page = openOthers({ settings: on, browser: 'firefox', grants: 'all' });
    await page.click('[name=source-operator]');
    expect(page.settings()).toMatchObject({ sources: ['resolver'], asksByItself: ['resolver'] });
    expect(page.settings()).not.toHaveProperty('watchesOperators');
    const [did] = page.did;
    expect(did).toMatch(/^revoke .*https:\/\/slack-status\.com\/\*/);
    // Signal's flag is asked at a resolver that stays, and that learns what somebody uses as well.
    expect(did).not.toMatch(/dns\.google|browsingActivity/);
    await page.click('[name=source-resolver]');
    expect(page.did[1]).toMatch(/dns\.google.*browsingActivity$/);
  });

  it('leaves hosts that detailed checks have', async () => {
    const on: Settings = { ...firstSettings, sources: ['resolver'] };
    const page = openOthers({ settings: on, grants: 'all', detailed: ['https://dns.google/*'] });
    await page.click('[name=source-resolver]');
    expect(page.did).toEqual(['revoke https://cloudflare-dns.com/* https://dns.quad9.net/*']);
  });
});
