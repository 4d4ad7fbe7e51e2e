/** The table of rules: each by itself, their order, and moments that a drawn night cannot hit. */
import { describe, expect, it } from 'vitest';
import { judge, SAME_STEP_MS } from '../../../src/core/judge/rules.ts';
import { silentOf, type ServiceFacts } from '../../../src/core/judge/facts.ts';
import type { Witness } from '../../../src/core/judge/groups.ts';
import type { EndpointBelief, Run } from '../../../src/core/model/state.ts';
import type { Failure, ServiceFunction } from '../../../src/core/model/terms.ts';

const AT = Date.UTC(2026, 10, 22, 21);

const witness = (
  serves: ServiceFunction,
  belief: Partial<EndpointBelief>,
  url = 'https://web.whatsapp.com/',
): Witness => ({
  endpoint: { id: `whatsapp/${serves}-${url}`, serves, probe: { kind: 'opaque', url } },
  belief: {
    tier: 'detailed',
    askedAt: AT,
    answeredAt: AT,
    answersInARow: 1,
    grade: 1,
    fullNats: 0,
    partialNats: 0,
    ...belief,
  },
});

const run: Run = {
  sinceAt: AT,
  failedAt: AT + 40_000,
  knownAt: AT + 50_000,
  failures: 4,
  answers: 0,
  failuresInARow: 4,
  inARowSinceAt: AT,
  failure: 'timeout',
};

/** An endpoint that is held to fail, and still does. */
const failing = (failure: Failure, { url, detail, serves = 'messages' }: Failing = {}): Witness =>
  witness(
    serves,
    { outage: 'full', answersInARow: 0, run: { ...run, failure, ...(detail !== undefined && { detail }) } },
    url,
  );
interface Failing {
  url?: string;
  detail?: string;
  serves?: ServiceFunction;
}

const fine = (url?: string): Witness => witness('messages', { answeredAt: AT + 30_000 }, url);

/** A single failure that nobody holds against it yet. */
const once = (failure: Failure, url?: string): Witness =>
  witness('messages', { answersInARow: 0, run: { ...run, failure, failuresInARow: 1 } }, url);

/** What is said where these decide, and everything else is well. */
function said(deciding: readonly Witness[], facts: Partial<ServiceFacts> = {}): string {
  const { status, cause, rule } = judge({
    connection: 'online',
    voiced: deciding,
    deciding,
    silent: silentOf([], facts.deciding ?? deciding),
    speaks: true,
    isWebPage: false,
    moved: [],
    wasAsked: true,
    isOwn: false,
    wasSeen: true,
    lost: 'unknown',
    othersAreQuick: () => false,
    glitches: undefined,
    at: AT + 60_000,
    ...facts,
  });
  return `${rule}: ${status}${cause ? ` (${cause})` : ''}`;
}

const NOTHING = 'nothing-answers: down (unclear)';
const dead = [failing('timeout')];

describe('before anything is said of a service', () => {
  it('comes that it was not asked, then the line, then who may speak', () => {
    expect(said(dead, { wasAsked: false, connection: 'offline' })).toBe('not-measured: unknown');
    expect(said(dead, { connection: 'offline' })).toBe('own-line: unknown (connection)');
    expect(said(dead, { connection: 'captive', voiced: [] })).toBe('portal: unknown (connection)');
    expect(said([], { isCutOff: true, wasSeen: false })).toBe('no-sockets: unknown (connection)');
    expect(said([], { wasSeen: false })).toBe('no-voice: unknown');
    expect(said(dead, { wasSeen: false })).toBe('not-measured: unknown');
    expect(said(dead)).toBe(NOTHING);
  });

  it('a line that reaches only some excuses what fails or has not answered, and nothing else', () => {
    const partial = { connection: 'partial' } as const;
    expect(said(dead, partial)).toBe('partial-line: unknown (connection)');
    expect(said([fine()], { ...partial, voiced: [fine(), once('timeout')] })).toBe(
      'partial-line: unknown (connection)',
    );
    const unanswered = witness('messages', { answersInARow: 0, askedAt: AT + 1 });
    expect(said([unanswered], partial)).toBe('partial-line: unknown (connection)');
    expect(said([fine()], partial)).toBe('answers: up');
    // What it answers there counts, whenever the line was last well.
    expect(said([fine()], { ...partial, wasSeen: false })).toBe('answers: up');
  });

  it('sockets that the network refuses excuse nothing that fails in another way', () => {
    expect(said([fine()], { isCutOff: true })).toBe('no-sockets: unknown (connection)');
    expect(said(dead, { isCutOff: true })).toBe(NOTHING);
  });
});

