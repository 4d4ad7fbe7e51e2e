import { beforeEach, describe, expect, it } from 'vitest';
import { world } from './fake-browser.ts';
import { stripHeaders } from '../../src/platform/own-headers.ts';
import { requestDetailed, revokeDetailed } from '../../src/platform/permissions.ts';
import { maySend, requestSources, revokeSources } from '../../src/platform/source-permissions.ts';
import { sight } from '../../src/platform/sight.ts';

const origins = {
  whatsapp: ['https://web.whatsapp.com/*', 'wss://web.whatsapp.com/*'],
  telegram: ['https://venus.web.telegram.org/*'],
  control: ['https://example.org/*'],
};

beforeEach(() => {
  world.scheme = 'chrome-extension:';
  world.granted = { permissions: [], origins: [] };
  world.sessionRules = [];
});

describe('sight', () => {
  it('is basic when nothing is granted', async () => {
    expect(await sight(origins)).toEqual({
      browser: 'chromium',
      granted: [],
      seesLayers: false,
      socketsAreAnonymous: true,
    });
  });

  it('asks the browser before it is known whose hosts they are', async () => {
    let know = (_origins: typeof origins): void => undefined;
    const seen = sight(new Promise<typeof origins>((resolve) => (know = resolve)));
    // What is granted from now on is seen the next time.
    world.granted = { permissions: ['webRequest'], origins: [...origins.whatsapp] };
    know(origins);
    expect(await seen).toMatchObject({ granted: [], seesLayers: false });
  });

  it('is detailed for a service whose hosts are all granted', async () => {
    await requestDetailed(origins.whatsapp);
    world.granted.origins.push('https://example.org/*');
    expect(await sight(origins)).toMatchObject({ granted: ['whatsapp', 'control'], seesLayers: true });
  });

  it('does not count a service of whose hosts one is missing', async () => {
    world.granted.origins = ['https://web.whatsapp.com/*'];
    expect((await sight(origins)).granted).toEqual([]);
  });

  it.each([
    ['https://*/*', 'wss://*/*'],
    ['https://*.whatsapp.com/*', 'wss://*.whatsapp.com/*'],
    ['*://web.whatsapp.com/*', 'wss://web.whatsapp.com/*'],
  ])('takes %s for the hosts that it covers', async (...granted) => {
    world.granted.origins = granted;
    expect((await sight(origins)).granted).toContain('whatsapp');
  });

  it.each([
    ['https://web.whatsapp.com/*', 'https://web.whatsapp.com/*'],
    ['https://*.whatsapp.com.example/*', 'wss://*.whatsapp.com.example/*'],
    ['*://*/*', 'https://whatsapp.com/*'],
    ['https://webxwhatsapp.com/*', 'wss://webxwhatsapp.com/*'],
  ])('does not take %s for more than it covers', async (...granted) => {
    world.granted.origins = granted;
    expect((await sight(origins)).granted).not.toContain('whatsapp');
  });

  it('takes an address in brackets for the host that it is', async () => {
    const own = ['https://[2001:db8::1]/*', 'wss://[2001:db8::1]/*'];
    world.granted.origins = own;
    expect((await sight({ own })).granted).toEqual(['own']);
    expect((await sight({ other: ['https://2/*'] })).granted).toEqual([]);
  });

  it('grants nothing to a service without a host', async () => {
    expect((await sight({ retired: [] })).granted).toEqual([]);
  });

  it('loses webRequest with the last host, not before', async () => {
    await requestDetailed([...origins.whatsapp, ...origins.telegram]);
    await revokeDetailed(origins.whatsapp);
    expect((await sight(origins)).seesLayers).toBe(true);
    await revokeDetailed(origins.telegram);
    expect((await sight(origins)).seesLayers).toBe(false);
  });

  it('loses webRequest with the last host of a service, whatever outside sources need, and leaves those', async () => {
    const sources = ['https://api.ooni.io/*', 'https://example.org/*'];
    await requestDetailed([...origins.control, ...origins.telegram]);
    world.granted.origins.push('https://api.ooni.io/*');
    await revokeDetailed([...origins.control, ...origins.telegram], sources);
    expect(world.granted).toEqual({
      permissions: [],
      origins: ['https://example.org/*', 'https://api.ooni.io/*'],
    });
  });

  it('calls the sockets of Firefox anonymous only once the rule that strips their Origin is there', async () => {
    world.scheme = 'moz-extension:';
    expect(await sight(origins)).toMatchObject({ browser: 'firefox', socketsAreAnonymous: false });
    await stripHeaders();
    expect((await sight(origins)).socketsAreAnonymous).toBe(true);
    expect(world.sessionRules[0]!.condition).toEqual({
      resourceTypes: ['websocket', 'xmlhttprequest'],
      initiatorDomains: ['own-id'],
      tabIds: [-1],
    });
  });
});

describe('what outside sources need', () => {
  const grant = {
    origins: ['https://api.ooni.io/*'],
    categories: ['browsingActivity', 'locationInfo'],
  } as const;

  it('is asked of Chromium by hosts alone, which has no word for data', async () => {
    expect(await requestSources({ ...grant, categories: [] })).toBe(true);
    const seen = await sight({ ooni: grant.origins }, maySend);
    expect(seen.granted).toEqual(['ooni']);
    expect(seen).not.toHaveProperty('mayTell');
  });

  it('is asked of Firefox with the data that leaves, and taken back with it', async () => {
    world.scheme = 'moz-extension:';
    expect((await sight({}, maySend)).mayTell).toEqual([]);
    await requestSources(grant);
    expect(await sight({ ooni: grant.origins }, maySend)).toMatchObject({
      granted: ['ooni'],
      mayTell: ['browsingActivity', 'locationInfo'],
    });
    await revokeSources({ origins: grant.origins, categories: ['locationInfo'] });
    expect(await sight({ ooni: grant.origins }, maySend)).toMatchObject({
      granted: [],
      mayTell: ['browsingActivity'],
    });
  });

  it('is asked of nobody where it is nothing', async () => {
    world.scheme = 'moz-extension:';
    expect(await requestSources({ origins: [], categories: [] })).toBe(true);
    expect(world.granted).toEqual({ permissions: [], origins: [] });
  });

  it('leaves out data of which Wasl knows nothing', async () => {
    world.scheme = 'moz-extension:';
    world.granted.data_collection = ['technicalAndInteraction', 'locationInfo'];
    expect((await sight({}, maySend)).mayTell).toEqual(['locationInfo']);
  });
});
