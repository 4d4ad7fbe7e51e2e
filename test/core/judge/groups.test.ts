/** What groups of endpoints say together: by what they prove, and not by how many they are. */
import { describe, expect, it } from 'vitest';
import { decidingOf, groupOf, type Witness } from '../../../src/core/judge/groups.ts';
import { silentOf } from '../../../src/core/judge/facts.ts';
import { unasked } from '../../../src/core/model/unasked.ts';
import type { Endpoint } from '../../../src/core/model/service.ts';
import type { EndpointBelief } from '../../../src/core/model/state.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const answering: Partial<EndpointBelief> = { answeredAt: AT, answersInARow: 3 };
const silent: Partial<EndpointBelief> = { answeredAt: AT - 60_000, answersInARow: 0, outage: 'full' };

const witness = (
  id: string,
  grade: EndpointBelief['grade'],
  belief: Partial<EndpointBelief>,
  endpoint: Partial<Endpoint> = {},
): Witness => ({
  endpoint: {
    id,
    serves: 'messages',
    probe: { kind: 'http', url: `https://${id}.example/` },
    ...endpoint,
  },
  belief: { ...unasked('detailed', AT), ...belief, grade },
});

const group = (
  members: readonly Witness[],
  isReadable = true,
  sinceAt = 0,
  refused: readonly Witness[] = [],
) => groupOf(members[0]!.endpoint, members, { isReadable: () => isReadable, sinceAt, refused });

describe('a group', () => {
  it('speaks when one of it proves what the catalogue says it can', () => {
    expect(group([witness('api', 1, answering)]).speaks).toBe(true);
    expect(group([witness('api', 1, answering, { proves: 2 })]).speaks).toBe(false);
    expect(group([witness('api', 2, answering, { proves: 2 })]).speaks).toBe(true);
  });

  it('does not speak through answers that cannot be read, that show an open way alone, or are too old', () => {
    expect(group([witness('api', 1, answering)], false).speaks).toBe(false);
    expect(group([witness('api', 0, answering, { proves: 0 })]).speaks).toBe(false);
    expect(group([witness('api', 1, answering)], true, AT + 1).speaks).toBe(false);
  });

  it('does not speak through what proves less than a socket of it did that is refused to us now', () => {
    const page = witness('gateway', 1, answering);
    const socket = witness('encrypted', 2, { answersInARow: 0, isRefusedToUs: true }, { proves: 2 });
    const both = group([page], true, 0, [socket]);
    expect([both.speaks, both.answersOtherwise]).toEqual([false, false]);
    // What was never let through takes nobody's word away.
    expect(group([page], true, 0, [witness('encrypted', 0, { isRefusedToUs: true })]).speaks).toBe(true);
    expect(group([witness('other', 2, answering)], true, 0, [socket]).speaks).toBe(true);
  });

  it('knows a web page in place of its protocol', () => {
    expect(group([witness('api', 1, answering, { proves: 2 })]).answersOtherwise).toBe(true);
    expect(group([witness('api', 2, answering, { proves: 2 })]).answersOtherwise).toBe(false);
    const refused = witness('api', 1, { ...answering, status: 403 }, { proves: 2 });
    expect(group([refused]).answersOtherwise).toBe(false);
  });

  it('is silent when what proves most in it is, whatever weaker answers come', () => {
    const gateway = witness('gateway', 2, silent);
    const page = witness('page', 1, answering);
    expect(silentOf([group([gateway, page])], [gateway, page])).toEqual([gateway]);
  });

  it('is not silent while another that proves as much answers', () => {
    const one = witness('venus', 2, silent);
    const other = witness('pluto', 2, answering);
    expect(silentOf([group([one, other])], [one, other])).toEqual([]);
  });

  it('is down by itself, though other groups answer: each is needed', () => {
    const gateway = witness('gateway', 2, silent, { group: 'gateway' });
    const api = witness('api', 1, answering, { group: 'api' });
    expect(silentOf([group([api]), group([gateway])], [api, gateway])).toEqual([gateway]);
  });
});

describe('where nothing for messages has a voice', () => {
  const account = witness('account', 1, silent, { serves: 'account' });
  const site = witness('site', 1, answering, { serves: 'website' });
  const links = witness('links', 1, answering, { serves: 'website', isContrast: true });

  it('signing in decides, else the website, and never a link shortener', () => {
    expect(decidingOf([], [account, site, links])).toEqual([account]);
    expect(decidingOf([], [site, links])).toEqual([site]);
    expect(decidingOf([], [links])).toEqual([]);
  });

  it('all that proves more decides beside a way that is only seen to be open', () => {
    const way = witness('chat', 0, answering, { proves: 0 });
    expect(decidingOf([group([way])], [way, site, links])).toEqual([site, links]);
    expect(decidingOf([group([way])], [way])).toEqual([way]);
  });
});
