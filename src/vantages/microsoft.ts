/**
 * Microsoft's page for consumers: `GET https://status.cloud.microsoft/api/posts/m365Consumer`, an array of products, without a key. It
 * is what its own page reads and no documented contract: a path that is gone answers 200 with a web page. Of Teams it has the free one
 * alone; `Status` is one of five words; `LastUpdatedTime` is the moment of the answer. It allows no foreign origin.
 */
import * as v from 'valibot';
import { DAY_MS, MINUTE_MS } from '../core/model/time.ts';
import { jsonOf, moment, timely, Unsaid, vantage } from './vantage.ts';

const posts = v.array(
  v.object({
    ServiceDisplayName: v.string(),
    Status: v.string(),
    LastUpdatedTime: moment,
    AuthoredDateTime: v.optional(v.nullable(moment)),
  }),
);

const plain = (word: string): string => word.toLowerCase().replace(/\s/g, '');
const WELL = ['available', 'operational', 'servicerestored'];

export const microsoft = vantage(
  {
    id: 'microsoft',
    kind: 'operator',
    hosts: ['status.cloud.microsoft'],
    learns: ['service'],
    bytes: 8_000,
    mostBytes: 50_000,
    leastIntervalMs: 10 * MINUTE_MS,
    services: ['teams'],
    isCorsOpen: false,
  },
  async (read, _, { now }) => {
    const host = 'https://status.cloud.microsoft/';
    const rows = await jsonOf(read, { url: `${host}api/posts/m365Consumer`, mostBytes: 30_000 }, posts);
    const row = rows.find(({ ServiceDisplayName: name }) => /\bTeams\b/.test(name));
    if (!row) throw new Unsaid('nothing');
    timely(row.LastUpdatedTime, now, DAY_MS);
    if (WELL.includes(plain(row.Status))) return { says: 'up', url: host };
    if (plain(row.Status) !== 'servicedegradation') throw new Unsaid('malformed');
    const since = row.AuthoredDateTime ? { sinceAt: Math.min(row.AuthoredDateTime, now) } : {};
    return { says: 'trouble', url: host, ...since };
  },
);
