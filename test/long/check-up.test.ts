/** The check-up of the line in real browsers: what it says of each fault of the lab that concerns the line. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHECK_UP, runCheckUp, type Found } from '../browser/check-up-page.ts';
import { startRig, type RigOptions } from '../browser/rig.ts';
import { night } from '../browser/stage.ts';
import { detailedIn } from '../drive/extension.ts';
import { CALM } from '../lab/lab.ts';
import { json } from '../lab/answer.ts';
import type { Browser } from '../../src/core/model/terms.ts';

const EVERYTHING = ['*'];
const IPV6 = ['ipv6.google.com', 'ipv6.icanhazip.com'];
const SITES = [
  'en.wikipedia.org',
  'cp.cloudflare.com',
  'www.apple.com',
  'www.gstatic.com',
  'www.mozilla.org',
];

interface Fault {
  name: string;
  events: readonly object[];
  whole: string;
  topics?: Found['topics'];
  says?: RegExp;
}

const always = (hosts: readonly string[], fault: object) => [{ from: 0, hosts, ...fault }];

const seenByAll: readonly Fault[] = [
  {
    name: 'nothing',
    events: [],
    whole: 'checkup_whole-fine',
    topics: { requests: 'good', ipv4: 'good', ipv6: 'good', 'sign-in': 'good' },
  },
  { name: 'a dead line', events: always(EVERYTHING, { fault: 'refused' }), whole: 'checkup_requests-none' },
  {
    name: 'packets that vanish',
    events: always(EVERYTHING, { fault: 'timeout' }),
    whole: 'checkup_requests-none',
  },
  {
    name: 'a line that loses one in five',
    events: always(EVERYTHING, { fault: 'hang', probability: 0.2 }),
    whole: 'checkup_requests-lossy',
    topics: { requests: 'fault' },
    says: /loses or delays .?\d+(\.\d)?%/,
  },
  {
    name: 'a slow line',
    events: always(EVERYTHING, { fault: 'slow', latencyMs: [1_500, 2_500] }),
    whole: 'checkup_requests-slow',
  },
  {
    name: 'IPv6 that leads nowhere',
    events: always(IPV6, { fault: 'timeout' }),
    whole: 'checkup_ipv6-silent',
    topics: { ipv6: 'fault', ipv4: 'good' },
  },
  {
    name: 'no IPv6',
    events: always(IPV6, { fault: 'refused' }),
    whole: 'checkup_whole-fine',
    topics: { ipv6: 'note' },
  },
  {
    name: 'half of the internet',
    events: always(SITES, { fault: 'refused' }),
    whole: 'checkup_requests-partial',
  },
  {
    name: 'a sign-in page',
    events: always(EVERYTHING, { fault: 'captive' }),
    whole: 'checkup_sign-in-page',
    topics: { 'sign-in': 'fault' },
  },
];

async function checkUpIn(browser: Browser, options: RigOptions = {}) {
  const rig = await startRig(browser, options);
  onTestFinished(rig.close);
  await rig.choose(['signal']);
  return async (events: readonly object[]): Promise<Found> => {
    await rig.lab.play(events.length > 0 ? night(events) : CALM);
    if (rig.firefox) {
      await rig.firefox.goTo(CHECK_UP);
      return runCheckUp(rig.firefox);
    }
    const page = await rig.chromium!.open(CHECK_UP);
    try {
      return await runCheckUp(page);
    } finally {
      expect(page.errors).toEqual([]);
      await page.close();
    }
  };
}

async function expectAll(browser: Browser, faults: readonly Fault[], options: RigOptions = {}) {
  const look = await checkUpIn(browser, options);
  const wrong: unknown[] = [];
  for (const { name, events, whole, topics = {}, says = /./ } of faults) {
    const found = await look(events);
    const isRight =
      found.whole === whole &&
      Object.entries(topics).every(([topic, mark]) => found.topics[topic] === mark) &&
      says.test(found.text);
    if (!isRight) wrong.push({ name, found });
  }
  expect(wrong).toEqual([]);
}

const SOCKETS: Fault = {
  name: 'a proxy that lets no WebSocket pass',
  events: always(EVERYTHING, { fault: 'websocket-refused', status: 403 }),
  whole: 'checkup_sockets-blocked',
  topics: { sockets: 'fault', requests: 'good' },
};

/** A line over which plain pages alone come through, and whose clock they tell. */
const OLD: RigOptions = {
  ...detailedIn('chromium'),
  headers: () => ({ date: new Date(Date.now() + 40 * 86_400_000).toUTCString() }),
};

