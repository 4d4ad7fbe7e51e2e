/** "Only me?", in the middle of nights in which others are asked: what the popup answers then, and what it never does. */
import { describe, expect, it } from 'vitest';
import { onlyMe, opinionsOf } from '../../src/core/view/others.ts';
import { watch } from '../../src/services/index.ts';
import { play } from '../history/night.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { wordsFor } from '../words/catalogues.ts';
import { drawn, HAPPENINGS, type Happening, type Night } from './others-drawn.ts';

/** What says that the service fails for others too, and what says that it does not. */
const NOT_ONLY_YOU = [
  'operator-says',
  'operator-says-since',
  'fails-everywhere',
  'names-gone-everywhere',
].concat(['silent-elsewhere', 'silent-elsewhere-in']);
const ONLY_HERE = [
  'answers-elsewhere',
  'answers-elsewhere-in',
  'website-elsewhere',
  'names-lost-here',
].concat('blocked-in-country');
/** Names no cause. */
const SEEN = ['posts-too', 'reported-too', 'nobody-knows'];

const TRUE: Readonly<Record<Happening, readonly string[]>> = {
  outage: [...NOT_ONLY_YOU, ...SEEN],
  'names gone': [...NOT_ONLY_YOU, ...SEEN],
  'block: resolver': [...ONLY_HERE, ...SEEN],
  'block: name in TLS': [...ONLY_HERE, ...SEEN],
  'block: forged certificate': [...ONLY_HERE, ...SEEN],
  'block: address dropped': [...ONLY_HERE, ...SEEN],
  'own line': [],
  'trap: gateway': SEEN,
  'trap: crowd': [...ONLY_HERE, ...SEEN],
};

/** What is said two thirds through what happens. */
async function saidIn(night: Night) {
  const whole = drawn(night);
  const { from, to } = whole.network[0]!;
  const scenario = { ...whole, duration: Math.round(from + ((to - from) * 2) / 3) };
  const { state, endAt } = await play(scenario);
  const watched = watch(settingsOf(scenario), sightOf(scenario));
  const service = watched.services.find(({ id }) => id === scenario.services[0])!;
  const answer = onlyMe(state, watched, endAt);
  return { answer, opinions: opinionsOf(state, service, endAt), state, service };
}

describe.each(HAPPENINGS.map((happening, index) => ({ happening, seed: 3 * index })))(
  '$happening',
  ({ happening, seed }) => {
    it('is answered with what others said, and never with more', async () => {
      for (const browser of ['chromium', 'firefox'] as const) {
        const { answer, opinions, state, service } = await saidIn({
          ...{ happening, browser, permissions: 'exact', seed },
        });
        const keys = answer.map(({ key }) => key.replace('only_me_', ''));
        expect(keys.filter((key) => !TRUE[happening].includes(key))).toEqual([]);
        const isSeen = state.services[service.id]!.status !== 'up';
        if (isSeen && happening !== 'own line') expect(keys).toHaveLength(1);
        // Every one of them can be said.
        const said = [...answer, ...opinions.map(({ sentence }) => sentence)].map(wordsFor('ar').say);
        expect(said.filter((text) => /\$|others_|only_me_/.test(text))).toEqual([]);
      }
    });
  },
);
