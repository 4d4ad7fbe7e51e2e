/**
 * IODA (Georgia Tech): is a whole country, or a provider, cut off from the internet? `GET /v2/outages/alerts` with `from`, `until`,
 * `entityType` and `entityCode`, without a key. An alert is written when a signal (routes, pings, darknet traffic) leaves or returns to
 * its usual range, so that the latest of each signal says how it is now. No limit is stated: half an hour is polite. CC BY-NC-SA.
 */
import * as v from 'valibot';
import { CLOCKS_APART_MS, DAY_MS, MINUTE_MS } from '../core/model/time.ts';
import { jsonOf, Unsaid, vantage, type Read } from './vantage.ts';

const LOOK_BACK_MS = 3 * DAY_MS;
/** A signal counts as lost below this share of what is usual; so many signals have to be. */
const LOST_BELOW = 0.5;
const LEAST_SIGNALS = 2;

const alerts = v.object({
  error: v.optional(v.nullable(v.string())),
  data: v.array(
    v.object({
      datasource: v.string(),
      entity: v.object({ code: v.string(), type: v.string() }),
      time: v.number(),
      level: v.picklist(['normal', 'warning', 'critical']),
      value: v.optional(v.nullable(v.number())),
      historyValue: v.optional(v.nullable(v.number())),
    }),
  ),
});
type Alert = v.InferOutput<typeof alerts>['data'][number];

export const ioda = vantage(
  {
    id: 'ioda',
    kind: 'country',
    hosts: ['api.ioda.inetintel.cc.gatech.edu'],
    learns: ['country', 'provider'],
    bytes: 10_000,
    mostBytes: 50_000,
    leastIntervalMs: 30 * MINUTE_MS,
    services: 'any',
    isCorsOpen: false,
    isOfCountry: true,
  },
  async (read, _, { now, country, provider }) => {
    if (!country) throw new Unsaid('nothing');
    const url = `https://ioda.inetintel.cc.gatech.edu/country/${country}`;
    const about = { places: [country], url };
    const inCountry = await lostSince(read, 'country', country, now);
    if (inCountry !== undefined) return { says: 'trouble', sinceAt: inCountry, ...about };
    if (provider === undefined) return { says: 'up', ...about };
    const atProvider = await lostSince(read, 'asn', String(provider), now);
    if (atProvider === undefined) return { says: 'up', provider, ...about };
    return { says: 'trouble', sinceAt: atProvider, provider, ...about };
  },
);

/** Since when enough signals of a country or provider are lost, `undefined` where they are not. */
async function lostSince(
  read: Read,
  type: 'country' | 'asn',
  code: string,
  now: number,
): Promise<number | undefined> {
  const seconds = (at: number): number => Math.floor(at / 1000);
  const span = `from=${seconds(now - LOOK_BACK_MS)}&until=${seconds(now)}`;
  const url = `https://api.ioda.inetintel.cc.gatech.edu/v2/outages/alerts?${span}&entityType=${type}&entityCode=${code}`;
  const { error, data } = await jsonOf(read, { url, mostBytes: 30_000 }, alerts);
  if (error) throw new Unsaid('malformed');
  const own = data.filter((one) => one.entity.type === type && one.entity.code === code);
  // Who answers about somebody else, or another time, was not understood.
  if (data.length > 0 && own.length === 0) throw new Unsaid('malformed');
  const current = own.filter(
    ({ time }) => time * 1000 <= now + CLOCKS_APART_MS && now - time * 1000 <= LOOK_BACK_MS + CLOCKS_APART_MS,
  );
  if (own.length > 0 && current.length === 0) throw new Unsaid('stale');
  const latest = new Map<string, Alert>();
  for (const alert of current.toSorted((a, b) => a.time - b.time)) latest.set(alert.datasource, alert);
  const lost = [...latest.values()].filter(isLost);
  return lost.length >= LEAST_SIGNALS ? Math.min(...lost.map(({ time }) => time * 1000)) : undefined;
}

const isLost = ({ level, value, historyValue }: Alert): boolean =>
  level !== 'normal' &&
  typeof value === 'number' &&
  typeof historyValue === 'number' &&
  historyValue > 0 &&
  value / historyValue < LOST_BELOW;
