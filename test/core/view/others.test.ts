/** What others say, as it is shown: with its time, and never more than is known. */
import { describe, expect, it } from 'vitest';
import { onlyMe, opinionsOf } from '../../../src/core/view/others.ts';
import type { HeldOpinion } from '../../../src/core/model/opinion.ts';
import { emptyState, type ServiceBelief, type State } from '../../../src/core/model/state.ts';
import { defaultSettings, services, watch as resolve } from '../../../src/services/index.ts';
import { HOUR, MINUTE, NOW } from '../../moment.ts';

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const watch = resolve({ ...defaultSettings, isStarted: true }, sight);
const whatsapp = services.find(({ id }) => id === 'whatsapp')!;

const said = (
  kind: HeldOpinion['kind'],
  says: HeldOpinion['says'],
  more: Partial<HeldOpinion> = {},
): HeldOpinion => ({
  ...{ source: kind, kind, service: 'whatsapp', says, at: NOW - MINUTE, heardAt: NOW - MINUTE },
  ...more,
});
function stateOf(opinions: readonly HeldOpinion[], more: Partial<ServiceBelief> = {}): State {
  const belief: ServiceBelief = {
    ...{ status: 'down', cause: 'unclear', rule: 'nothing-answers', confidence: 'told', isDoubted: false },
    ...{ changedAt: NOW - HOUR, unclearToldAt: [], ...more },
  };
  const line = { ...emptyState.line, status: 'online' } as const;
  return { ...emptyState, line, services: { whatsapp: belief }, others: { opinions, asked: [] } };
}

describe('the opinions on a service', () => {
  it('are the latest of each source, with when it was said', () => {
    const since = NOW - 2 * HOUR;
    const lines = opinionsOf(
      stateOf([
        said('operator', 'up', { heardAt: NOW - 2 * HOUR }),
        said('operator', 'trouble', { sinceAt: since, firstHeardAt: since, url: 'https://page.example/' }),
        said('crowd', 'trouble', { count: 212, heardAt: NOW - HOUR }),
        said('crowd', 'up', { service: 'telegram' }),
      ]),
      whatsapp,
      NOW,
    );
    expect(lines.map(({ vantage, says, isCurrent }) => [vantage, says, isCurrent])).toEqual([
      ['operator', 'trouble', true],
      ['crowd', 'trouble', false],
    ]);
    const values = { at: { time: NOW - MINUTE }, sinceAt: { time: since } };
    expect(lines[0]).toMatchObject({ firstHeardAt: since, url: 'https://page.example/' });
    expect(lines[0]!.sentence).toEqual({ key: 'others_operator-trouble', values });
    expect(lines[1]!.sentence.values).toMatchObject({ count: 212 });
  });

  it.each([
    ['others_country-trouble', said('country', 'trouble', { places: ['IQ'] })],
    ['others_world-trouble', said('country', 'trouble')],
    ['others_remote-up', said('remote', 'up', { host: 'wa.me', places: ['DE'] })],
    ['others_unknown-closed', said('crowd', 'unknown', { why: 'closed' })],
  ])('are said as %s', (key, opinion) => {
    expect(opinionsOf(stateOf([opinion]), whatsapp, NOW)[0]!.sentence.key).toBe(key);
  });

  it('have those on the whole country among them', () => {
    const { service: _, ...cut } = said('country', 'trouble', { places: ['IQ'] });
    expect(opinionsOf(stateOf([cut]), whatsapp, NOW)[0]!.sentence.key).toBe('others_cut-trouble');
  });
});

describe('the answer to "only me?"', () => {
  const crowd = said('crowd', 'trouble', { count: 212 });
  const elsewhere = said('remote', 'up', { host: 'wa.me', places: ['DE', 'IN'] });

  it('says what was concluded, or that others see it, or that nobody knows', () => {
    expect(onlyMe(stateOf([]), watch, NOW)).toBeUndefined();
    expect(onlyMe(stateOf([crowd], { said: 'reported-too' }), watch, NOW)).toEqual({
      key: 'only_me_reported-too',
      values: { service: 'WhatsApp', count: 212 },
    });
    const blocked = stateOf([elsewhere], { cause: 'blocked', said: 'answers-elsewhere' });
    expect(onlyMe(blocked, watch, NOW)!.values).toEqual({
      service: 'WhatsApp',
      places: { list: ['DE', 'IN'] },
    });
    expect(onlyMe(stateOf([said('crowd', 'up')]), watch, NOW)!.key).toBe('only_me_nobody-knows');
  });

  it('of a service that is well only that others report trouble', () => {
    const well = { status: 'up', said: 'reported-elsewhere' } as const;
    expect(onlyMe(stateOf([crowd], well), watch, NOW)!.key).toBe('only_me_reported-elsewhere');
    expect(onlyMe(stateOf([said('crowd', 'up')], { status: 'up' }), watch, NOW)).toBeUndefined();
  });

  it('on a line that is not well only that the country is cut off', () => {
    const { service: _, ...cut } = said('country', 'trouble', { places: ['IQ'] });
    const state = stateOf([cut, crowd]);
    const on = (status: State['line']['status']) =>
      onlyMe({ ...state, line: { ...state.line, status } }, watch, NOW);
    expect(on('offline')!.key).toBe('only_me_country-cut');
    expect(on('captive')).toBeUndefined();
  });
});
