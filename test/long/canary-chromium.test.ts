/** `npm run canary` in the lab, in a real Chromium; test/long/canary.test.ts has the rest. */
import { expect, it, onTestFinished } from 'vitest';
import { assumed } from '../canary/assumed.ts';
import { startWholeLab } from '../canary/lab.ts';
import { questions } from '../canary/questions.ts';
import { look } from '../canary/run.ts';
import { differing } from '../canary/table.ts';

const SOCKETS = [
  'web.whatsapp.com',
  'web-chat-e2ee.facebook.com',
  'gateway.discord.gg',
  'kws2.web.telegram.org',
];

it('finds a healthy world as the catalogue has it', async () => {
  const lab = await startWholeLab();
  onTestFinished(() => lab.close());
  const findings = (await look({ browsers: ['chromium'], lab }))!;
  expect(differing(findings)).toEqual({});
  const ids = assumed().map(({ id }) => id);
  expect([...findings.sightings[0]!.seen.keys()]).toEqual(expect.arrayContaining(ids));

  for (const { id, probe } of findings.assumed.filter(({ isAskedOnce }) => isAskedOnce)) {
    const { hostname, pathname } = new URL(probe.url);
    const own = lab.seen.filter(({ host, path }) => host === hostname && path === pathname);
    expect([id, own.length]).toEqual([id, 1]);
  }
  // As the product does, on each tier, and once in the other way: that is what reached the servers.
  for (const host of SOCKETS) {
    const own = lab.seen.filter((one) => one.host === host && one.kind === 'websocket');
    const origins = own.map(({ headers }) => headers.origin?.replace(/\/\/.*/, '') ?? 'none');
    expect([host, origins.toSorted()]).toEqual([host, ['chrome-extension:', 'chrome-extension:', 'none']]);
  }
  const answers = questions(findings).split('\n');
  for (const row of [
    '| discord/gateway | chromium | chrome-extension://…: discord-gateway 2 | no Origin: discord-gateway 2 |',
    '| telegram/venus | yes | yes | yes |',
    '| messenger/gateway |  | no | no |',
    '- updates2.signal.org: Wasl lab',
    '- grpc.chat.signal.org: Somebody else',
  ])
    expect(answers).toContain(row);
});
