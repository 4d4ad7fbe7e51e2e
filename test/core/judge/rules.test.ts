/** The table of rules, where a drawn night cannot hit the moment. */
import { expect, it } from 'vitest';
import { judge, SAME_STEP_MS } from '../../../src/core/judge/rules.ts';
import type { ServiceFacts } from '../../../src/core/judge/facts.ts';
import type { Witness } from '../../../src/core/judge/witnesses.ts';
import type { EndpointBelief, Run } from '../../../src/core/model/state.ts';
import type { Role } from '../../../src/core/model/terms.ts';

const AT = Date.UTC(2026, 10, 22, 21);

const witness = (role: Role, belief: Partial<EndpointBelief>): Witness => ({
  endpoint: {
    id: `whatsapp/${role}`,
    role,
    probe: { kind: 'opaque', url: 'https://web.whatsapp.com/' },
  },
  belief: {
    tier: 'basic',
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

/** A gateway that is silent since `AT`, and a website that last answered so long after. */
function ruleWhenWebsiteAnswered(laterMs: number): string {
  const gateway = witness('messaging', { outage: 'full', answersInARow: 0, run });
  const website = witness('landing', { askedAt: AT + laterMs, answeredAt: AT + laterMs });
  const facts: ServiceFacts = {
    connection: 'online',
    voiced: [gateway, website],
    deciding: [gateway],
    wasAsked: true,
    isOwn: false,
    wasSeen: true,
    lost: 'unknown',
    glitches: undefined,
    at: AT + 60_000,
  };
  return judge(facts).rule;
}

it('says that the website answers only when it was asked after the step in which the gateway fell silent', () => {
  expect(ruleWhenWebsiteAnswered(-1_000)).toBe('nothing-answers');
  expect(ruleWhenWebsiteAnswered(300)).toBe('nothing-answers');
  expect(ruleWhenWebsiteAnswered(SAME_STEP_MS)).toBe('gateway-silent');
});
