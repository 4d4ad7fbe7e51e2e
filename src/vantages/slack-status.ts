/**
 * Slack's own status API: `GET https://slack-status.com/api/v2.0.0/current`, without a key (docs.slack.dev/reference/slack-status-api);
 * it may be asked once a minute, and allows no foreign origin (newrelic/nr1-status-pages#24).
 */
import * as v from 'valibot';
import type { ServiceFunction } from '../core/model/terms.ts';
import { DAY_MS, MINUTE_MS } from '../core/model/time.ts';
import { jsonOf, moment, timely, vantage } from './vantage.ts';

const FORGOTTEN_MS = 14 * DAY_MS;

const current = v.object({
  status: v.picklist(['ok', 'active']),
  date_updated: moment,
  active_incidents: v.array(
    v.object({
      type: v.string(),
      status: v.optional(v.string()),
      date_created: moment,
      date_updated: moment,
      services: v.array(v.string()),
    }),
  ),
});

/** The services that its page names, as functions; apps and workflows are none. */
const FUNCTIONS: Readonly<Partial<Record<ServiceFunction, readonly string[]>>> = {
  messages: ['Messaging', 'Connectivity', 'Connections', 'Notifications'],
  media: ['Files', 'Huddles', 'Calls'],
  account: ['Login/SSO', 'Login'],
};

export const slackStatus = vantage(
  {
    id: 'slack-status',
    kind: 'operator',
    hosts: ['slack-status.com'],
    learns: ['service'],
    bytes: 6_000,
    mostBytes: 50_000,
    leastIntervalMs: 5 * MINUTE_MS,
    services: ['slack'],
    isCorsOpen: false,
  },
  async (read, _, { now }) => {
    const url = 'https://slack-status.com/';
    const question = { url: `${url}api/v2.0.0/current`, mostBytes: 30_000 };
    const { status, active_incidents: incidents, ...page } = await jsonOf(read, question, current);
    if (status === 'ok') {
      timely(page.date_updated, now, Infinity);
      return { says: 'up', url };
    }
    // A notice announces; what breaks is an incident or an outage.
    const open = incidents.filter(({ type }) => type === 'incident' || type === 'outage');
    for (const one of open) timely(one.date_updated, now, FORGOTTEN_MS);
    const serves = (Object.keys(FUNCTIONS) as ServiceFunction[]).filter((one) =>
      open.some(({ services }) => services.some((name) => FUNCTIONS[one]!.includes(name))),
    );
    if (serves.length === 0) return { says: 'up', url };
    const sinceAt = Math.min(now, ...open.map((one) => one.date_created));
    return { says: 'trouble', serves, sinceAt, url };
  },
);
