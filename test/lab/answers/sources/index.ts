/** Outside sources, as the scenario has them speak when they are asked: one file a format. */
import { saidBy } from '../../../scenario/said.ts';
import { formatsAt } from '../../../vantages/formats.ts';
import { json } from '../../../vantages/served.ts';
import { OPEN, type Answer, type Question } from '../../answer.ts';
import type { Reply } from '../../../scenario/reply.ts';
import { globalping } from './globalping.ts';
import { google } from './google.ts';
import { ioda } from './ioda.ts';
import { mastodon } from './mastodon.ts';
import { microsoft } from './microsoft.ts';
import { ooni } from './ooni.ts';
import { resolvers } from './resolvers.ts';
import { signalFlag } from './signal-flag.ts';
import { slack } from './slack.ts';
import { statuspage } from './statuspage.ts';
import type { Format } from './format.ts';

/** The first that is asked answers: Signal's flag is a question to a resolver too. */
export const FORMATS: readonly Format[] = [
  statuspage,
  slack,
  google,
  microsoft,
  signalFlag,
  mastodon,
  globalping,
  ioda,
  ooni,
  resolvers,
];

/** A door that is closed to strangers, as Mastodon has it: whoever says nothing in the scenario says this. */
const CLOSED = json({ error: 'This method requires an authenticated user' }, 401);

/** What a format answers, were its clock so many milliseconds ahead of now. */
export function answerOf(format: Format, question: Question, aheadMs = 0): Reply | undefined {
  const { world } = question;
  const asked = format.asked(question);
  if (!asked) return undefined;
  const about = { service: undefined, ...asked };
  const said = saidBy(world.scenario, { kind: format.kind, ...about }, world.second());
  const at = Date.now() + aheadMs - 1000 * (said?.ageSeconds ?? 0);
  const says = said?.says ?? 'up';
  const { count, place, function: serves = 'messages' } = said ?? {};
  const word = {
    ...{ at, of: formatsAt(at), serves, country: world.scenario.country ?? '' },
    ...(count !== undefined && { count }),
    ...(place !== undefined && { place }),
  };
  const reply = says === 'unknown' ? CLOSED : format.reply(question, { ...word, says });
  if (!reply) return undefined;
  const { status = 200, headers = {}, body = '' } = reply;
  // What would link one visit to the next, were it sent back.
  const etag = `"${question.host}"`;
  return { status, headers: { etag, ...headers, ...(format.isOpen && OPEN) }, body };
}

export const sources: readonly Answer[] = FORMATS.flatMap((format) =>
  format.hosts.map((host): Answer => ({ host, reply: (question) => answerOf(format, question) })),
);
