/** What each source answers, in the form that it documents or that was recorded by others. */
import { HOUR, MINUTE, NOW } from '../moment.ts';
import { json, type Reply } from './served.ts';

const PAGES: Readonly<Record<string, { id: string; name: string; url: string }>> = {
  'discordstatus.com': { id: 'srhpyqt94yxb', name: 'Discord', url: 'https://discordstatus.com' },
  'www.zoomstatus.com': { id: '14qjgk812kgk', name: 'Zoom', url: 'https://www.zoomstatus.com' },
  'api.line-status.info': { id: '8cgk3m8ny8d4', name: 'LINE API', url: 'https://api.line-status.info' },
};

/** All of them as they are at a moment. */
export function formatsAt(now: number) {
  const ago = (ms: number): string => new Date(now - ms).toISOString();

  const statuspageHead = (host: string, updatedAt = ago(HOUR)) => ({
    ...PAGES[host],
    time_zone: 'America/Los_Angeles',
    updated_at: updatedAt.replace('Z', '+00:00'),
  });

  const component = (name: string, status = 'operational', more: object = {}) => ({
    id: name.toLowerCase().replace(/\W/g, '').padEnd(12, '0').slice(0, 12),
    name,
    status,
    created_at: '2015-07-30T18:55:43.739-07:00',
    updated_at: ago(HOUR),
    position: 1,
    description: null,
    showcase: true,
    start_date: null,
    group_id: null,
    page_id: 'srhpyqt94yxb',
    group: false,
    only_show_if_degraded: false,
    ...more,
  });

  const statuspageShort = (host: string, indicator = 'none', updatedAt?: string): Reply =>
    json({
      page: statuspageHead(host, updatedAt),
      status: { indicator, description: indicator === 'none' ? 'All Systems Operational' : 'Partial Outage' },
    });

  const slackCalm = (updatedAt = ago(24 * HOUR)): object => ({
    status: 'ok',
    date_created: updatedAt,
    date_updated: updatedAt,
    active_incidents: [],
  });

  const googleIncident = (begunMs: number, more: object = {}): object => ({
    id: 'PmHiuQ7KGcxiVKmfAvRa',
    number: '13949403223462087617',
    begin: ago(begunMs).replace('Z', '+00:00'),
    created: ago(begunMs),
    end: ago(begunMs - HOUR),
    modified: ago(begunMs - HOUR),
    external_desc: 'We are investigating an issue with Google Chat.',
    updates: [],
    most_recent_update: { created: ago(begunMs), when: ago(begunMs), text: '**Title**', status: 'AVAILABLE' },
    status_impact: 'SERVICE_DISRUPTION',
    severity: 'medium',
    service_key: 'p9xuhZUkUVqkCCgpSRbk',
    service_name: 'Google Chat',
    affected_products: [{ title: 'Google Chat', id: 'p9xuhZUkUVqkCCgpSRbk' }],
    uri: 'incidents/PmHiuQ7KGcxiVKmfAvRa',
    ...more,
  });

  const microsoftRows = (status = 'Operational', updatedAt = ago(MINUTE)): object[] =>
    ['Microsoft 365 (Consumer)', 'Microsoft Teams Free', 'OneDrive', 'Outlook.com'].map((name) => ({
      Id: '972a3801-cef4-49eb-817a-6e8b79ac845a',
      ServiceDisplayName: name,
      ServiceWorkloadName: name,
      AuthoredDateTime: ago(2 * HOUR),
      InternalDateTime: ago(10 * MINUTE),
      LastUpdatedTime: updatedAt.replace('Z', '309+00:00'),
      Title: '',
      Message: '<div>See <a target="_blank" href="https://www.twitter.com/MSFT365Status">here</a></div>',
      Status: name.includes('Teams') ? status : 'Operational',
    }));

  /** Uses on each of seven days, today first, as strings. */
  const tagWith = (uses: readonly number[], today = now - (now % (24 * HOUR))): object => ({
    id: '802',
    name: 'whatsappdown',
    url: 'https://mastodon.social/tags/whatsappdown',
    history: uses.map((count, day) => ({
      day: String((today - day * 24 * HOUR) / 1000),
      accounts: String(count),
      uses: String(count),
    })),
  });

  const instance = (local = 'public'): object => ({
    domain: 'mastodon.social',
    title: 'Mastodon',
    version: '4.5.2',
    configuration: {
      urls: { streaming: 'wss://streaming.mastodon.social' },
      timelines_access: {
        live_feeds: { local: 'public', remote: 'authenticated' },
        hashtag_feeds: { local, remote: 'authenticated' },
      },
    },
  });

  const globalpingResult = (country: string, result: object): object => ({
    probe: {
      continent: 'EU',
      region: 'Western Europe',
      country,
      state: null,
      city: 'Town',
      asn: 64500,
      network: 'Net',
      tags: [],
      resolvers: ['private'],
    },
    result,
  });
  const answeredElsewhere = (statusCode = 400): object => ({
    status: 'finished',
    rawOutput: `HTTP/1.1 ${statusCode}`,
    rawHeaders: '',
    rawBody: null,
    truncated: false,
    resolvedAddress: '192.0.2.1',
    statusCode,
    statusCodeName: 'Bad Request',
    timings: { total: 87, dns: 12, tcp: 20, tls: 25, firstByte: 29, download: 1 },
    tls: { authorized: true, protocol: 'TLSv1.3' },
  });
  const failedElsewhere = (failureSource = 'target'): object => ({
    status: 'failed',
    failureSource,
    rawOutput: 'Request timeout',
  });
  const measurement = (results: readonly object[], status = 'finished'): object => ({
    id: 'nzGzfAGL7sZfUs3c',
    type: 'http',
    status,
    createdAt: ago(MINUTE),
    updatedAt: ago(0),
    target: 'web.whatsapp.com',
    probesCount: results.length,
    results,
  });

  const iodaAnswer = (data: readonly object[]): object => ({
    type: 'outages.alerts',
    metadata: {},
    requestParameters: { entityType: 'country' },
    error: null,
    perf: null,
    data,
    copyright: 'This data is Copyright (c) 2021 Georgia Tech Research Corporation.',
  });

  const ooniAnswer = (result: readonly object[]): object => ({
    db_stats: { bytes: 100, elapsed_seconds: 0.01, row_count: result.length, total_row_count: 100 },
    dimension_count: 1,
    result,
    v: 0,
  });
  /** One hour, so many hours ago, with so many measurements, and a share of them that fails. */
  const ooniRow = (hoursAgo: number, total: number, share: number, asn?: string): object => {
    const anomalies = Math.round(total * share);
    const counts = {
      anomaly_count: anomalies,
      confirmed_count: 0,
      failure_count: 0,
      ok_count: total - anomalies,
    };
    const at = new Date(now - (now % HOUR) - hoursAgo * HOUR).toISOString().replace('.000', '');
    return { ...counts, measurement_count: total, measurement_start_day: at, ...(asn && { probe_asn: asn }) };
  };

  const dohAnswer = (name: string, addresses: readonly string[], status?: number): Reply =>
    json({
      Status: status ?? (addresses.length > 0 ? 0 : 3),
      TC: false,
      RD: true,
      RA: true,
      AD: false,
      CD: false,
      Question: [{ name: `${name}.`, type: 1 }],
      ...(addresses.length > 0 && {
        Answer: addresses.map((data) => ({ name: `${name}.`, type: 1, TTL: 60, data })),
      }),
    });

  return {
    statuspageHead,
    component,
    statuspageShort,
    slackCalm,
    googleIncident,
    microsoftRows,
    tagWith,
    instance,
    globalpingResult,
    answeredElsewhere,
    failedElsewhere,
    measurement,
    iodaAnswer,
    ooniAnswer,
    ooniRow,
    dohAnswer,
  };
}

export const {
  statuspageHead,
  component,
  statuspageShort,
  slackCalm,
  googleIncident,
  microsoftRows,
  tagWith,
  instance,
  globalpingResult,
  answeredElsewhere,
  failedElsewhere,
  measurement,
  iodaAnswer,
  ooniAnswer,
  ooniRow,
  dohAnswer,
} = formatsAt(NOW);
