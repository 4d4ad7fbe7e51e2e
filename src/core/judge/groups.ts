/**
 * Groups of endpoints: those of one group stand in for one another, and each group of a function is needed. What counts is weighed by
 * what it proves: an answer of a web server never outvotes a messaging protocol that fails.
 */
import type { Endpoint } from '../model/service.ts';
import type { EndpointBelief } from '../model/state.ts';

/** An endpoint with what is held about it. */
export interface Witness {
  endpoint: Endpoint;
  belief: EndpointBelief;
}

export interface Group {
  /** The first endpoint of the group, as the catalogue lists them. */
  first: Endpoint;
  /** Those with a voice. */
  members: readonly Witness[];
  /** Of these the ones that prove most: the group is silent when they all are. */
  strongest: readonly Witness[];
  /** Whether one of them proves what the service is needed for. */
  speaks: boolean;
  /** None does, though what they answer could be read: something else comes than their protocol. */
  answersOtherwise: boolean;
}

/** Its answers are of grade 0: they can come from anybody in between. */
export function provesNothing({ belief: { answersInARow, grade, outage } }: Witness): boolean {
  return answersInARow > 0 && grade === 0 && !outage;
}

/** Of these the ones that prove most: a messaging protocol, else an answer, else that a way is open. */
function strongestOf(members: readonly Witness[]): readonly Witness[] {
  const most = Math.min(2, Math.max(...members.map(({ belief }) => belief.grade)));
  return members.filter(({ belief }) => belief.grade >= most);
}

/** How its answers are taken. */
interface Reading {
  /** Whether they can be read, and not only that some came. */
  isReadable: (one: Witness) => boolean;
  /** Older ones prove nothing. */
  sinceAt: number;
  /** Its endpoints that are refused to us now: who proves less than they did does not speak in their place. */
  refused: readonly Witness[];
}

export function groupOf(
  first: Endpoint,
  members: readonly Witness[],
  { isReadable, sinceAt, refused }: Reading,
): Group {
  const strongest = strongestOf(members);
  const heard = strongest.filter((one) => isReadable(one) && one.belief.answeredAt! >= sinceAt);
  const provesIt = ({ endpoint, belief }: Witness): boolean =>
    belief.grade >= Math.max(1, endpoint.proves ?? 1);
  const proven = heard.some(provesIt);
  const provesMore = ({ belief }: Witness): boolean => heard.every((one) => one.belief.grade < belief.grade);
  const speaks = proven && !refused.some(provesMore);
  const answersOtherwise =
    !proven && heard.some(({ belief: { grade, status = 200 } }) => grade > 0 && status < 400);
  return { first, members, strongest, speaks, answersOtherwise };
}

/**
 * Who decides. Where nothing that the service is needed for has a voice: signing in, else the website; link shorteners and pages in other
 * zones never do. Where the way is all that is seen of it, which anybody in between can pretend, all that proves more: its silence
 * shows that a way is cut.
 */
export function decidingOf(groups: readonly Group[], voiced: readonly Witness[]): readonly Witness[] {
  // A plain loop: it runs after every change of a belief.
  const members: Witness[] = [];
  for (const group of groups) for (const one of group.members) members.push(one);
  const clear = members.filter((one) => !provesNothing(one));
  if (clear.length > 0) return clear;
  const others = voiced.filter((one) => !provesNothing(one));
  if (members.length > 0) return others.length > 0 ? others : members;
  const main = others.filter(({ endpoint }) => !endpoint.isContrast);
  const account = main.filter(({ endpoint }) => endpoint.serves === 'account');
  return account.length > 0 ? account : main.filter(({ endpoint }) => endpoint.serves === 'website');
}
