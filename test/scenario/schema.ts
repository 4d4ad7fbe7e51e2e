/** The shape of a scenario file. Every key that is not named here is refused. */
import * as v from 'valibot';
import { country, opinion, sources } from './opinions.ts';
import { seconds, text } from './schema-parts.ts';

const share = v.pipe(
  v.number(),
  v.minValue(0, 'a number from 0 to 1'),
  v.maxValue(1, 'a number from 0 to 1'),
);
const latencyMs = v.pipe(
  v.tuple([v.pipe(v.number(), v.minValue(0, 'milliseconds, 0 or more')), v.number()]),
  v.check(([least, most]) => least <= most, 'two numbers of milliseconds, the smaller first'),
  v.readonly(),
);
const utc = v.pipe(
  v.string(),
  v.check(
    (moment) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(moment) &&
      !Number.isNaN(Date.parse(moment)) &&
      new Date(moment).toISOString().slice(0, 19) === moment.slice(0, 19),
    'a moment in UTC such as "2026-11-22T21:00:00Z"',
  ),
);
const host = v.pipe(
  v.string(),
  v.regex(/^(\*|(\*\.)?[a-z0-9*-]+(\.[a-z0-9*-]+)+)$/, 'a host name or a glob such as "*.whatsapp.com"'),
);
const status = v.pipe(
  v.number(),
  v.integer('a status from 200 to 599'),
  v.minValue(200, 'a status from 200 to 599'),
  v.maxValue(599, 'a status from 200 to 599'),
);

const anyFault = {
  from: seconds,
  to: v.exactOptional(seconds),
  hosts: v.exactOptional(v.pipe(v.array(host), v.nonEmpty('at least one host'))),
  services: v.exactOptional(v.pipe(v.array(text), v.nonEmpty('at least one service'))),
  connections: v.exactOptional(v.literal('new')),
  probability: v.optional(share, 1),
  only: v.exactOptional(
    v.pipe(
      v.array(v.picklist(['https', 'http', 'websocket', 'dns-over-https'])),
      v.nonEmpty('at least one kind of attempt'),
    ),
  ),
};
const plain = v.picklist([
  'dns-forged',
  'refused',
  'timeout',
  'tls-reset',
  'hang',
  'websocket-silent',
  'no-protocol',
  'captive',
  'drop-idle',
]);
const spell = v.picklist(['asleep', 'closed', 'os-offline']);

const event = v.variant('fault', [
  v.strictObject({ ...anyFault, fault: plain }),
  v.strictObject({ ...anyFault, fault: v.literal('dns'), everywhere: v.optional(v.boolean(), false) }),
  v.strictObject({
    ...anyFault,
    fault: v.literal('certificate'),
    reason: v.optional(v.picklist(['untrusted', 'expired', 'name']), 'untrusted'),
  }),
  v.strictObject({ ...anyFault, fault: v.picklist(['status', 'websocket-refused']), status }),
  v.strictObject({ ...anyFault, fault: v.literal('slow'), latencyMs }),
  v.strictObject({ fault: spell, from: seconds, to: v.exactOptional(seconds) }),
  v.strictObject({ fault: v.literal('killed'), from: seconds }),
  v.strictObject({ fault: v.literal('clock'), from: seconds, by: v.pipe(v.number(), v.finite()) }),
]);

/** `startAt` as text, events as they stand, everything that may be left out filled in but the services. */
export const schema = v.strictObject({
  name: text,
  seed: v.pipe(v.number(), v.safeInteger('a whole number')),
  startAt: utc,
  duration: v.pipe(v.number(), v.finite(), v.gtValue(0, 'a number of seconds above 0')),
  services: v.exactOptional(
    v.pipe(
      v.array(text),
      v.nonEmpty('at least one service'),
      v.check((ids) => new Set(ids).size === ids.length, 'a list that names each service once'),
    ),
  ),
  preset: v.optional(v.picklist(['saver', 'normal', 'watchful']), 'normal'),
  permissions: v.optional(v.picklist(['none', 'exact']), 'none'),
  browser: v.optional(v.picklist(['chromium', 'firefox']), 'chromium'),
  baseline: v.optional(
    v.strictObject({ loss: v.optional(share, 0), latencyMs: v.optional(latencyMs, [40, 160]) }),
    { loss: 0, latencyMs: [40, 160] },
  ),
  country: v.exactOptional(country),
  sources: v.exactOptional(sources),
  opinions: v.exactOptional(v.array(opinion)),
  events: v.array(event),
});

export type ScenarioFile = v.InferOutput<typeof schema>;
