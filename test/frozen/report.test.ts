/** The reports of what version 0.1.0 saw: what was asked, how it answered, when which reason was found. */
import { describe, expect, it } from 'vitest';
import { findCase } from '../../src/core/report/find-incident.ts';
import { report, type Report } from '../../src/core/report/report.ts';
import { frozenAt, openProfile, utc } from './profile.ts';

const profile = await openProfile('a-month');

async function reportOf(id: string): Promise<Report> {
  const found = await findCase(id, profile.state, profile.loadAll);
  if (found.is !== 'found') throw new Error(`${id} is ${found.is}`);
  return report(found.case, profile.archive.marks, frozenAt['a-month']);
}

const askedOf = ({ asked }: Report): string[] =>
  asked.map(({ name, asked: tries, answered, failures, latencyMs, normalMs }) => {
    const failed = failures.map(({ failure, count }) => `, ${failure} ${count}`).join('');
    const pace = latencyMs === undefined ? '' : `, ${latencyMs} ms`;
    const usual = normalMs === undefined ? '' : `, usually ${normalMs} ms`;
    return `${name}: ${answered} of ${tries}${failed}${pace}${usual}`;
  });

const timelineOf = ({ timeline }: Report): string[] =>
  timeline.map(({ at, tone, sentence: { values } }) =>
    [utc(at), tone, values['rule'], values['failure']].filter(Boolean).join(' '),
  );

describe('the report', () => {
  it('of the outage that goes on, of which nothing lies in the history yet', async () => {
    const told = await reportOf('meta-1795379013');
    expect(utc(told.openedAt)).toBe('2026-11-22 20:23:32');
    expect([utc(told.between.afterAt), utc(told.between.beforeAt)]).toEqual([
      '2026-11-22 20:21:05',
      '2026-11-22 20:26:00',
    ]);
    expect([told.operator, told.cause, told.resolvedAt, told.leftOut]).toEqual([
      'Meta',
      'unclear',
      undefined,
      0,
    ]);
    expect(told.services).toEqual([{ id: 'whatsapp', name: 'WhatsApp' }]);
    expect(told.markedAt.map(utc)).toEqual(['2026-11-22 20:26:00']);
    expect(told.observations).toHaveLength(31);
    expect(timelineOf(told)).toEqual([
      '2026-11-22 20:21:05 good',
      '2026-11-22 20:26:00 bad',
      '2026-11-22 20:26:00 neutral',
      '2026-11-22 20:26:52 bad nothing-answers timeout',
      '2026-11-22 20:27:04 neutral',
    ]);
    expect(askedOf(told)).toEqual([
      'web.whatsapp.com: 0 of 4, timeout 4, usually 111 ms',
      'v.whatsapp.net: 0 of 4, timeout 4, usually 99 ms',
      'web.whatsapp.com: 0 of 4, timeout 4, usually 105 ms',
      'wa.me: 0 of 4, timeout 4, usually 112 ms',
      'en.wikipedia.org: 3 of 3, 137 ms, usually 100 ms',
      'cp.cloudflare.com: 1 of 1, 113 ms, usually 117 ms',
      'www.gstatic.com: 1 of 1, 79 ms, usually 100 ms',
      'www.microsoft.com: 4 of 4, 88 ms, usually 116 ms',
      'www.apple.com: 1 of 1, 180 ms, usually 101 ms',
      'www.mozilla.org: 1 of 1, 111 ms, usually 109 ms',
      'www.debian.org: 1 of 1, 170 ms, usually 119 ms',
      'detectportal.firefox.com: 1 of 1, 156 ms, usually 105 ms',
      'Telegram: 0 of 15',
      'Slack: 0 of 12',
      'Radio feed: 1 of 1',
      'Club (XMPP): 1 of 1',
      'Union: 0 of 6',
    ]);
  });

  it('of one that was over', async () => {
    const told = await reportOf('www-clinic-example-1794762014');
    expect([utc(told.openedAt), utc(told.resolvedAt!)]).toEqual([
      '2026-11-15 17:00:14',
      '2026-11-15 17:32:00',
    ]);
    expect(told.observations).toHaveLength(60);
    expect(timelineOf(told)).toEqual([
      '2026-11-15 16:56:21 good',
      '2026-11-15 17:04:07 bad',
      '2026-11-15 17:04:59 bad certificate-expired certificate',
      '2026-11-15 17:05:29 neutral',
      '2026-11-15 17:32:00 good',
      '2026-11-15 17:35:50 bad nothing-answers certificate',
      '2026-11-15 17:36:20 neutral',
    ]);
    expect(askedOf(told)).toEqual([
      'www.clinic.example: 0 of 23, certificate 23, usually 106 ms',
      'en.wikipedia.org: 2 of 2, 83 ms, usually 107 ms',
      'cp.cloudflare.com: 26 of 26, 102 ms, usually 102 ms',
      'www.gstatic.com: 1 of 1, 64 ms, usually 98 ms',
      'www.microsoft.com: 1 of 1, 159 ms, usually 118 ms',
      'www.apple.com: 1 of 1, 135 ms, usually 97 ms',
      'www.mozilla.org: 1 of 1, 55 ms, usually 112 ms',
      'www.debian.org: 1 of 1, 110 ms, usually 110 ms',
      'detectportal.firefox.com: 1 of 1, 174 ms, usually 117 ms',
      'WhatsApp: 6 of 6',
      'Signal: 6 of 6',
      'Telegram: 7 of 7',
      'Discord: 7 of 7',
      'Slack: 6 of 6',
      'The others: 6 of 6',
      'Radio feed: 7 of 7',
      'Family: 6 of 6',
      'Club (XMPP): 6 of 6',
      'Work: 6 of 6',
      'Union: 6 of 6',
    ]);
  });
});
