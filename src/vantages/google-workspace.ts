/**
 * The Google Workspace dashboard: `GET https://www.google.com/appsstatus/dashboard/incidents.json`, an archive, newest first, in which
 * what is open has no `end` (its schema is published beside it as `incidents.schema.json`). It is large, so only its beginning is read.
 * Whether it allows foreign origins is not known.
 */
import * as v from 'valibot';
import { DAY_MS, MINUTE_MS } from '../core/model/time.ts';
import { bodyOf, moment, timely, Unsaid, vantage } from './vantage.ts';

/** What is open was begun within this, or was forgotten. */
const FORGOTTEN_MS = 14 * DAY_MS;
/** Nothing at all in so long, and the archive is not the one that is kept. */
const ABANDONED_MS = 365 * DAY_MS;

const incidents = v.array(
  v.object({
    begin: moment,
    end: v.optional(v.nullable(moment)),
    status_impact: v.optional(v.string()),
    service_name: v.optional(v.string()),
    affected_products: v.optional(v.array(v.object({ title: v.string() }))),
    most_recent_update: v.optional(v.object({ status: v.optional(v.string()) })),
  }),
);

/** A JSON array without the item in which it was cut off. */
export function wholeItems(text: string): string {
  let [depth, isString, lastEnd] = [0, false, 0];
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    if (isString) {
      if (sign === '\\') place += 1;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return text;
      if (depth === 1) lastEnd = place + 1;
    }
  }
  return `${text.slice(0, lastEnd)}]`;
}

export const googleWorkspace = vantage(
  {
    id: 'google-workspace',
    kind: 'operator',
    hosts: ['www.google.com'],
    learns: ['service'],
    bytes: 64_000,
    mostBytes: 75_000,
    leastIntervalMs: 15 * MINUTE_MS,
    services: ['google-chat'],
    isCorsOpen: false,
  },
  async (read, _, { now }) => {
    const page = 'https://www.google.com/appsstatus/dashboard/';
    const body = await bodyOf(read, { url: `${page}incidents.json`, mostBytes: 60_000, mayBeCut: true });
    const text = new TextDecoder().decode(body);
    const whole = wholeItems(text);
    let all: v.InferOutput<typeof incidents>;
    try {
      all = v.parse(incidents, JSON.parse(whole));
    } catch {
      throw new Unsaid('malformed');
    }
    const begun = all.map(({ begin }) => begin);
    if (begun.length === 0) throw new Unsaid('nothing');
    timely(Math.max(...begun), now, ABANDONED_MS);
    const open = all.filter(
      ({ begin, end, service_name: name, affected_products: products = [], ...one }) => {
        const names = [...(name ? [name] : []), ...products.map(({ title }) => title)];
        // What was said last outranks how it began.
        const said = one.most_recent_update?.status ?? one.status_impact;
        const isBad = said === 'SERVICE_DISRUPTION' || said === 'SERVICE_OUTAGE';
        return !end && isBad && names.includes('Google Chat') && now - begin <= FORGOTTEN_MS;
      },
    );
    if (open.length > 0) {
      return { says: 'trouble', sinceAt: Math.min(now, ...open.map(({ begin }) => begin)), url: page };
    }
    // What was not read may hold what is open.
    if (whole !== text && now - Math.min(...begun) < FORGOTTEN_MS) throw new Unsaid('nothing');
    return { says: 'up', url: page };
  },
);