const REFUSED = [
  { from: 0, hosts: EVERYTHING, fault: 'certificate', reason: 'expired', only: ['https', 'websocket'] },
];

const CLOCK_BEHIND = {
  answers: [
    {
      host: 'en.wikipedia.org',
      path: '/w/api.php',
      reply: () =>
        json({ curtimestamp: new Date(Date.now() + 3 * 3_600_000).toISOString() }, { isOpen: true }),
    },
  ],
};

/** Runs in Firefox, in front of the background script: names of the lab lead to this computer, and here far away, as outside of a lab. */
function likeFar(): void {
  const { dns } = (globalThis as unknown as { browser: { dns: Dns } }).browser;
  const { resolve } = dns;
  Object.assign(dns, {
    async resolve(host: string, flags: string[]) {
      const { addresses } = await resolve.call(dns, host, flags);
      return { addresses: addresses.map((address) => address.replace(/^127\.\d+\./, '198.51.')) };
    },
  });
}

interface Dns {
  resolve(host: string, flags: string[]): Promise<{ addresses: string[] }>;
}

describe('in Chromium', () => {
  it('finds each fault without any permission', () => expectAll('chromium', [...seenByAll, SOCKETS]));

  it('finds a clock that is three hours behind', () =>
    expectAll(
      'chromium',
      [{ name: 'the clock', events: [], whole: 'checkup_clock-behind', says: /behind by .?3 h/ }],
      CLOCK_BEHIND,
    ));

  it('finds a clock that is so wrong that every certificate is refused', () =>
    expectAll(
      'chromium',
      [{ name: 'the clock', events: REFUSED, whole: 'checkup_clock-behind', says: /behind by .?40 d/ }],
      OLD,
    ));

  it('sees with permission what is lost and what is refused', () =>
    expectAll(
      'chromium',
      [
        ...seenByAll,
        SOCKETS,
        {
          name: 'a resolver that is silent',
          events: always(EVERYTHING, { fault: 'dns', everywhere: true }),
          whole: 'checkup_names-none',
        },
        {
          name: 'a resolver that lies',
          events: always(SITES.slice(0, 2), { fault: 'dns' }),
          whole: 'checkup_names-lost',
          topics: { names: 'fault' },
        },
        {
          name: 'certificates that are refused though the clock is right',
          events: REFUSED,
          whole: 'checkup_gateway-refused',
        },
      ],
      detailedIn('chromium'),
    ));
});

describe('in Firefox', () => {
  it('finds each fault without any permission, but for sockets', () =>
    expectAll('firefox', seenByAll, { before: [likeFar] }));

  it('finds a resolver that lies, and one that is silent', async () => {
    const look = await checkUpIn('firefox');
    // The lab stands on this very computer, and so its names lead there.
    expect((await look([])).whole).toBe('checkup_names-forged');
    const silent = always(EVERYTHING, { fault: 'dns', everywhere: true });
    expect((await look(silent)).whole).toBe('checkup_names-none');
  });

  it('names who opens what is encrypted, and sees sockets', async () => {
    const look = await checkUpIn('firefox', { ...detailedIn('firefox'), before: [likeFar] });
    // The lab's own authority is none that came with the browser.
    const found = await look([]);
    expect(found.topics).toMatchObject({ gateway: 'note', sockets: 'good', clock: 'good', requests: 'good' });
    expect(found.text).toContain('Signed by');
    const filtered = await look(SOCKETS.events);
    expect(filtered.whole).toBe(SOCKETS.whole);
  });
});