describe('names that are lost', () => {
  const lost = [failing('dns')];

  it('are gone everywhere, or blocked here, as second resolvers say', () => {
    expect(said(lost, { lost: 'everywhere' })).toBe('names-gone: down (service)');
    expect(said(lost, { lost: 'here' })).toBe('blocked-dns: down (blocked)');
    expect(said(lost)).toBe(NOTHING);
  });

  it('explain nothing where something failed in another way, as far as that is seen', () => {
    for (const where of ['everywhere', 'here'] as const) {
      expect(said([...lost, failing('refused')], { lost: where })).toBe(NOTHING);
      expect(said(dead, { lost: where })).toBe(NOTHING);
      expect(said([...lost, fine()], { lost: where })).toBe('part-fails: degraded (unclear)');
    }
    // The browser does not say why a socket did not open, nor what a timeout was.
    const unsaid = [failing('reset', { url: 'wss://web.whatsapp.com/ws' }), failing('network'), ...dead];
    expect(said([...lost, ...unsaid], { lost: 'here' })).toBe('blocked-dns: down (blocked)');
  });
});

describe('connections that are cut', () => {
  const cut = [failing('reset'), failing('closed', { url: 'https://v.whatsapp.com/' })];
  const sibling = witness('media', { answeredAt: AT }, 'https://media.whatsapp.net/');
  const by = (voiced: readonly Witness[], deciding: readonly Witness[] = cut): string =>
    said(deciding, { voiced: [...deciding, ...voiced] });

  it('by their name: all of one zone, while another of the operator answers since', () => {
    expect(by([sibling])).toBe('blocked-name: down (blocked)');
  });

  it('tell nothing of a name without somebody who answers since, under another one', () => {
    expect(by([])).toBe(NOTHING);
    const before = witness('media', { answeredAt: AT - 1 }, 'https://media.whatsapp.net/');
    expect(by([before])).toBe(NOTHING);
    expect(by([sibling, before])).toBe(NOTHING);
    const later = failing('reset', { url: 'https://v.whatsapp.com/' });
    later.belief.run!.inARowSinceAt = AT + 1;
    expect(by([sibling], [cut[0]!, later])).toBe(NOTHING);
    expect(by([witness('media', { answersInARow: 0 }, 'https://media.whatsapp.net/')])).toBe(NOTHING);
  });

  it('tell nothing of a name where it is one alone, or not all of it, or not only that', () => {
    expect(by([sibling], cut.slice(1))).toBe(NOTHING);
    expect(by([sibling, witness('website', {}, 'https://www.whatsapp.com/')])).toBe(NOTHING);
    expect(by([sibling, failing('refused', { serves: 'website' })])).toBe(NOTHING);
  });
});

describe('certificates', () => {
  const forged = (url: string): Witness =>
    failing('certificate', { url, detail: 'net::ERR_CERT_AUTHORITY_INVALID' });
  const hosts = ['https://web.whatsapp.com/', 'https://graph.whatsapp.com/'];

  it('of somebody else for every name are a block, but of a service of the user’s own', () => {
    expect(said(hosts.map(forged))).toBe('blocked-certificate: down (blocked)');
    expect(said(hosts.map(forged), { isOwn: true })).toBe(NOTHING);
  });

  it('of somebody else are the operator’s slip for one name alone, or where others fail otherwise', () => {
    expect(said(hosts.slice(1).map(forged))).toBe(NOTHING);
    const refused = failing('refused', { url: 'https://v.whatsapp.com/' });
    expect(said([...hosts.map(forged), refused])).toBe(NOTHING);
    const other = witness('website', {}, 'https://www.whatsapp.com/');
    expect(said([forged(hosts[0]!)], { voiced: [forged(hosts[0]!), other] })).toBe(NOTHING);
    expect(said([...hosts.map(forged), other])).toBe('part-fails: degraded (unclear)');
  });

  it('whose time is over are the service’s own fault, if all are', () => {
    const expired = failing('certificate', { detail: 'net::ERR_CERT_DATE_INVALID' });
    expect(said([expired])).toBe('certificate-expired: down (service)');
    expect(said([expired, ...dead])).toBe('certificate-expired: down (service)');
    expect(said([expired, failing('certificate')])).toBe(NOTHING);
    expect(said([expired, fine()])).toBe('part-fails: degraded (unclear)');
  });
});

