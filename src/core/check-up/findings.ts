/** What follows from a check-up: a finding for each topic, one sentence for the whole, and what of it a provider is told. */
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { LineFinding, Measured, Topic } from './measured.ts';
import { findNames } from './names-found.ts';
import { findRequests } from './requests.ts';
import { findClock, findGateway } from './trust.ts';
import { findFamily, findSignIn, findSockets } from './ways.ts';

const say = sentencesOf('checkup');

/** In the order in which they are told; nothing where nothing was asked. */
export function findingsOf(measured: Measured): LineFinding[] {
  if (measured.isSystemOffline) return [];
  return [
    findRequests(measured),
    findNames(measured),
    findFamily(measured, 'ipv4'),
    findFamily(measured, 'ipv6'),
    findSignIn(measured),
    findClock(measured),
    findGateway(measured),
    findSockets(measured),
  ];
}

/** Faults by what their sentence is worth: what explains others comes first, for behind a sign-in page nothing else needs saying. */
const FIRST: readonly string[] = [
  'clock-certificates',
  'sign-in-page',
  'gateway-refused',
  'sign-in-likely',
  'names-none',
  'requests-none',
  'requests-partial',
  'requests-new',
  'names-forged',
  'names-lost',
  'requests-lossy',
  'requests-slow',
  'names-slow',
  'clock-behind',
  'clock-ahead',
  'sockets-blocked',
  'ipv4-silent',
  'ipv6-silent',
].map((key) => say(key).key);

/** One sentence for the whole: the fault that weighs most, or that there is none. */
export function lineSentence(
  { isSystemOffline }: Pick<Measured, 'isSystemOffline'>,
  findings: readonly LineFinding[],
): Sentence {
  if (isSystemOffline) return say('whole-offline');
  const faults = findings.filter(({ mark }) => mark === 'fault');
  const isDead = faults.some(({ says }) => says.key === say('requests-none').key);
  // A wrong clock is reason enough for every certificate to be refused.
  const rank = ({ topic, says }: LineFinding) => (isDead && topic === 'clock' ? -1 : FIRST.indexOf(says.key));
  const [worst] = faults.sort((one, other) => rank(one) - rank(other));
  return worst?.says ?? say('whole-fine');
}

/** Faults that a provider can do something about. */
const PROVIDERS: readonly Topic[] = ['requests', 'names', 'ipv4', 'ipv6', 'sign-in', 'sockets'];

/**
 * What a provider is told, or nothing where there is no fault that it could mend: the faults and what they rest on, and how requests fare.
 * @param namesSigner whether who signs certificates is told too
 */
export function toldProvider(findings: readonly LineFinding[], namesSigner: boolean): LineFinding[] {
  const isTheirs = ({ topic, mark }: LineFinding) => mark === 'fault' && PROVIDERS.includes(topic);
  if (!findings.some(isTheirs)) return [];
  return findings.filter(
    (one) =>
      isTheirs(one) ||
      one.topic === 'requests' ||
      (namesSigner && one.topic === 'gateway' && one.mark === 'note'),
  );
}
