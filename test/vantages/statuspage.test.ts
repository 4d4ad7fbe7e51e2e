/** Operators at Statuspage: which function their components are, and which of their words are of now. */
import { describe, expect, it } from 'vitest';
import { STATUSPAGES } from '../../src/vantages/statuspage.ts';
import { DAY, HOUR, MINUTE, NOW } from '../moment.ts';
import { component, statuspageHead, statuspageShort } from './formats.ts';
import { ago, json, said, served, serviceOf, asking, type Site } from './served.ts';

const [discord, zoom, line] = STATUSPAGES as [
  (typeof STATUSPAGES)[0],
  (typeof STATUSPAGES)[0],
  (typeof STATUSPAGES)[0],
];
const HOST = 'discordstatus.com';

const incident = (more: object = {}): object => ({
  id: 'p31zjtct2jer',
  name: 'Elevated API errors',
  status: 'investigating',
  impact: 'major',
  created_at: ago(25 * MINUTE),
  updated_at: ago(5 * MINUTE),
  monitoring_at: null,
  resolved_at: null,
  shortlink: 'https://stspg.io/x',
  page_id: 'srhpyqt94yxb',
  incident_updates: [{ body: '<img src=x onerror=alert(1)>', status: 'investigating' }],
  components: [],
  ...more,
});

interface Page {
  components?: readonly object[];
  incidents?: readonly object[];
  updatedAt?: string;
  host?: string;
}
const page =
  ({ components = [component('API')], incidents = [], updatedAt = ago(MINUTE), host = HOST }: Page): Site =>
  (url) =>
    url.pathname.endsWith('status.json')
      ? statuspageShort(host, 'major', updatedAt)
      : json({
          page: statuspageHead(host, updatedAt),
          components,
          incidents,
          scheduled_maintenances: [],
          status: { indicator: 'major', description: 'Partial System Outage' },
        });
const of = (what: Page) => said(discord, 'discord', page(what));

it('is asked for 230 bytes while all is well', async () => {
  const { read, asked } = await served(() => statuspageShort(HOST));
  await discord.ask(read, serviceOf('discord'), asking());
  expect(asked).toEqual([`GET https://${HOST}/api/v2/status.json`]);
});

describe('what is broken', () => {
  it('is told by components, as functions', async () => {
    const broken = { components: [component('API', 'major_outage'), component('Media Proxy')] };
    expect(await of(broken)).toEqual({ says: 'trouble', serves: ['messages'] });
    const both = [component('Gateway', 'partial_outage'), component('Media Proxy', 'degraded_performance')];
    expect(await of({ components: both, incidents: [incident()] })).toEqual({
      says: 'trouble',
      serves: ['messages', 'media'],
      sinceAt: NOW - 25 * MINUTE,
    });
  });

  it('is no part of the service where a billing page is', async () => {
    const billing = component('Billing', 'major_outage');
    expect(await of({ components: [billing] })).toEqual({ says: 'up' });
    expect(await of({ components: [billing], incidents: [incident({ components: [billing] })] })).toEqual({
      says: 'up',
    });
  });

  it('is not said twice by a group', async () => {
    const group = component('Voice', 'partial_outage', { group: true, components: ['a'] });
    expect(await of({ components: [group, component('Europe', 'operational')] })).toEqual({ says: 'up' });
  });

  it('may stand with the incident alone, where the list of components was cut', async () => {
    const incidents = [incident({ components: [component('API', 'major_outage')] })];
    expect(await of({ components: [], incidents })).toMatchObject({ says: 'trouble', serves: ['messages'] });
  });

  it('is all of it where a serious incident names nothing', async () => {
    expect(await of({ incidents: [incident()] })).toEqual({ says: 'trouble', sinceAt: NOW - 25 * MINUTE });
    expect(await of({ incidents: [incident({ impact: 'minor' })] })).toEqual({ says: 'up' });
    expect(await of({ incidents: [incident({ status: 'monitoring' })] })).toEqual({ says: 'up' });
  });
});

describe('the time of which it speaks', () => {
  it('is not years ago, nor yet to come', async () => {
    expect(await of({ updatedAt: ago(3 * 365 * DAY) })).toEqual({ says: 'unknown', why: 'stale' });
    expect(await of({ updatedAt: ago(-HOUR) })).toEqual({ says: 'unknown', why: 'stale' });
    expect(await said(discord, 'discord', () => statuspageShort(HOST, 'none', ago(60 * DAY)))).toEqual({
      says: 'up',
    });
  });

  it('is that of an incident which somebody still writes about', async () => {
    expect(await of({ incidents: [incident({ updated_at: ago(20 * DAY) })] })).toEqual({ says: 'up' });
    expect(await of({ incidents: [incident({ updated_at: ago(-DAY) })] })).toEqual({ says: 'up' });
    expect(await of({ incidents: [incident({ updated_at: 'yesterday' })] })).toEqual({
      says: 'unknown',
      why: 'malformed',
    });
  });
});

it('is somebody else’s page where its id is another', async () => {
  const site = page({ host: 'www.zoomstatus.com', incidents: [incident()] });
  expect(await said(discord, 'discord', site)).toEqual({ says: 'unknown', why: 'malformed' });
});

it('says nothing without its list of incidents', async () => {
  const site: Site = (url) =>
    url.pathname.endsWith('status.json')
      ? statuspageShort(HOST, 'minor')
      : json({ page: statuspageHead(HOST), components: [component('API')] });
  expect(await said(discord, 'discord', site)).toEqual({ says: 'unknown', why: 'malformed' });
});

it('knows Zoom’s and LINE’s names', async () => {
  const zoomSite = page({
    host: 'www.zoomstatus.com',
    components: [component('Zoom Team Chat', 'major_outage'), component('Zoom Phone', 'major_outage')],
  });
  expect(await said(zoom, 'zoom', zoomSite)).toEqual({ says: 'trouble', serves: ['messages'] });
  const lineSite = page({
    host: 'api.line-status.info',
    components: [component('LINE Login', 'partial_outage')],
  });
  expect(await said(line, 'line', lineSite)).toEqual({ says: 'trouble', serves: ['account'] });
});
