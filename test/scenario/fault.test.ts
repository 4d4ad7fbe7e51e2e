import { describe, expect, it } from 'vitest';
import { covers, deviceFaults, faultFor, latencyMs, type Attempt } from './fault.ts';
import { seededRandom } from './random.ts';
import { parseScenario } from './scenario.ts';

const SERVICES: Record<string, readonly string[]> = { whatsapp: ['web.whatsapp.com', 'v.whatsapp.net'] };

function scenario(events: readonly object[], rest: object = {}) {
  const head = { name: 'x', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 100 };
  return parseScenario(JSON.stringify({ ...head, ...rest, events }), 'x.json', ['whatsapp', 'telegram']);
}

/** What an https attempt on web.whatsapp.com meets, drawing `chance`. */
function met(events: readonly object[], at: number, attempt: Partial<Attempt> = {}, chance = 0.5, rest = {}) {
  const full: Attempt = { host: 'web.whatsapp.com', attemptKind: 'https', ...attempt };
  return faultFor(
    scenario(events, rest),
    at,
    full,
    () => chance,
    (id) => SERVICES[id] ?? [],
  )?.name;
}

describe('a fault', () => {
  it('lasts from its first second up to, not including, its last', () => {
    const events = [{ from: 10, to: 20, hosts: ['*'], fault: 'refused' }];
    expect([9.999, 10, 19.999, 20].map((at) => met(events, at))).toEqual([
      undefined,
      'refused',
      'refused',
      undefined,
    ]);
  });

  it('lasts to the end where no end is named', () => {
    expect(met([{ from: 10, hosts: ['*'], fault: 'refused' }], 1e9)).toBe('refused');
  });

  it('meets the hosts of a service that is named', () => {
    const events = [{ from: 0, services: ['whatsapp'], fault: 'hang' }];
    expect(met(events, 1, { host: 'v.whatsapp.net' })).toBe('hang');
    expect(met(events, 1, { host: 'signal.org' })).toBeUndefined();
  });

  it('meets only the kinds of attempt it is limited to', () => {
    const events = [{ from: 0, hosts: ['*'], fault: 'hang', only: ['websocket', 'http'] }];
    const kinds = ['https', 'http', 'websocket', 'dns-over-https'] as const;
    expect(kinds.map((attemptKind) => met(events, 1, { attemptKind }))).toEqual([
      undefined,
      'hang',
      'hang',
      undefined,
    ]);
  });

  it('is that of the last event that matches', () => {
    const events = [
      { from: 0, hosts: ['web.whatsapp.com'], fault: 'refused' },
      { from: 0, hosts: ['*.whatsapp.com'], fault: 'timeout' },
      { from: 0, hosts: ['signal.org'], fault: 'hang' },
    ];
    expect(met(events, 1)).toBe('timeout');
  });

  it('of the line itself wins over those of some hosts, wherever it stands', () => {
    const events = [
      { from: 0, hosts: ['*'], fault: 'tls-reset' },
      { from: 5, hosts: ['*'], fault: 'captive' },
      { from: 0, hosts: ['*.whatsapp.com'], fault: 'timeout' },
    ];
    expect(met(events, 1)).toBe('tls-reset');
    expect(met(events, 6)).toBe('captive');
  });

  it('happens with its probability, and leaves the attempt to the event before when it does not', () => {
    const events = [
      { from: 0, hosts: ['*.whatsapp.com'], fault: 'refused' },
      { from: 0, hosts: ['*.whatsapp.com'], fault: 'timeout', probability: 0.6 },
    ];
    expect(met(events, 1, {}, 0.59)).toBe('timeout');
    expect(met(events, 1, {}, 0.6)).toBe('refused');
  });

  it('never happens with probability 0', () => {
    expect(met([{ from: 0, hosts: ['*'], fault: 'refused', probability: 0 }], 1, {}, 0)).toBeUndefined();
  });

  it('is a timeout where the line loses the attempt and no event says otherwise', () => {
    const baseline = { baseline: { loss: 0.1 } };
    expect(met([], 1, {}, 0.09, baseline)).toBe('timeout');
    expect(met([], 1, {}, 0.1, baseline)).toBeUndefined();
    expect(met([{ from: 0, hosts: ['*'], fault: 'hang' }], 1, {}, 0.09, baseline)).toBe('hang');
  });
});

describe('a glob', () => {
  it.each([
    ['*', 'signal.org', true],
    ['*.x.y', 'x.y', true],
    ['*.x.y', 'a.x.y', true],
    ['*.x.y', 'a.b.x.y', true],
    ['*.x.y', 'ax.y', false],
    ['x.y', 'a.x.y', false],
    ['x.y', 'xzy', false],
    ['kws*.web.telegram.org', 'kws2.web.telegram.org', true],
    ['kws*.web.telegram.org', 'web.telegram.org', false],
  ])('%s and %s: %s', (glob, host, expected) => {
    expect(covers(glob, host)).toBe(expected);
  });
});

describe('latency', () => {
  it('is uniform within the bounds of the baseline, or of a slow answer', () => {
    const night = scenario([{ from: 0, hosts: ['*'], fault: 'slow', latencyMs: [3000, 9000] }]);
    expect(latencyMs(night, undefined, () => 0)).toBe(40);
    expect(latencyMs(night, undefined, () => 0.5)).toBe(100);
    expect(latencyMs(night, night.network[0]!.fault, () => 0.5)).toBe(6000);
  });
});

describe('faults of the device', () => {
  it('come sorted by time and by name', () => {
    const night = scenario([
      { from: 50, fault: 'killed' },
      { from: 30, to: 40, fault: 'asleep' },
      { from: 20, fault: 'killed' },
      { from: 60, fault: 'os-offline' },
      { from: 10, fault: 'clock', by: -5 },
      { from: 70, to: 80, fault: 'closed' },
    ]);
    expect(deviceFaults(night)).toEqual({
      asleep: [{ from: 30, to: 40 }],
      closed: [{ from: 70, to: 80 }],
      osOffline: [{ from: 60, to: Infinity }],
      killed: [20, 50],
      clock: [{ at: 10, by: -5 }],
    });
  });
});

describe('chance', () => {
  const draw = (seed: number, key?: string) => Array.from({ length: 5 }, seededRandom(seed, key));

  it('is the same for the same seed and key, and another for another', () => {
    expect(draw(7, 'a')).toEqual(draw(7, 'a'));
    expect(draw(7, 'a')).not.toEqual(draw(8, 'a'));
    expect(draw(7, 'a')).not.toEqual(draw(7, 'b'));
  });

  it('is spread evenly over [0, 1)', () => {
    const random = seededRandom(1);
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let count = 0; count < 10000; count += 1) buckets[Math.floor(random() * 10)]! += 1;
    expect(Math.min(...buckets)).toBeGreaterThan(900);
    expect(Math.max(...buckets)).toBeLessThan(1100);
  });
});
