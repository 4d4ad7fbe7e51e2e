/** What is plain from each scenario file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/services/index.ts';
import { scenarioFiles } from '../scenario/files.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { playScenario, type Night } from './draw.ts';

const known = services.map(({ id }) => id);
const files = scenarioFiles('own', 'nights');

const playFile = (path: string): Promise<Night> =>
  playScenario(parseScenario(readFileSync(path, 'utf8'), path, known));

/** A service alert: blame, an incident or a notification. */
const alerts = ({ blamed, opened, notifications }: Night): unknown => ({ blamed, opened, notifications });
const NONE = { blamed: [], opened: [], notifications: [] };

/** This service, and no other, had this status by this second, and a cause out of these while it lasted. */
function troubled(
  night: Night,
  service: string,
  says: { status: string; from: number; within: number; causes: readonly string[] },
): void {
  expect(night.blamed).toEqual([service]);
  const at = night.firstAt(service, says.status);
  expect(at).toBeGreaterThan(says.from);
  expect(at).toBeLessThanOrEqual(says.from + says.within);
  const causes = night.statuses(service).filter((status) => status.startsWith(says.status));
  for (const status of causes)
    expect(says.causes.map((cause) => `${says.status} (${cause})`)).toContain(status);
  expect(night.opened.length).toBeGreaterThan(0);
}

/** What is plain from a file, by its name. */
const plain: Readonly<Record<string, (night: Night) => void>> = {
  '01-the-night-whatsapp-stopped': (night) => {
    troubled(night, 'whatsapp', { status: 'down', from: 3600, within: 150, causes: ['unclear'] });
    expect(night.notifications).toEqual([
      "outage: WhatsApp isn't answering",
      'recovery again: WhatsApp answers again',
    ]);
  },
  '02-gateway-down-page-up': (night) =>
    troubled(night, 'telegram', { status: 'down', from: 3000, within: 110, causes: ['service', 'unclear'] }),
  '03-a-whole-operator': (night) => {
    expect(night.opened).toHaveLength(1);
    expect(night.opened[0]!['services']).toEqual(['whatsapp', 'messenger', 'instagram']);
    expect(night.blamed).toEqual(['instagram', 'messenger', 'whatsapp']);
    expect(night.notifications).toHaveLength(2);
  },
  '04-a-train-tunnel': (night) => expect(alerts(night)).toEqual(NONE),
  '05-a-captive-cafe': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online', 'captive', 'online']);
  },
  '06-blocked-by-the-resolver': (night) =>
    troubled(night, 'whatsapp', { status: 'down', from: 3600, within: 150, causes: ['blocked', 'unclear'] }),
  '07-blocked-by-name-in-tls': (night) =>
    troubled(night, 'telegram', { status: 'down', from: 3600, within: 150, causes: ['blocked', 'unclear'] }),
  '08-asleep-for-a-night': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.of('summary')[0]!['notMeasuredSeconds']).toBeGreaterThan(28_000);
  },
  '09-a-lossy-line': (night) => expect(alerts(night)).toEqual(NONE),
  '10-up-and-down': (night) => {
    troubled(night, 'slack', { status: 'down', from: 3600, within: 120, causes: ['service', 'unclear'] });
    expect(night.of('notification').filter(({ replaces }) => !replaces).length).toBeLessThanOrEqual(2);
  },
  '11-half-of-the-requests': (night) =>
    troubled(night, 'discord', {
      status: 'degraded',
      from: 3600,
      within: 1800,
      causes: ['service', 'unclear'],
    }),
  '12-a-control-is-down': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online']);
  },
  '13-it-changed-its-answer': (night) => expect(alerts(night)).toEqual(NONE),
  '14-killed-in-doubt': (night) => {
    troubled(night, 'telegram', { status: 'down', from: 1800, within: 180, causes: ['unclear'] });
    expect(night.opened).toHaveLength(1);
    expect(night.notifications).toEqual([
      "outage: Telegram isn't answering",
      'recovery again: Telegram answers again',
    ]);
  },
  '15-everything-stops': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online', 'offline', 'online']);
  },
  '16-a-short-outage': (night) => {
    troubled(night, 'whatsapp', { status: 'down', from: 15, within: 110, causes: ['unclear'] });
    expect(night.resolved).toHaveLength(1);
  },
  '17-a-short-line-cut': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online', 'offline', 'online']);
  },
  '18-gone-everywhere': (night) =>
    troubled(night, 'discord', { status: 'down', from: 3600, within: 150, causes: ['service', 'unclear'] }),
  '19-an-expired-certificate': (night) =>
    troubled(night, 'matrix', { status: 'down', from: 3600, within: 150, causes: ['service', 'unclear'] }),
  '20-a-vpn-on-and-off': (night) => {
    expect(night.blamed).toEqual(['telegram']);
    expect(night.of('notification').filter(({ kind }) => kind === 'outage').length).toBeLessThanOrEqual(3);
  },
  '21-the-only-one-chosen': (night) =>
    troubled(night, 'whatsapp', { status: 'down', from: 1800, within: 150, causes: ['unclear'] }),
  'cut-off-country': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.of('connection').map(({ reach }) => reach)).toEqual([
      undefined,
      undefined,
      'domestic',
      undefined,
    ]);
    expect(night.connections).toEqual(['unknown', 'online', 'partial', 'online']);
    expect(night.statuses('whatsapp')).toEqual(['unknown', 'up', 'unknown (connection)', 'up']);
  },
  'cut-off-country-unsaid': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online', 'offline', 'online']);
  },
  'dead-line-in-a-country': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online', 'offline', 'online']);
  },
  'domestic-sites-down': (night) => {
    expect(alerts(night)).toEqual(NONE);
    expect(night.connections).toEqual(['unknown', 'online']);
  },
  'built-in': (night) => expect(night.told.length).toBeGreaterThan(0),
  'short-line-cut': (night) => expect(alerts(night)).toEqual(NONE),
  'short-outage': (night) =>
    troubled(night, 'whatsapp', { status: 'down', from: 15, within: 110, causes: ['unclear'] }),
  'others-see-it-too': (night) =>
    troubled(night, 'discord', { status: 'down', from: 15, within: 110, causes: ['service', 'unclear'] }),
  'first-night': (night) =>
    troubled(night, 'whatsapp', { status: 'down', from: 3600, within: 150, causes: ['unclear'] }),
};

describe('a scenario file', () => {
  it.each(files)(
    '$name is told as it was',
    async ({ name, path }) => {
      const says = plain[name];
      if (!says) throw new Error(`say in test/nights/files.test.ts what is plain from ${name}`);
      says(await playFile(path));
    },
    120_000,
  );

  it('is told the same way twice', async () => {
    const { path } = files[0]!;
    expect((await playFile(path)).told).toEqual((await playFile(path)).told);
  });
});
