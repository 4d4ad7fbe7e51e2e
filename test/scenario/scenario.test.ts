import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario, ScenarioError } from './scenario.ts';

const KNOWN = ['whatsapp', 'telegram', 'signal', 'messenger', 'discord'];
const HEAD = `{
  "name": "a night",
  "seed": 7,
  "startAt": "2026-11-22T21:00:00Z",
  "duration": 600,`;

const parse = (text: string) => parseScenario(text, 'night.json', KNOWN);
const withEvent = (event: string) => `${HEAD}
  "events": [
    { "from": 1, "hosts": ["*"], "fault": "refused" },
    ${event}
  ]
}`;

function complaint(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'no complaint';
}

describe('a scenario', () => {
  it('fills in what may be left out', () => {
    expect(parse(`${HEAD} "events": [] }`)).toEqual({
      name: 'a night',
      seed: 7,
      startAt: Date.UTC(2026, 10, 22, 21),
      duration: 600,
      services: ['whatsapp', 'telegram', 'signal', 'messenger'],
      preset: 'normal',
      permissions: 'none',
      browser: 'chromium',
      baseline: { loss: 0, latencyMs: [40, 160] },
      network: [],
      device: [],
    });
  });

  it('keeps what is said', () => {
    const said = `${HEAD}
      "services": ["discord"], "preset": "saver", "permissions": "exact", "browser": "firefox",
      "baseline": { "loss": 0.1, "latencyMs": [1, 2] }, "events": [] }`;
    expect(parse(said)).toMatchObject({
      services: ['discord'],
      preset: 'saver',
      permissions: 'exact',
      browser: 'firefox',
      baseline: { loss: 0.1, latencyMs: [1, 2] },
    });
  });

  it('reads every fault of the network', () => {
    const fault = (rest: string) =>
      parse(withEvent(`{ "from": 2, "hosts": ["a.b"], ${rest} }`)).network[1]!.fault;
    const plain = [
      'dns-forged',
      'refused',
      'timeout',
      'tls-reset',
      'hang',
      'websocket-silent',
      'no-protocol',
    ];
    for (const name of [...plain, 'captive', 'drop-idle'])
      expect(fault(`"fault": "${name}"`)).toEqual({ name });
    expect(fault('"fault": "dns"')).toEqual({ name: 'dns', everywhere: false });
    expect(fault('"fault": "dns", "everywhere": true')).toEqual({ name: 'dns', everywhere: true });
    expect(fault('"fault": "certificate"')).toEqual({ name: 'certificate', reason: 'untrusted' });
    expect(fault('"fault": "certificate", "reason": "name"')).toEqual({
      name: 'certificate',
      reason: 'name',
    });
    expect(fault('"fault": "status", "status": 503')).toEqual({ name: 'status', status: 503 });
    expect(fault('"fault": "websocket-refused", "status": 403')).toEqual({
      name: 'websocket-refused',
      status: 403,
    });
    expect(fault('"fault": "slow", "latencyMs": [3000, 9000]')).toEqual({
      name: 'slow',
      latencyMs: [3000, 9000],
    });
  });

  it('reads where, when and how often a fault of the network happens', () => {
    const event =
      '{ "from": 2, "to": 5, "services": ["signal"], "fault": "hang", "probability": 0.5, "only": ["websocket"] }';
    expect(parse(withEvent(event)).network).toEqual([
      { from: 1, to: Infinity, where: { hosts: ['*'] }, probability: 1, fault: { name: 'refused' } },
      {
        from: 2,
        to: 5,
        where: { services: ['signal'] },
        probability: 0.5,
        only: ['websocket'],
        fault: { name: 'hang' },
      },
    ]);
  });

  it('reads every fault of the device', () => {
    const device = (event: string) => parse(withEvent(event)).device;
    expect(device('{ "from": 2, "to": 9, "fault": "asleep" }')).toEqual([{ name: 'asleep', from: 2, to: 9 }]);
    expect(device('{ "from": 2, "fault": "closed" }')).toEqual([{ name: 'closed', from: 2, to: Infinity }]);
    expect(device('{ "from": 2, "to": 9, "fault": "os-offline" }')).toEqual([
      { name: 'os-offline', from: 2, to: 9 },
    ]);
    expect(device('{ "from": 2, "fault": "killed" }')).toEqual([{ name: 'killed', from: 2 }]);
    expect(device('{ "from": 2, "fault": "clock", "by": -3600 }')).toEqual([
      { name: 'clock', from: 2, by: -3600 },
    ]);
  });
});

