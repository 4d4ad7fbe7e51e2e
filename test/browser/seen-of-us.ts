/** All that services see of checks, on real sockets, after their user was at some of them: nothing of it may name the installation or the user. */
import { expect, onTestFinished } from 'vitest';
import { until } from '../drive/await.ts';
import type { CopyOptions } from '../drive/extension.ts';
import type { Answer, Question } from '../lab/answer.ts';
import { CALM } from '../lab/lab.ts';
import type { Seen } from '../lab/serve.ts';
import { startRig, type Rig } from './rig.ts';
import { strangeCookies } from './room.ts';
import { night } from './stage.ts';
import type { Browser } from '../../src/core/model/terms.ts';

const SERVICES = ['telegram', 'discord', 'slack', 'whatsapp', 'matrix', 'wire', 'messenger', 'signal'];

/** Where the user was before; a socket and fetches of Wasl go to both later. */
const VISITED = ['discord.com', 'web.whatsapp.com', 'gateway.discord.gg'];

/** A cookie for every occasion, and a validator, for whoever visits, as any site does. */
const COOKIES: readonly Answer[] = VISITED.map((host) => ({
  host,
  path: '/visited',
  reply: () => ({
    status: 200,
    headers: { 'set-cookie': 'who=me; SameSite=None; Secure; Max-Age=3600', etag: '"seen"' },
    body: `<!doctype html><title>Visited</title><script>
      document.cookie = 'login=me; SameSite=Lax; Secure; Max-Age=3600';
      fetch('/own', { method: 'POST' });
      const socket = (path) => new WebSocket('wss://' + location.host + path);
      socket('/own-socket').onopen = () => socket('/own-socket-again');
    </script>`,
  }),
}));

/** An answer to a check may want the user’s own cookies wiped, and with them a login. What the user’s own tab asks for does not. */
const wiping = ({ url }: Question): Record<string, string> =>
  ['/visited', '/own', '/favicon.ico'].includes(url.pathname)
    ? {}
    : { 'clear-site-data': '"cookies", "storage"' };

/** Headers that a browser sends for everybody alike, or that say what the answer may be. */
const ORDINARY = [
  ...['host', 'connection', 'user-agent', 'accept', 'accept-language', 'accept-encoding', 'content-length'],
  ...['content-type', 'pragma', 'cache-control', 'te', 'dnt', 'priority', 'upgrade', 'origin'],
];

const isOrdinary = (name: string) =>
  ORDINARY.includes(name) || /^(:|sec-(ch-ua|fetch|websocket|gpc))/.test(name);

interface Asked {
  rig: Rig;
  /** Without what the user's own tab asked for. */
  seen: readonly Seen[];
}

/** The user was at some of the places before; then Wasl asks all, in good times and where its sockets are refused. */
export async function askAll(browser: Browser, granted: CopyOptions): Promise<Asked> {
  const rig = await startRig(browser, { ...granted, answers: COOKIES, headers: wiping });
  onTestFinished(rig.close);
  for (const host of VISITED) {
    const leave = await rig.browse(`https://${host}/visited`);
    await until(() => rig.lab.seen.some((one) => one.host === host && one.path === '/own'), {
      what: 'the visit',
    });
    await leave();
  }
  const second = await rig.browse('https://web.whatsapp.com/visited?again');
  const isKnown = ({ path, headers }: Seen) =>
    path === '/visited?again' && /who=me.*login=me|login=me.*who=me/.test(headers.cookie ?? '');
  await until(() => rig.lab.seen.some(isKnown), { what: 'the cookies' });
  await second();

  const begin = rig.lab.seen.length;
  await rig.choose(SERVICES);
  await rig.lab.play(night([{ from: 0, hosts: ['*'], fault: 'websocket-refused', status: 403 }]));
  await rig.check(['matrix/homeserver', 'control/plain-http']);
  // What the user's own tab asked for may come late.
  const isOwn = ({ host, path }: Seen) => VISITED.includes(host) && /^\/(visited|own|favicon)/.test(path);
  return { rig, seen: rig.lab.seen.slice(begin).filter((one) => !isOwn(one)) };
}

/** What every request of every tier has to keep to. */
export async function isNobody({ rig, seen }: Asked, mayHaveCookiesOfRoom = false): Promise<void> {
  const strange = mayHaveCookiesOfRoom ? strangeCookies(seen) : seen.filter(({ headers }) => headers.cookie);
  expect(strange).toEqual([]);
  expect(seen.length).toBeGreaterThan(40);
  const own = await rig.evaluate(() => navigator.userAgent);
  expect([...new Set(seen.map(({ headers }) => headers['user-agent']))]).toEqual([own]);
  const names = new Set(seen.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].filter((name) => name !== 'cookie' && !isOrdinary(name))).toEqual([]);
}
/** What the user’s own pages send and keep is theirs. */
export async function isLeftAlone({ rig }: Asked): Promise<void> {
  await rig.lab.play(CALM);
  const before = rig.lab.seen.length;
  const leave = await rig.browse('https://discord.com/visited?own');
  const own = await until(() => rig.lab.seen.slice(before).find(({ path }) => path === '/own'));
  expect(own.headers.origin).toBe('https://discord.com');
  expect(own.headers.cookie).toMatch(/login=me/);
  const visit = rig.lab.seen.slice(before).find(({ path }) => path === '/visited?own');
  expect(visit?.headers.cookie).toMatch(/who=me/);
  const socket = await until(() =>
    rig.lab.seen.slice(before).find(({ path }) => path === '/own-socket-again'),
  );
  expect(socket.headers.origin).toBe('https://discord.com');
  expect(socket.headers.cookie).toMatch(/login=me/);
  const first = rig.lab.seen.slice(before).find(({ path }) => path === '/own-socket');
  expect(socket.headers.cookie).toContain(first!.gives);
  await leave();
}

export const originsOf = (seen: readonly Seen[]) => [...new Set(seen.map(({ headers }) => headers.origin))];

export const kindsOf = (seen: readonly Seen[]) =>
  [...new Set(seen.map(({ kind, method }) => `${kind} ${method}`))].sort();
