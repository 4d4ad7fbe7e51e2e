/**
 * Globalping (jsdelivr/globalping): people in other countries who lend their line to measurements ask the failing address for us, by its
 * head alone. Never from the user's own country, where lending could cost somebody dearly. `POST /v1/measurements`, then
 * `GET /v1/measurements/{id}` until it is done. 250 tests an hour and address without an account; results can be read by whoever has
 * their id. Open to CORS. Terms of 31 July 2026.
 */
import * as v from 'valibot';
import { hostOf } from '../core/model/service.ts';
import { MINUTE_MS } from '../core/model/time.ts';
import { jsonOf, Unsaid, vantage } from './vantage.ts';

/** Countries in which there are always probes, on different continents. */
const COUNTRIES = ['DE', 'IN', 'BR', 'US', 'JP', 'ZA', 'AU', 'FR', 'SG', 'CA'];
const ASKED = 3;
/** So many have to agree. */
const LEAST_ALIKE = 2;
const POLLS = 8;
const POLL_MS = 1_500;
const API = 'https://api.globalping.io/v1/measurements';

const created = v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{4,64}$/)) });
const measured = v.object({
  status: v.string(),
  results: v.array(
    v.object({
      probe: v.object({ country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)) }),
      result: v.object({
        status: v.string(),
        /** Who is to blame where it failed: `target`, or the probe itself. */
        failureSource: v.optional(v.nullable(v.string())),
        statusCode: v.optional(v.nullable(v.number())),
        tls: v.optional(v.nullable(v.object({ authorized: v.optional(v.boolean()) }))),
      }),
    }),
  ),
});
type Result = v.InferOutput<typeof measured>['results'][number];

export const globalping = vantage(
  {
    id: 'globalping',
    kind: 'remote',
    hosts: ['api.globalping.io'],
    learns: ['host'],
    bytes: 20_000,
    mostBytes: 60_000,
    leastIntervalMs: 10 * MINUTE_MS,
    services: 'any',
    isCorsOpen: true,
  },
  async (read, { endpoints }, { target, country, random, wait }) => {
    // Without a country nobody could say which one to leave out.
    if (!country || target?.way !== 'http') throw new Unsaid('nothing');
    if (!endpoints.some(({ probe }) => probe.url === target.url)) throw new Unsaid('nothing');
    const { hostname: host, pathname: path, search } = new URL(target.url);
    const places = chosen(country, random);
    const post = {
      type: 'http',
      target: host,
      locations: places.map((one) => ({ country: one, limit: 1 })),
      measurementOptions: {
        protocol: 'HTTPS',
        port: 443,
        request: { method: 'HEAD', path, query: search.slice(1) },
      },
    };
    const { id } = await jsonOf(read, { url: API, post, mostBytes: 4_000 }, created);
    for (let polls = 0; polls < POLLS; polls += 1) {
      await wait(POLL_MS);
      const question = { url: `${API}/${id}`, mostBytes: 30_000 };
      const { status, results } = await jsonOf(read, question, measured);
      if (status === 'in-progress') continue;
      const asked = results.filter(({ probe }) => places.includes(probe.country));
      const up = placesOf(asked.filter(answers));
      const silent = placesOf(asked.filter(fails));
      const common = { host: hostOf(target.url), way: 'http' } as const;
      if (up.length >= LEAST_ALIKE) return { says: 'up', places: up, ...common };
      if (silent.length >= LEAST_ALIKE) return { says: 'trouble', places: silent, ...common };
      throw new Unsaid('nothing');
    }
    throw new Unsaid('silent');
  },
);

/** Different countries, none of them the user's. */
function chosen(country: string, random: () => number): string[] {
  const others = COUNTRIES.filter((one) => one !== country);
  return Array.from({ length: ASKED }, () => others.splice(Math.floor(random() * others.length), 1)[0]!);
}

/** Any answer but a server's own error, over a connection that was the right one's. */
const answers = ({ result: { status, statusCode, tls } }: Result): boolean =>
  status === 'finished' && !!statusCode && statusCode >= 100 && statusCode < 500 && tls?.authorized !== false;

/** The server's own error, or none; what failed at the probe says nothing of the target. */
const fails = ({ result: { status, statusCode, failureSource } }: Result): boolean =>
  (status === 'finished' && !!statusCode && statusCode >= 500) ||
  (status === 'failed' && (failureSource ?? 'target') === 'target');

const placesOf = (results: readonly Result[]): string[] => [
  ...new Set(results.map(({ probe }) => probe.country)),
];