describe('a complaint names what is wrong and its line', () => {
  it.each([
    ['', 'night.json, line 1: not JSON: ValueExpected'],
    ['[]', 'night.json, line 1: the file must hold one JSON object'],
    [`${HEAD}\n  "events": [],\n}`, 'night.json, line 7: not JSON'],
    [`${HEAD}\n  // why\n  "events": []\n}`, 'night.json, line 6: not JSON'],
    [`${HEAD}\n  "colour": 1,\n  "events": []\n}`, 'night.json, line 6: unknown key "colour"'],
    [`${HEAD}\n  "seed": 8,\n  "events": []\n}`, 'night.json, line 6: key "seed" stands twice'],
    [
      `${HEAD}\n  "baseline": {\n    "lost": 1 },\n  "events": []\n}`,
      'night.json, line 7: unknown key "lost"',
    ],
    ['{\n  "name": "x"\n}', 'night.json, line 1: missing key "seed"'],
    [
      `${HEAD}\n  "preset": "fast",\n  "events": []\n}`,
      'line 6: "preset" must be "saver", "normal", "watchful", not "fast"',
    ],
    [`${HEAD}\n  "services": [\n    "whatsup" ],\n  "events": []\n}`, 'line 7: unknown service "whatsup"'],
    [
      `${HEAD}\n  "services": [],\n  "events": []\n}`,
      'line 6: "services" must be at least one service, not []',
    ],
    [`${HEAD}\n  "events": {}\n}`, 'line 6: "events" must be a list, not {}'],
    [HEAD.replace('600', '"600"') + '\n  "events": []\n}', 'line 5: "duration" must be a number, not "600"'],
    [HEAD.replace('11-22', '02-30') + '\n  "events": []\n}', 'line 4: "startAt" must be a moment in UTC'],
    [HEAD.replace('7,', '7.5,') + '\n  "events": []\n}', 'line 3: "seed" must be a whole number, not 7.5'],
  ])('%j', (text, expected) => {
    expect(complaint(text)).toContain(expected);
  });

  it.each([
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "refuse" }',
      'line 8: unknown fault "refuse"; known: "dns-forged", "refused"',
    ],
    ['{ "from": 2, "hosts": ["a.b"] }', 'line 8: missing key "fault"'],
    ['{ "hosts": ["a.b"], "fault": "refused" }', 'line 8: missing key "from"'],
    ['{ "from": 2, "hosts": ["a.b"], "fault": "status" }', 'line 8: missing key "status"'],
    ['{ "from": 2, "hosts": ["a.b"], "fault": "websocket-refused" }', 'line 8: missing key "status"'],
    ['{ "from": 2, "hosts": ["a.b"], "fault": "slow" }', 'line 8: missing key "latencyMs"'],
    ['{ "from": 2, "fault": "clock" }', 'line 8: missing key "by"'],
    [
      '{ "from": 2, "hosts": ["a.b"],\n "fault": "refused",\n "status": 503 }',
      'line 10: unknown key "status"',
    ],
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "refused", "everywhere": true }',
      'line 8: unknown key "everywhere"',
    ],
    ['{ "from": 2, "hosts": ["a.b"], "fault": "dns", "reason": "name" }', 'line 8: unknown key "reason"'],
    ['{ "from": 2, "fault": "asleep", "hosts": ["*"] }', 'line 8: unknown key "hosts"'],
    ['{ "from": 2, "fault": "asleep", "probability": 1 }', 'line 8: unknown key "probability"'],
    ['{ "from": 2, "fault": "killed", "to": 3 }', 'line 8: unknown key "to"'],
    ['{ "from": 2, "fault": "clock", "by": 1, "to": 3 }', 'line 8: unknown key "to"'],
    ['{ "from": 2, "fault": "refused" }', 'line 8: an event needs either "hosts" or "services"'],
    [
      '{ "from": 2, "hosts": ["a.b"], "services": ["signal"], "fault": "refused" }',
      'line 8: an event needs either',
    ],
    [
      '{ "from": 2, "services": ["signal",\n "icq"], "fault": "refused" }',
      'line 9: unknown service "icq"; known: whatsapp',
    ],
    [
      '{ "from": 2, "hosts": [\n "https://a.b/"], "fault": "refused" }',
      'line 9: "hosts" must be a host name or a glob',
    ],
    [
      '{ "from": 5, "to":\n 5, "hosts": ["a.b"], "fault": "refused" }',
      'line 8: "to" must be after "from", not 5',
    ],
    [
      '{ "from": -1, "hosts": ["a.b"], "fault": "refused" }',
      'line 8: "from" must be a number of seconds, 0 or more, not -1',
    ],
    ['{ "from": "2", "hosts": ["a.b"], "fault": "refused" }', 'line 8: "from" must be a number, not "2"'],
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "refused", "probability": 2 }',
      'line 8: "probability" must be a number from 0 to 1',
    ],
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "refused", "only": ["ftp"] }',
      'line 8: "only" must be "https", "http", "websocket", "dns-over-https", not "ftp"',
    ],
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "certificate", "reason": "old" }',
      'line 8: "reason" must be "untrusted", "expired", "name", not "old"',
    ],
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "status", "status": 99 }',
      'line 8: "status" must be a status from 200 to 599, not 99',
    ],
    [
      '{ "from": 2, "hosts": ["a.b"], "fault": "slow", "latencyMs": [9, 3] }',
      'line 8: "latencyMs" must be two numbers of milliseconds',
    ],
    ['7', 'line 8: "events" must be an object, not 7'],
  ])('%s', (event, expected) => {
    expect(complaint(withEvent(event))).toContain(expected);
  });

  it('names every complaint, not the first alone', () => {
    expect(complaint(`${HEAD}\n  "preset": 1,\n  "browser": 2,\n  "events": []\n}`).split('\n')).toHaveLength(
      2,
    );
  });
});

const folder = new URL('../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the scenario files of this project', () => {
  it.each(files)('%s can be read', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(parseScenario(text, name, KNOWN).name).not.toBe('');
  });
});
