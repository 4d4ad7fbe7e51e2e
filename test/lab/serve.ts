/** What happens to a request or an upgrade that came through the door. */
import http from 'node:http';
import type http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { AttemptKind, Fault } from '../scenario/scenario.ts';
import { replyUnder, type Reply } from '../scenario/reply.ts';
import { OPEN, replyTo, talkOf, type Answer, type Question } from './answer.ts';
import { isOpenToAll } from './catalogue.ts';
import { cut, type Connection } from './site.ts';
import { talkOver } from './talk.ts';
import { kindOf, type World } from './world.ts';

/** A request or an upgrade as the lab saw it. */
export interface Seen {
  /** Seconds since the start of the scenario. */
  second: number;
  host: string;
  kind: AttemptKind;
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  /** It came over a connection that had carried one before. */
  isReused: boolean;
  /** The connection took up an earlier TLS session, so that a server knows the browser again. */
  isResumed: boolean;
  fault?: Fault['name'];
  /** The cookie that a socket is given when it opens: one of its own. */
  gives?: string;
}

export interface Serving {
  answers: readonly Answer[];
  world(): World;
  see(seen: Seen): void;
  /** Of every healthy answer, beside its own. */
  headers?: ((question: Question) => Record<string, string>) | undefined;
  /** After so many milliseconds without a word a connection is ended; left out: never. */
  idleMs?: number | undefined;
}

type Asked = http.IncomingMessage | http2.Http2ServerRequest;
type Answering = http.ServerResponse | http2.Http2ServerResponse;

/** Browsers ask the user for a password where they are asked like this and credentials may be sent (RFC 7235). */
const LOGIN = 'WWW-Authenticate: Basic realm="lab"\r\n';
const sockets = new WebSocketServer({ noServer: true });
const cookies = new WeakMap<http.IncomingMessage, string>();
let cookieCount = 0;
// As balancers do; whoever has no cookies never sends it back.
sockets.on('headers', (headers, asked) =>
  headers.push(`Set-Cookie: ${cookies.get(asked)}; SameSite=None; Secure`),
);

export async function serve(
  asked: Asked,
  response: Answering,
  connection: Connection,
  lab: Serving,
): Promise<void> {
  const isTls = !isPlain(asked, connection);
  const { host } = connection.site;
  const kind = isTls ? kindOf(host) : 'http';
  const isReused = connection.requests > 0;
  const fault = look(asked, connection, kind, lab);
  response.on('error', () => {});
  const question = await ask(asked, host, lab.world());
  if (!question) return give(response, { status: 400 });

  switch (fault?.name) {
    case 'timeout':
    case 'hang':
      return;
    case 'refused':
    case 'dns':
      return cut([connection]);
    case 'drop-idle':
      if (isReused) return cut([connection]);
      break;
    case 'tls-reset':
    case 'certificate':
    case 'captive':
    case 'dns-forged':
      if (isTls) return cut([connection]);
      break;
    default:
    // Nothing that ends a connection.
  }
  const instead = replyUnder(fault);
  const leave = isOpenToAll(question.url.href) ? OPEN : {};
  if (instead) return give(response, { ...instead, headers: { ...leave, ...instead.headers } }, asked.method);
  await delay(lab.world().latencyMs(fault));
  if (!connection.isFrozen) give(response, healthy(lab, question), asked.method);
}

export async function upgrade(
  asked: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
  connection: Connection,
  lab: Serving,
): Promise<void> {
  const gives = `edge=${(cookieCount += 1)}`;
  cookies.set(asked, gives);
  const fault = look(asked, connection, 'websocket', lab, gives);
  socket.on('error', () => {});
  const question = await ask(asked, connection.site.host, lab.world());
  if (!question) return void socket.destroy();

  switch (fault?.name) {
    case 'timeout':
    case 'hang':
      return;
    case 'status':
    case 'websocket-refused':
      socket.end(
        `HTTP/1.1 ${fault.status} ${http.STATUS_CODES[fault.status] ?? ''}\r\nConnection: close\r\n${fault.status === 401 ? LOGIN : ''}\r\n`,
      );
      return;
    case 'refused':
    case 'dns':
    case 'tls-reset':
    case 'certificate':
    case 'captive':
    case 'dns-forged':
      return cut([connection]);
    default:
    // Nothing, or what shows only once the socket is open.
  }
  await delay(lab.world().latencyMs(fault));
  if (connection.isFrozen || socket.destroyed) return;
  sockets.handleUpgrade(asked, socket, head, (accepted) => {
    const talk = talkOf(lab.answers, question);
    if (fault?.name === 'no-protocol') accepted.send('<!doctype html>\n');
    talkOver(
      accepted,
      fault?.name === 'websocket-silent' || fault?.name === 'no-protocol' ? undefined : talk,
      question,
    );
  });
}

/** Counts the request, notes it and says what it meets: the first one what was drawn when its connection was opened. */
function look(
  asked: Asked,
  connection: Connection,
  kind: AttemptKind,
  lab: Serving,
  gives?: string,
): Fault | undefined {
  const { host } = connection.site;
  const world = lab.world();
  const drawn = connection.requests === 0 && connection.drawn?.kind === kind ? connection.drawn : undefined;
  const fault: Fault | undefined = connection.isFrozen
    ? { name: 'timeout' }
    : drawn
      ? drawn.fault
      : world.meet(host, kind, connection.requests > 0);
  lab.see({
    second: world.second(),
    host,
    kind,
    method: asked.method ?? '',
    path: asked.url ?? '',
    headers: asked.headers,
    isReused: connection.requests > 0,
    isResumed: connection.isResumed ?? false,
    ...(fault && { fault: fault.name }),
    ...(gives && { gives }),
  });
  connection.requests += 1;
  return fault;
}

function isPlain(asked: Asked, connection: Connection): boolean {
  return asked.socket.localPort === connection.site.httpPort;
}

async function ask(asked: Asked, host: string, world: World): Promise<Question | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of asked) parts.push(part as Buffer);
    const url = new URL(asked.url ?? '/', `https://${host}`);
    const { method = 'GET', headers } = asked;
    return { host, method, url, headers, body: Buffer.concat(parts), world };
  } catch {
    // The other side went away, or sent no address.
    return undefined;
  }
}

/** A browser that asks whether it may read the answer gets leave where the answer itself is open. */
function healthy(lab: Serving, question: Question): Reply {
  const answer = replyTo(lab.answers, question);
  const reply = { ...answer, headers: { ...lab.headers?.(question), ...answer.headers } };
  const isOpen = reply.headers['access-control-allow-origin'] === '*';
  if (question.method !== 'OPTIONS' || !isOpen) return reply;
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST',
    'access-control-allow-headers': '*',
  };
  return { status: 204, headers };
}

function give(response: Answering, { status, headers = {}, body = '' }: Reply, method = 'GET'): void {
  const bytes = Buffer.from(body);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204) response.setHeader('content-length', String(bytes.length));
  if (method === 'HEAD' || bytes.length === 0) response.end();
  else response.end(bytes);
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
