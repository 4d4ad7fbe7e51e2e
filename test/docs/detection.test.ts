/** The numbers that the prose of docs/detection.md gives are those of the core; what was measured stands below "written by". */
import { insideTcp } from '../../src/core/traffic/meter.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefLimitMs, LATE_LIMIT_MS, LIMIT_MS } from '../../src/core/detect/latency.ts';
import { outlastingMs } from '../../src/core/detect/transients.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import { ALARM_FLOOR_MS, JITTER, PACES } from '../../src/core/schedule/pace.ts';
import { costOf } from '../../src/core/schedule/budget.ts';
import { cost } from '../../src/core/traffic/cost.ts';
import { payload } from '../../src/core/traffic/payload.ts';
import { RESUMED_MS } from '../../src/core/traffic/prices.ts';
import { FOR_THE_BADGE, FOR_A_NOTICE } from '../../src/core/detect/thresholds.ts';
import { watched, watchOf } from '../bench/users.ts';
import * as delays from './delays.ts';

const page = readFileSync(new URL('../../docs/detection.md', import.meta.url), 'utf8');
const [prose = ''] = page.split('<!-- written by');
const read = prose.replace(/\*\*/g, '').replace(/\s+/g, ' ');

const seconds = (ms: number) => Math.round(ms / 1000);

/** On a line of which nothing is known yet. */
const spans = (['server', 'silence'] as const).map((which) => ({
  badgeMs: outlastingMs(undefined, which, FOR_THE_BADGE.glitchesAYear[which]),
  noticeMs: outlastingMs(undefined, which, FOR_A_NOTICE.glitchesAYear[which]),
}));
const [server, silence] = spans;
const laterMs = spans.map(({ badgeMs, noticeMs }) => noticeMs - badgeMs).sort((a, b) => a - b);

const paceMs = PACES.normal.leadMs;
const meanMs = paceMs * (1 - JITTER / 2);

/** How long a moment that comes by chance waits for the next round: half of the mean square of the intervals by their mean. */
const waitMs = (meanMs ** 2 + (paceMs * JITTER) ** 2 / 12) / (2 * meanMs);
const { normal } = PACES;

const sum = ({ sentBytes, receivedBytes }: { sentBytes: number; receivedBytes: number }) =>
  sentBytes + receivedBytes;

const asked = { browser: 'chromium', kind: 'opaque', url: 'https://a.example/', answered: true } as const;
const head = sum(cost({ ...asked, isWarm: true }));
const cold = sum(cost({ ...asked, isWarm: false, sinceAnswerMs: 2 * paceMs }));
const rounds = Math.round((8 * HOUR_MS) / meanMs);

/** Of the services that are played, those whose proof costs least and most on a kept connection. */
const proofs = [sum(payload('slack')), sum(payload('mtproto-http'))];

/** Asked every round they would cost so much; they are asked at the first round that finds them due. */
const allProofs = proofs.map((bytes) => (bytes * rounds) / 1000);
const someProofs = allProofs.map((each) => each / Math.ceil(normal.proofMs / paceMs));

const gateway = { ...asked, kind: 'discord-gateway', url: 'wss://gateway.example/', isWarm: false } as const;
const socket = sum(cost(gateway));
const socketAgain = sum(cost({ ...gateway, sinceAnswerMs: normal.dearDetailedMs }));
const sockets = (8 * HOUR_MS) / normal.dearDetailedMs;

const promised = costOf(watchOf({ preset: 'normal' }), {}, insideTcp).bytesAMonth / 30 / watched.length;

const kB = (bytes: number, digits = 0): string => (bytes / 1000).toFixed(digits);

/** Without the width of the columns. */
const narrow = (text = ''): string => text.trim().replace(/ +/g, ' ').replace(/-+/g, '-');

describe('docs/detection.md', () => {
  it.each([
    `the span for the badge is what all but ${FOR_THE_BADGE.glitchesAYear.server} glitches of servers and ${FOR_THE_BADGE.glitchesAYear.silence} silences a year do not outlast`,
    `between ${seconds(FOR_THE_BADGE.leastMs)} and ${seconds(FOR_THE_BADGE.mostMs)} s; for the notification ${FOR_A_NOTICE.glitchesAYear.server} and ${FOR_A_NOTICE.glitchesAYear.silence}, up to ${seconds(FOR_A_NOTICE.mostMs)} s`,
    `A usual line begins with ${seconds(server!.badgeMs)} s and ${seconds(silence!.badgeMs)} s for the badge`,
    `one more ${laterMs.map(seconds).join(' to ')} s later for the notification`,
    `At one a minute that is one every ${seconds(meanMs)} s on average, and the first look at an outage comes ${seconds(paceMs / 2 - waitMs)} s sooner`,
    `rounds that come up to three tenths early (${seconds(paceMs / 2 - waitMs)} s)`,
    `a look waits ${seconds(LIMIT_MS)} s, and ${seconds(LATE_LIMIT_MS)} s for what answers late`,
    `such waits have gone by in silence do the next ones wait ${seconds(briefLimitMs({ medianMs: 50, spreadMs: 10, count: 100 }))} s`,
    `alarms no sooner than ${seconds(ALARM_FLOOR_MS)} s`,
    `${rounds} rounds in eight hours cost ${Math.round((rounds * head) / 1000)} kB at ${head} B a \`HEAD\``,
    `(${proofs.join(' to ')} B each, every ${normal.proofMs === 3 * MINUTE_MS ? 'three' : normal.proofMs} minutes;`,
    `its connection would be cold, which costs ${kB(cold)} kB`,
    `and the proofs ${someProofs.map(Math.round).join(' to ')} kB more`,
    `asked every round they would be ${allProofs.map(Math.round).join(' to ')} kB`,
    `A socket of Discord's costs ${kB(socket, 1)} kB, and ${kB(socketAgain, 1)} kB where the browser resumes its TLS session, within ${RESUMED_MS / HOUR_MS} hours: every ${normal.dearDetailedMs / MINUTE_MS} minutes that is ${kB(socketAgain * sockets)} kB`,
    `A day with a night behind it is promised at ${kB(promised)} kB`,
  ])('says: %s', (sentence) => {
    expect(JITTER, 'The page says "three tenths".').toBe(0.3);
    expect(read, 'The core has other numbers: put this sentence into docs/detection.md.').toContain(sentence);
  });

  it('says how late each preset can be', () => {
    const told = page.split(delays.BEGIN)[1]?.split(delays.END)[0];
    const again = 'run node test/setup/run.mjs test/docs/write.ts';
    expect(narrow(told), `the core promises other delays: ${again}`).toBe(narrow(delays.table()));
  });
});