describe('what fails for good', () => {
  it('says so itself, if one of those that decide answers with errors', () => {
    expect(said([failing('http-error'), ...dead])).toBe('server-errors: down (service)');
    expect(said(dead, { voiced: [...dead, failing('http-error', { serves: 'website' })] })).toBe(NOTHING);
  });

  it('is a part of the service while another answers', () => {
    expect(said([...dead, fine()])).toBe('part-fails: degraded (unclear)');
    expect(said([failing('http-error'), fine()])).toBe('part-fails: degraded (service)');
    expect(said([...dead, once('http-error')])).toBe('part-fails: degraded (service)');
    // Answering again, and not yet believed.
    const back = witness('messages', { outage: 'full', run: { ...run, failuresInARow: 0 } });
    expect(said([back, fine()])).toBe('answers: up');
    expect(said([back])).toBe(NOTHING);
  });

  it('is told before what fails now and then', () => {
    const partly = (failure: Failure) =>
      witness('messages', { outage: 'partial', run: { ...run, failure, failuresInARow: 0 } });
    expect(said([partly('timeout'), fine()])).toBe('some-fail: degraded (unclear)');
    expect(said([partly('http-error'), fine()])).toBe('some-fail: degraded (service)');
    expect(said([partly('http-error'), ...dead])).toBe('part-fails: degraded (service)');
    expect(said([once('timeout'), fine()])).toBe('answers: up');
  });
});

it('is the gateway alone only when the website was asked after the step in which that fell silent', () => {
  const website = (laterMs: number, belief: Partial<EndpointBelief> = {}): Witness =>
    witness('website', { askedAt: AT + laterMs, answeredAt: AT + laterMs, ...belief });
  const beside = (...voiced: Witness[]): string => said(dead, { voiced: [...dead, ...voiced] });
  expect(beside(website(-1_000))).toBe(NOTHING);
  expect(beside(website(300))).toBe(NOTHING);
  expect(beside(website(SAME_STEP_MS))).toBe('gateway-silent: down (unclear)');
  expect(beside(website(SAME_STEP_MS), website(300))).toBe(NOTHING);
  const later = failing('timeout');
  later.belief.run!.inARowSinceAt = AT + 1;
  expect(said([...dead, later], { voiced: [...dead, later, website(SAME_STEP_MS)] })).toBe(NOTHING);
  expect(said([...dead, fine()], { voiced: [...dead, fine(), website(SAME_STEP_MS)] })).toBe(
    'part-fails: degraded (unclear)',
  );
  expect(beside(website(SAME_STEP_MS, { run: { ...run, failuresInARow: 1 } }))).toBe(NOTHING);
  expect(beside({ ...website(SAME_STEP_MS), endpoint: fine().endpoint })).toBe(NOTHING);
});

it('is slow where all that decide are, and none was quick since', () => {
  const slow = witness('messages', {
    askedAt: AT + 60_000,
    latencyMs: 4_000,
    slow: { count: 4, sinceAt: AT },
  });
  const other = (askedAt: number, latencyMs: number): Witness => witness('messages', { askedAt, latencyMs });
  expect(said([slow])).toBe('slow: degraded (unclear)');
  expect(said([slow, other(AT - 1, 200)])).toBe('slow: degraded (unclear)');
  expect(said([slow, other(AT, 2_000)])).toBe('slow: degraded (unclear)');
  expect(said([slow, other(AT, 200)])).toBe('answers: up');
  const later = { ...slow, belief: { ...slow.belief, slow: { count: 4, sinceAt: AT + 1 } } };
  expect(said([slow, later, other(AT, 200)], { at: AT + 70_000 })).toBe('answers: up');
});
