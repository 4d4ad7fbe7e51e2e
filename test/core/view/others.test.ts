/** What others say, as it is shown: with its time, and never more than is known. */
import { describe, expect, it } from 'vitest';
import { onlyMe, opinionsOf } from '../../../src/core/view/others.ts';
import type { HeldOpinion } from '../../../src/core/model/opinion.ts';
import { emptyState, type ServiceBelief, type State } from '../../../src/core/model/state.ts';
import { defaultSettings, services, watch as resolve } from '../../../src/services/index.ts';
import { changeChoice } from '../../../src/ui/choose.ts';
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
  return {
    ...{ ...emptyState, line, steppedAt: NOW - MINUTE },
    ...{ services: { whatsapp: belief }, others: { opinions, asked: [] } },
  };
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
    expect(lines[0]!.sentence).toEqual({ key: 'others_operator-trouble-since', values });
    expect(lines[1]!.sentence.values).toMatchObject({ count: 212 });
  });

  it.each([
    ['others_country-trouble', said('country', 'trouble', { places: ['IQ'] })],
    ['others_world-trouble', said('country', 'trouble')],
    ['others_remote-up', said('remote', 'up', { host: 'wa.me', places: ['DE'] })],
    ['others_friend-up-in', said('friend', 'up', { places: ['DE'] })],
    ['others_friend-trouble', said('friend', 'trouble')],
    ['others_unknown-closed', said('crowd', 'unknown', { why: 'closed' })],
  ])('are said as %s', (key, opinion) => {
    expect(opinionsOf(stateOf([opinion]), whatsapp, NOW)[0]!.sentence.key).toBe(key);
  });

  it('have those on the whole country among them', () => {
    const { service: _, ...cut } = said('country', 'trouble', { places: ['IQ'] });
    expect(opinionsOf(stateOf([cut]), whatsapp, NOW)[0]!.sentence.key).toBe('others_cut-trouble');
    const provider = { ...cut, provider: 64_500, sinceAt: NOW - HOUR };
    expect(opinionsOf(stateOf([provider]), whatsapp, NOW)[0]!.sentence.key).toBe(
      'others_provider-trouble-since',
    );
  });
});

describe('the answer to "only me?"', () => {
  const crowd = said('crowd', 'trouble', { count: 212 });
  const elsewhere = said('remote', 'up', { host: 'web.whatsapp.com', places: ['DE', 'IN'] });
  const places = { countries: ['DE', 'IN'] };
  const service = 'WhatsApp';
  const answer = (state: State, pageless: readonly string[] = []) => onlyMe(state, watch, NOW, pageless);

  it('is about none that the headline does not speak of either', () => {
    const heard = stateOf([said('crowd', 'trouble', { count: 212 })]);
    const { settings } = watch;
    const without = { ...watch, settings: changeChoice(settings, 'whatsapp', { isLeftOut: true }) };
    expect(answer(heard)).not.toEqual([]);
    expect(onlyMe(heard, without, NOW)).toEqual([]);
  });

  it('says that others see it, how many, and that nobody who runs it could say so', () => {
    expect(answer(stateOf([]))).toEqual([]);
    const posts = { key: 'only_me_posts-too', values: { service, count: 212 } };
    expect(answer(stateOf([crowd], { said: 'reported-too' }))).toEqual([posts]);
    expect(answer(stateOf([crowd], { said: 'reported-too' }), ['whatsapp'])).toEqual([
      posts,
      { key: 'only_me_no-page', values: { service } },
    ]);
    const reported = said('country', 'trouble', { places: ['IQ'] });
    expect(answer(stateOf([reported], { said: 'reported-too' }))).toEqual([
      { key: 'only_me_reported-too', values: { service } },
    ]);
  });

  it('says whose word named the cause, with its moment and its places where they are known', () => {
    const since = { time: NOW - HOUR };
    const operator = said('operator', 'trouble', { sinceAt: NOW - HOUR });
    expect(answer(stateOf([operator], { cause: 'service', said: 'operator-says' }))).toEqual([
      { key: 'only_me_operator-says-since', values: { service, sinceAt: since } },
    ]);
    expect(answer(stateOf([crowd], { cause: 'service', said: 'operator-says' }))).toEqual([
      { key: 'only_me_operator-says', values: { service } },
    ]);
    const silent = said('remote', 'trouble', { host: 'web.whatsapp.com', places: ['DE', 'IN'] });
    expect(answer(stateOf([silent], { cause: 'service', said: 'silent-elsewhere' }))).toEqual([
      { key: 'only_me_silent-elsewhere-in', values: { service, places } },
    ]);
  });

  it('of a website that answers elsewhere says nothing of the messages', () => {
    const blocked = { cause: 'blocked', said: 'answers-elsewhere' } as const;
    expect(answer(stateOf([elsewhere], blocked))).toEqual([
      { key: 'only_me_website-elsewhere', values: { service, places } },
    ]);
    expect(answer(stateOf([elsewhere]))).toEqual(answer(stateOf([elsewhere], blocked)));
    expect(answer(stateOf([said('remote', 'up', { host: 'web.whatsapp.com' })], blocked))).toEqual([
      { key: 'only_me_answers-elsewhere', values: { service } },
    ]);
  });

  it('of an address that takes messages says that it answers elsewhere', () => {
    const api = said('remote', 'up', { service: 'discord', host: 'discord.com', places: ['DE', 'IN'] });
    const { services: known, ...rest } = stateOf([api], { cause: 'blocked', said: 'answers-elsewhere' });
    const discord = resolve({ ...defaultSettings, isStarted: true, services: [{ id: 'discord' }] }, sight);
    expect(onlyMe({ ...rest, services: { discord: known['whatsapp']! } }, discord, NOW)).toEqual([
      { key: 'only_me_answers-elsewhere-in', values: { service: 'Discord', places } },
    ]);
  });

  it('says that nobody knows only where somebody was heard, and nothing of what is not of now', () => {
    expect(answer(stateOf([said('crowd', 'up')]))).toEqual([
      { key: 'only_me_nobody-knows', values: { service } },
    ]);
    expect(answer(stateOf([said('crowd', 'unknown', { why: 'silent' })]))).toEqual([]);
    expect(answer(stateOf([said('crowd', 'trouble', { heardAt: NOW - HOUR })]))).toEqual([]);
    expect(answer(stateOf([said('friend', 'trouble')]))).toEqual([]);
    expect(answer({ ...stateOf([crowd]), steppedAt: NOW - 9 * HOUR })).toEqual([]);
  });

  it('of a service that is well only that others report trouble', () => {
    const well = { status: 'up', said: 'reported-elsewhere' } as const;
    expect(answer(stateOf([crowd], well))).toEqual([
      { key: 'only_me_posts-elsewhere', values: { service, count: 212 } },
    ]);
    expect(answer(stateOf([said('crowd', 'up')], { status: 'up' }))).toEqual([]);
  });

  it('on a line that is not well only that the country or the provider is cut off', () => {
    const { service: _, ...cut } = said('country', 'trouble', { places: ['IQ'] });
    const on = (status: State['line']['status'], heard: HeldOpinion = cut) => {
      const state = stateOf([heard, crowd]);
      return answer({ ...state, line: { ...state.line, status } }).map(({ key }) => key);
    };
    expect(on('offline')).toEqual(['only_me_country-cut']);
    expect(on('partial', { ...cut, provider: 64_500 })).toEqual(['only_me_provider-cut']);
    expect(on('captive')).toEqual([]);
  });
});
