/**
 * OONI: what people who measure censorship found of this service in this country, against the country's own past week and against the
 * world. `GET https://api.ooni.io/api/v1/aggregation` (ooni/backend `routers/v1/aggregation.py`), always with `since` and `until`, for
 * its window is half a year otherwise. Ten cost units a minute; 429 beyond. It allows no foreign origin (ooni/backend#883). What it
 * calls an anomaly is a failure of its test: a block and an outage look alike inside one country, and the world tells them apart.
 */
import * as v from 'valibot';
import { DAY_MS, dayOf, HOUR_MS } from '../core/model/time.ts';
import { jsonOf, moment, Unsaid, vantage, type Read } from './vantage.ts';

const TESTS: Readonly<Record<string, string>> = {
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  messenger: 'facebook_messenger',
  signal: 'signal',
};

/** Of the hours before this is the present: measurements arrive late. */
const RECENT_MS = 6 * HOUR_MS;
/** Fewer, or from a single provider, are no evidence. */
const LEAST_MEASURED = 10;
const LEAST_PROVIDERS = 2;
/** Shares of failing measurements: trouble, and none. */
const TROUBLE = 0.5;
const WELL = 0.25;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const hour = v.union([
  moment,
  v.pipe(
    v.string(),
    v.isoDate(),
    v.transform((day) => Date.parse(day)),
  ),
]);
const aggregation = v.object({
  result: v.array(
    v.object({
      anomaly_count: count,
      confirmed_count: count,
      ok_count: count,
      measurement_start_day: hour,
      probe_asn: v.optional(v.nullable(v.union([v.string(), v.number()]))),
    }),
  ),
});
type Row = v.InferOutput<typeof aggregation>['result'][number];

export const ooni = vantage(
  {
    id: 'ooni',
    kind: 'country',
    hosts: ['api.ooni.io'],
    learns: ['service', 'country'],
    bytes: 40_000,
    mostBytes: 80_000,
    leastIntervalMs: HOUR_MS,
    services: Object.keys(TESTS),
    isCorsOpen: false,
  },
  async (read, { id }, { now, country }) => {
    if (!country) throw new Unsaid('nothing');
    const test = TESTS[id]!;
    const [since, until] = [dayOf(now - DAY_MS), dayOf(now + DAY_MS)];
    const span = `test_name=${test}&since=${since}&until=${until}&axis_x=measurement_start_day&time_grain=hour`;
    const here = await rows(read, `${span}&axis_y=probe_asn&probe_cc=${country}`);
    const isRecent = ({ measurement_start_day: at }: Row): boolean =>
      at <= now && now - at <= RECENT_MS + HOUR_MS;
    if (here.length > 0 && !here.some(isRecent)) throw new Unsaid('stale');
    const recent = here.filter(isRecent);
    const providers = new Set(recent.map(({ probe_asn: asn }) => asn));
    if (sizeOf(recent) < LEAST_MEASURED || providers.size < LEAST_PROVIDERS) throw new Unsaid('nothing');

    const at = Math.max(...recent.map((one) => one.measurement_start_day));
    const common = { at, url: `https://explorer.ooni.org/country/${country}` };
    if (failing(recent) <= WELL) return { says: 'up', places: [country], ...common };
    if (failing(recent) < TROUBLE) throw new Unsaid('nothing');

    const world = await rows(read, span);
    const [worldNow, worldBefore] = [world.filter(isRecent), world.filter((one) => !isRecent(one))];
    if (sizeOf(worldNow) < LEAST_MEASURED) throw new Unsaid('nothing');
    if (failing(worldNow) <= WELL) return { says: 'trouble', places: [country], ...common };
    // A test that fails all over the world and did before is a broken test.
    if (failing(worldNow) >= TROUBLE && failing(worldBefore) <= WELL) return { says: 'trouble', ...common };
    throw new Unsaid('nothing');
  },
);

async function rows(read: Read, query: string): Promise<readonly Row[]> {
  const url = `https://api.ooni.io/api/v1/aggregation?${query}`;
  return (await jsonOf(read, { url, mostBytes: 60_000 }, aggregation)).result;
}

const sizeOf = (some: readonly Row[]): number =>
  some.reduce((sum, one) => sum + one.anomaly_count + one.confirmed_count + one.ok_count, 0);

const failing = (some: readonly Row[]): number =>
  some.reduce((sum, one) => sum + one.anomaly_count + one.confirmed_count, 0) / Math.max(1, sizeOf(some));
