/** What others' opinions come to about one service, beside what was measured of it here: what the rules of `opinions.ts` look at. */
import { CACHED_MS } from '../detect/resolvers.ts';
import type { AskedHere, Opinion, Says } from '../model/opinion.ts';
import type { Cause, Connection, Failure, ServiceId, Status } from '../model/terms.ts';
import { heardNow } from './heard.ts';

/** What was measured of one service here, as far as opinions can bear on it. */
export interface MeasuredHere {
  service: ServiceId;
  connection: Connection;
  status: Exclude<Status, 'paused'>;
  cause?: Cause;
  /** When what fails began to. */
  sinceAt: number;
  at: number;
  /** The requests that had a voice and get no answer now. */
  failing: readonly AskedHere[];
  /** These are all that had a voice, and they fell silent together: whatever cuts one of them cuts them all. */
  isDark?: boolean;
}

/** Opinions by what follows from them. */
export interface KnownOpinions {
  here: MeasuredHere;
  /** All who see trouble with it, whatever that proves. */
  trouble: readonly Opinion[];
  /** Who runs it speaks of what fails here. */
  operator: readonly Opinion[];
  /** Measurements fail in the user's country alone, or all over the world. */
  blockedInCountry: readonly Opinion[];
  failsEverywhere: readonly Opinion[];
  /** The whole country, or the provider, is cut off. */
  cut: readonly Opinion[];
  /** No resolver finds the names any more, or all but the one here do. */
  namesGone: readonly Opinion[];
  namesLostHere: readonly Opinion[];
  /** The very requests that fail here fail elsewhere too, or are answered there. */
  silentElsewhere: readonly Opinion[];
  answersElsewhere: readonly Opinion[];
}

export function knownOpinions(opinions: readonly Opinion[], here: MeasuredHere): KnownOpinions {
  const heard = heardNow(opinions, here.at);
  // What a friend's text says is shown, and is no evidence.
  const about = heard.filter(({ kind, service }) => kind !== 'friend' && service === here.service);
  const trouble = about.filter((one) => one.says === 'trouble' && one.host === undefined);
  const ofKind = (kind: Opinion['kind']) => trouble.filter((one) => one.kind === kind);
  return {
    here,
    trouble,
    operator: ofKind('operator').filter((one) => isOfWhatFails(one, here)),
    blockedInCountry: ofKind('country').filter(({ places }) => places !== undefined),
    failsEverywhere: ofKind('country').filter(({ places }) => places === undefined),
    cut: heard.filter(({ kind, service, says }) => kind === 'country' && !service && says === 'trouble'),
    ...onNames(about, here),
    ...onRequests(about, here),
  };
}

/** A broken billing page is no reason why messages fail. */
const isOfWhatFails = ({ serves }: Opinion, { failing }: MeasuredHere): boolean =>
  serves === undefined || failing.some((one) => serves.includes(one.serves));

/** What is said of a request of this kind to these hosts; of a host about which two disagree, nothing. */
function agreed(about: readonly Opinion[], way: 'name' | 'http', asked: readonly AskedHere[]) {
  const said = about.filter((one) => one.way === way && asked.some(({ host }) => host === one.host));
  const isDisputed = ({ host, says }: Opinion): boolean =>
    said.some((other) => other.host === host && other.says !== says);
  const clear = said.filter((one) => !isDisputed(one));
  const saying = (what: Says) => clear.filter(({ says }) => says === what);
  return { up: saying('up'), trouble: saying('trouble') };
}

const isAbout = (opinions: readonly Opinion[], { host }: AskedHere): boolean =>
  opinions.some((one) => one.host === host);

function onNames(about: readonly Opinion[], { failing, at, sinceAt }: MeasuredHere) {
  const { up, trouble } = agreed(about, 'name', failing);
  const lost = failing.filter(({ failure }) => failure === 'dns');
  const isGone = up.length === 0 && failing.length > 0 && failing.every((one) => isAbout(trouble, one));
  // A resolver may go on finding what is gone: what it keeps is some minutes old. Of a protocol's failure no layer is told.
  const isLostHere =
    at - sinceAt >= CACHED_MS &&
    trouble.length === 0 &&
    lost.some((one) => isAbout(up, one)) &&
    failing.every(({ way, failure }) => way === 'protocol' || failure === 'dns');
  return { namesGone: isGone ? trouble : [], namesLostHere: isLostHere ? up : [] };
}

/** Something was heard from the server, or from who stands before it: that a head is answered elsewhere, or is not, proves nothing. */
export function wasHeard({ failure }: Pick<AskedHere, 'failure'>): boolean {
  const heard: readonly (Failure | undefined)[] = ['http-error', 'no-protocol', 'captive', 'aborted'];
  return heard.includes(failure);
}

function onRequests(about: readonly Opinion[], { failing, isDark = false }: MeasuredHere) {
  const plain = failing.filter((one) => one.way === 'http' && !wasHeard(one));
  const { up, trouble } = agreed(about, 'http', plain);
  const bears = (opinions: readonly Opinion[]): boolean =>
    explains(opinions, failing, plain) || (isDark && plain.some((one) => isAbout(opinions, one)));
  return {
    answersElsewhere: trouble.length === 0 && bears(up) ? up : [],
    silentElsewhere: up.length === 0 && bears(trouble) ? trouble : [],
  };
}

/**
 * Whether these opinions on plain requests that fail here bear on why the service does: one of its messages' own requests is among
 * them, or every gateway fails at a host at which such a request fails too.
 */
function explains(opinions: readonly Opinion[], failing: readonly AskedHere[], plain: readonly AskedHere[]) {
  if (opinions.length === 0) return false;
  const messages = failing.filter(({ serves }) => serves === 'messages');
  const needed = messages.length > 0 ? messages : failing;
  const plainOnes = needed.filter((one) => plain.includes(one));
  return plainOnes.length > 0
    ? plainOnes.some((one) => isAbout(opinions, one))
    : needed.every((one) => isAbout(opinions, one));
}
