/** Operators with pages of their own: Slack, Google, Microsoft, and Signal's flag. */
import { describe, expect, it } from 'vitest';
import { googleWorkspace, wholeItems } from '../../src/vantages/google-workspace.ts';
import { microsoft } from '../../src/vantages/microsoft.ts';
import { signalFlag } from '../../src/vantages/signal-flag.ts';
import { slackStatus } from '../../src/vantages/slack-status.ts';
import { DAY, HOUR, MINUTE, NOW } from '../moment.ts';
import { dohAnswer, googleIncident, microsoftRows, slackCalm } from './formats.ts';
import { ago, json, said } from './served.ts';

describe('Slack', () => {
  const incident = (more: object = {}): object => ({
    id: 546,
    date_created: ago(40 * MINUTE),
    date_updated: ago(10 * MINUTE),
    title: 'Trouble sending messages',
    type: 'incident',
    status: 'active',
    url: 'https://slack-status.com/2026-11/x',
    services: ['Messaging', 'Files'],
    notes: [{ date_created: ago(10 * MINUTE), body: '<script>alert(1)</script>' }],
    ...more,
  });
  const of = (...incidents: object[]) =>
    said(slackStatus, 'slack', () => json({ ...slackCalm(), status: 'active', active_incidents: incidents }));

  it('names what is broken', async () => {
    expect(await of(incident())).toEqual({
      says: 'trouble',
      serves: ['messages', 'media'],
      sinceAt: NOW - 40 * MINUTE,
    });
    expect(await of(incident({ services: ['Workflows', 'Search'] }))).toEqual({ says: 'up' });
    expect(await of(incident({ type: 'notice' }))).toEqual({ says: 'up' });
  });

  it('speaks of now', async () => {
    expect(await of(incident({ date_updated: ago(30 * DAY) }))).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of(incident({ date_updated: ago(-DAY) }))).toEqual({ says: 'unknown', why: 'stale' });
    // While nothing is wrong its page stands unchanged for weeks.
    const calm = (updatedAt: string) => said(slackStatus, 'slack', () => json(slackCalm(updatedAt)));
    expect(await calm(ago(90 * DAY))).toEqual({ says: 'up' });
    expect(await calm(ago(-DAY))).toEqual({ says: 'unknown', why: 'stale' });
  });
});

describe('Google', () => {
  const open = { end: undefined, most_recent_update: { status: 'SERVICE_OUTAGE', when: ago(MINUTE) } };
  const of = (...incidents: object[]) => said(googleWorkspace, 'google-chat', () => json(incidents));

  it('has no end for what is open', async () => {
    expect(await of(googleIncident(2 * HOUR, open))).toEqual({ says: 'trouble', sinceAt: NOW - 2 * HOUR });
    expect(await of(googleIncident(2 * HOUR))).toEqual({ says: 'up' });
  });

  it('says last what counts, and of which product', async () => {
    expect(
      await of(googleIncident(2 * HOUR, { ...open, most_recent_update: { status: 'AVAILABLE' } })),
    ).toEqual({
      says: 'up',
    });
    const gmail = { ...open, service_name: 'Gmail', affected_products: [{ title: 'Gmail', id: 'x' }] };
    expect(await of(googleIncident(2 * HOUR, gmail))).toEqual({ says: 'up' });
    const several = {
      ...open,
      service_name: 'Multiple',
      affected_products: [{ title: 'Google Chat', id: 'x' }],
    };
    expect(await of(googleIncident(2 * HOUR, several))).toMatchObject({ says: 'trouble' });
  });

  it('keeps an archive, and forgets to close', async () => {
    expect(await of(googleIncident(20 * DAY, open))).toEqual({ says: 'up' });
    expect(await of(googleIncident(3 * 365 * DAY, open))).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of(googleIncident(-DAY, open))).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of()).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it('is read from its beginning alone', async () => {
    const old = (days: number) =>
      Array.from({ length: 100 }, (_, index) =>
        googleIncident((days * (index + 1) * DAY) / 100 + HOUR, { text: '}]"\\{['.repeat(300) }),
      );
    expect(await of(...old(900))).toEqual({ says: 'up' });
    expect(await of(googleIncident(HOUR / 2, open), ...old(900))).toMatchObject({ says: 'trouble' });
    // What is open may stand in what was not read.
    expect(await of(...old(30))).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it.each([
    ['[{"a":1},{"b":[2,3]},{"c":', '[{"a":1},{"b":[2,3]}]'],
    ['[{"a":"}]\\"},{"},{"b', '[{"a":"}]\\"},{"}]'],
    ['[{"a":1}]', '[{"a":1}]'],
    ['[{"a":1', ']'],
    ['', ']'],
  ])('%s is cut to whole items', (text, whole) => {
    expect(wholeItems(text)).toBe(whole);
  });
});

describe('Microsoft', () => {
  const of = (...rows: Parameters<typeof microsoftRows>) =>
    said(microsoft, 'teams', () => json(microsoftRows(...rows)));

  it('has one word for each product', async () => {
    expect(await of('Service degradation')).toEqual({ says: 'trouble', sinceAt: NOW - 2 * HOUR });
    expect(await of('ServiceDegradation')).toMatchObject({ says: 'trouble' });
    expect(await of('Service restored')).toEqual({ says: 'up' });
    expect(await of('Available')).toEqual({ says: 'up' });
    expect(await of('Unknown')).toEqual({ says: 'unknown', why: 'malformed' });
  });

  it('speaks of Teams, now', async () => {
    const others = microsoftRows().filter((row) => !JSON.stringify(row).includes('Teams'));
    expect(await said(microsoft, 'teams', () => json(others))).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of('Operational', ago(3 * DAY))).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of('Operational', ago(-DAY))).toEqual({ says: 'unknown', why: 'stale' });
  });
});

describe('Signal', () => {
  const of = (...addresses: string[]) =>
    said(signalFlag, 'signal', () => dohAnswer('uptime.signal.org', addresses));

  it('has two addresses that mean something', async () => {
    expect(await of('127.0.0.1')).toEqual({ says: 'up' });
    expect(await of('127.0.0.2')).toEqual({ says: 'trouble' });
    expect(await of('127.0.0.1', '127.0.0.2')).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of('192.0.2.1')).toEqual({ says: 'unknown', why: 'nothing' });
    expect(await of()).toEqual({ says: 'unknown', why: 'nothing' });
  });

  it('is not heard in the answer to another question', async () => {
    const site = () => dohAnswer('other.example', ['127.0.0.2']);
    expect(await said(signalFlag, 'signal', site)).toEqual({ says: 'unknown', why: 'malformed' });
  });
});
