/** What gets through: either family of addresses, plain pages, sockets. */
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { isNothingNew, requestsIn } from './requests.ts';
import type { LookKind, CheckUpLook, LineFinding, Measured } from './measured.ts';

const say = sentencesOf('checkup');

/** Where there is no such family a browser knows that at once; what is there and leads nowhere is waited for. In milliseconds. */
const AT_ONCE_MS = 2_000;

const looksAt = ({ looks }: Measured, wanted: LookKind): CheckUpLook[] =>
  looks.filter(({ asked }) => asked === wanted);

const isAnswered = ({ seen }: CheckUpLook): boolean => seen.answered;

/** What became of each question. */
const fatesOf = (looks: readonly CheckUpLook[]): Sentence[] =>
  looks.map(({ host, seen: { answered, latencyMs, failure = 'network' } }) =>
    answered ? say('host-answered', { host, latency: { latencyMs } }) : say('host-failed', { host, failure }),
  );

export function findFamily(measured: Measured, topic: 'ipv4' | 'ipv6'): LineFinding {
  const looks = looksAt(measured, topic);
  const evidence = fatesOf(looks);
  if (looks.some(isAnswered)) return { topic, mark: 'good', says: say(`${topic}-good`), evidence };
  const other = looksAt(measured, topic === 'ipv4' ? 'ipv6' : 'ipv4');
  // Hosts that are silent over either family tell nothing of either.
  if (looks.length === 0 || !other.some(isAnswered))
    return { topic, mark: 'unseen', says: say('unseen-silent'), evidence };
  const isThere = looks.some(({ seen }) => seen.latencyMs > AT_ONCE_MS);
  if (topic === 'ipv6' && !isThere) return { topic, mark: 'note', says: say('ipv6-none'), evidence };
  return { topic, mark: 'fault', says: say(`${topic}-silent`), evidence };
}

/** A sign-in page takes the place of plain pages, and breaks all that is encrypted. */
export function findSignIn(measured: Measured): LineFinding {
  const looks = looksAt(measured, 'plain');
  const topic = 'sign-in';
  const evidence = fatesOf(looks);
  const answering = looks.filter(isAnswered);
  // A page that is changed on its way while encrypted ones pass is a meddler, and no sign-in page.
  if (looks.some(({ seen }) => seen.failure === 'captive'))
    return { topic, mark: 'fault', says: say('sign-in-page'), evidence };
  if (answering.length === 0) return { topic, mark: 'unseen', says: say('unseen-silent'), evidence };
  const { answering: sites } = requestsIn(measured);
  if (sites.length === 0) return { topic, mark: 'fault', says: say('sign-in-likely'), evidence };
  return { topic, mark: 'good', says: say('sign-in-good'), evidence };
}

export function findSockets(measured: Measured): LineFinding {
  const looks = looksAt(measured, 'socket');
  const topic = 'sockets';
  if (looks.length === 0) return { topic, mark: 'unseen', says: say('unseen-permission'), evidence: [] };
  const count = looks.filter(isAnswered).length;
  const evidence = [say('sockets-counted', { count, total: looks.length }), ...fatesOf(looks)];
  if (count > 0) return { topic, mark: 'good', says: say('sockets-good'), evidence };
  const isElse = requestsIn(measured).answering.length > 0 && !isNothingNew(measured);
  if (!isElse) return { topic, mark: 'unseen', says: say('unseen-silent'), evidence };
  return { topic, mark: 'fault', says: say('sockets-blocked'), evidence };
}
