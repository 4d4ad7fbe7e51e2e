/** Real browsers that do not hand over an answer which the catalogue takes to be open to all. */
import { expect, it, onTestFinished } from 'vitest';
import { UNREAD } from '../../src/core/model/terms.ts';
import type { Browser } from '../../src/core/model/terms.ts';
import { json, text } from '../lab/answer.ts';
import { startRig } from '../browser/rig.ts';

const API = 'slack/api';
const VENUS = 'telegram/venus';

/** Both answer as they should, to whoever may read them: nobody else may. */
const closed = [
  { host: 'slack.com', path: '/api/api.test', reply: () => json({ ok: true, args: {} }) },
  { host: 'venus.web.telegram.org', path: '/apiw1', reply: () => text('not here', 404) },
];

async function rigOf(name: Browser, answers: typeof closed = []) {
  const rig = await startRig(name, { answers });
  onTestFinished(() => rig.close());
  await rig.choose(['slack', 'telegram']);
  return rig;
}

it('is an answer that was not read, and no outage, in Chromium', async () => {
  const rig = await rigOf('chromium', closed);
  const seen = await rig.check([API, VENUS]);
  for (const id of [API, VENUS])
    expect(seen.get(id)).toMatchObject({ kind: 'opaque', answered: true, grade: 1, detail: UNREAD });
  const { services, endpoints, incidents } = await rig.state();
  expect(services['slack']).toMatchObject({ status: 'reached', isDoubted: false });
  expect(endpoints[API]).toMatchObject({ unread: 2, grade: 1 });
  expect(incidents).toEqual([]);
});

it('is read where it is open, and asked for once, in Chromium', async () => {
  const rig = await rigOf('chromium');
  const begin = rig.lab.seen.length;
  const seen = await rig.check([API, VENUS]);
  expect(seen.get(API)).toMatchObject({ kind: 'slack', answered: true, grade: 2, status: 200 });
  expect(seen.get(VENUS)).toMatchObject({ kind: 'mtproto-http', answered: true, grade: 2 });
  const asked = rig.lab.seen.slice(begin).filter(({ path }) => path === '/api/api.test');
  expect(asked.map(({ method }) => method)).toEqual(['GET']);
});

it('is not asked readably in Firefox, where that would carry its Origin', async () => {
  const rig = await rigOf('firefox');
  const seen = await rig.check([API, VENUS]);
  for (const id of [API, VENUS]) expect(seen.get(id)).toMatchObject({ kind: 'opaque', answered: true });
  expect(rig.lab.seen.filter(({ headers }) => headers.origin)).toEqual([]);
});
