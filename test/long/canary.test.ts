/** `npm run canary` in the lab: in Firefox, and where servers are not as the catalogue assumes. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { night } from '../browser/stage.ts';
import { startWholeLab } from '../canary/lab.ts';
import { look } from '../canary/run.ts';
import { differing } from '../canary/table.ts';
import { CALM, type Lab } from '../lab/lab.ts';

/** What the servers of some hosts say beside their answers, while a test wants it. */
let strange: Record<string, Record<string, string>> = {};
let lab: Lab;
beforeAll(async () => {
  lab = await startWholeLab(({ host }) => strange[host] ?? {});
});
beforeEach(() => {
  strange = {};
  return lab.play(CALM);
});
afterAll(() => lab?.close());

it('finds a healthy world as the catalogue has it, in Firefox', async () => {
  const findings = await look({ browsers: ['firefox'], lab });
  expect(differing(findings!)).toEqual({});
  const own = lab.seen.filter(({ host, kind }) => host === 'gateway.discord.gg' && kind === 'websocket');
  const origins = own.map(({ headers }) => headers.origin?.replace(/\/\/.*/, '') ?? 'none');
  expect(origins.toSorted()).toEqual(['moz-extension:', 'none']);
});

it('finds what is not so', async () => {
  strange = {
    'signal.org': { 'cross-origin-resource-policy': 'same-origin' },
    'signal.me': { 'cf-mitigated': 'challenge', 'clear-site-data': '"cache"' },
  };
  await lab.play(night([{ from: 0, hosts: ['chat.signal.org'], fault: 'refused' }]));
  const findings = await look({ browsers: ['chromium'], lab, only: 'signal' });
  expect(differing(findings!)).toEqual({
    'signal/chat': ['detailed: own-authority refused (net::ERR_CONNECTION_REFUSED)'],
    'signal/site': [expect.stringMatching(/^basic: opaque network/)],
    'signal/links': ['challenged by Cloudflare', 'asks for Clear-Site-Data'],
  });
});

it('says nothing of anybody where no control answers', async () => {
  await lab.play(night([{ from: 0, hosts: ['*'], fault: 'refused' }]));
  expect(await look({ browsers: ['chromium'], lab, only: 'signal' })).toBeUndefined();
});
