/**
 * Status pages of operators at Atlassian Statuspage, API v2: `status.json` (some 230 bytes) first, `summary.json` (3 kB and more) only
 * when it says something. Public pages are open to CORS. Form: npm `statuspage.io` 3.3.8 `dist/interfaces/Result.d.ts`; a long list of
 * components may be cut to 25 (w6w-io/w6w-apps). Whoever marks a component tells what is broken; its name tells which function that is.
 */
import * as v from 'valibot';
import type { ServiceFunction, ServiceId } from '../core/model/terms.ts';
import { CLOCKS_APART_MS, DAY_MS, MINUTE_MS } from '../core/model/time.ts';
import { jsonOf, moment, timely, Unsaid, vantage, type Vantage } from './vantage.ts';

interface Page {
  service: ServiceId;
  host: string;
  /** Its id, where it is known: pages change hands. */
  page?: string;
  /** What people read. */
  url: string;
  /** Names of components, and which function each is; those that are none of them are no part of the service as Wasl means it. */
  functions: Readonly<Partial<Record<ServiceFunction, RegExp>>>;
}

const MOST_BYTES = 60_000;
/** A page that nobody has touched for longer is no page any more. */
const ABANDONED_MS = 2 * 365 * DAY_MS;
/** An incident of which nothing was heard for longer was forgotten. */
const FORGOTTEN_MS = 14 * DAY_MS;

const head = v.object({ id: v.string(), updated_at: moment });
const statusJson = v.object({ page: head, status: v.object({ indicator: v.string() }) });

const component = v.object({
  name: v.string(),
  status: v.string(),
  updated_at: v.optional(moment),
  group: v.optional(v.nullable(v.boolean())),
});
const incident = v.object({
  status: v.string(),
  impact: v.optional(v.nullable(v.string())),
  created_at: moment,
  updated_at: moment,
  components: v.optional(v.nullable(v.array(component))),
});
const summaryJson = v.object({ page: head, components: v.array(component), incidents: v.array(incident) });

const BROKEN = ['degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'];
const HEAVY = ['major', 'critical'];
const OPEN = ['investigating', 'identified'];

export const statuspage = ({ service, host, page, url, functions }: Page): Vantage =>
  vantage(
    {
      id: `statuspage/${service}`,
      kind: 'operator',
      hosts: [host],
      learns: ['service'],
      bytes: 6_000,
      mostBytes: 75_000,
      leastIntervalMs: 10 * MINUTE_MS,
      services: [service],
      isCorsOpen: true,
    },
    async (read, _, { now }) => {
      const isWhole = (found: { id: string }) => page === undefined || found.id === page;
      const from = (name: string) => ({ url: `https://${host}/api/v2/${name}`, mostBytes: MOST_BYTES });

      const short = await jsonOf(read, from('status.json'), statusJson);
      if (!isWhole(short.page)) throw new Unsaid('malformed');
      timely(short.page.updated_at, now, ABANDONED_MS);
      if (short.status.indicator === 'none') return { says: 'up', url };

      const { page: again, components, incidents } = await jsonOf(read, from('summary.json'), summaryJson);
      if (!isWhole(again)) throw new Unsaid('malformed');
      const current = incidents.filter(
        ({ updated_at: at }) => at <= now + CLOCKS_APART_MS && now - at <= FORGOTTEN_MS,
      );
      // A group repeats what its members say.
      const broken = [
        ...components.filter(({ group }) => !group),
        ...current.flatMap((one) => one.components ?? []),
      ].filter(({ status }) => BROKEN.includes(status));
      const serves = (Object.keys(functions) as ServiceFunction[]).filter((one) =>
        broken.some(({ name }) => functions[one]!.test(name)),
      );
      const [oldest] = current.map((one) => one.created_at).toSorted((a, b) => a - b);
      const since = oldest === undefined ? {} : { sinceAt: Math.min(oldest, now) };
      if (serves.length > 0) return { says: 'trouble', serves, url, ...since };
      const isSerious = current.some(
        (one) => OPEN.includes(one.status) && HEAVY.includes(one.impact ?? '') && !one.components?.length,
      );
      return isSerious ? { says: 'trouble', url, ...since } : { says: 'up', url };
    },
  );

/** Components as their pages name them; a name that is new on a page speaks for nothing until it is put here. */
export const STATUSPAGES: readonly Vantage[] = [
  statuspage({
    service: 'discord',
    host: 'discordstatus.com',
    page: 'srhpyqt94yxb',
    url: 'https://discordstatus.com/',
    functions: {
      messages: /^(?:API|Gateway|Push Notifications|Desktop|Android|iOS)$/i,
      media: /^(?:Media Proxy|CDN|Voice.*)$/i,
      account: /^(?:Login|Authentication)$/i,
      website: /^(?:Web|Website|Marketing Site)$/i,
    },
  }),
  statuspage({
    service: 'zoom',
    host: 'www.zoomstatus.com',
    page: '14qjgk812kgk',
    url: 'https://www.zoomstatus.com/',
    functions: {
      messages: /\b(?:Team )?Chat\b/i,
      media: /^Zoom Meetings?\b/i,
      account: /\b(?:Login|Sign[- ]?in|SSO)\b/i,
      website: /\b(?:Website|Web Portal)\b/i,
    },
  }),
  statuspage({
    // The page of the developers' APIs; none is known for the people's app.
    service: 'line',
    host: 'api.line-status.info',
    url: 'https://api.line-status.info/',
    functions: { messages: /\bMessaging API\b/i, account: /\bLINE Login\b/i },
  }),
];
