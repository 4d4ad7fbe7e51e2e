/**
 * A desktop that shows notifications, as far as a browser on Linux knows one: a bus of D-Bus ("Authentication Protocol",
 * "Message Bus Messages") with nothing on it but `org.freedesktop.Notifications` (Desktop Notifications Specification 1.2).
 * What is shown can be clicked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALL, decode, encode, ERROR, RETURN, SIGNAL, type Message, type Received } from './dbus.ts';

const NOTIFICATIONS = 'org.freedesktop.Notifications';
/** Who owns it: signals have to come from there. */
const OWNER = ':1.1';
const BUS = 'org.freedesktop.DBus';

export interface Shown {
  id: number;
  title: string;
  message: string;
}

export interface Desktop {
  /** For the environment of the browser, as `DBUS_SESSION_BUS_ADDRESS`. */
  address: string;
  shown: readonly Shown[];
  /** Clicks on what is shown. */
  click(id: number): void;
  close(): Promise<void>;
}

type Answer = Pick<Message, 'body'> & { signature?: string };

export async function openDesktop(): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-desktop-'));
  const path = join(folder, 'bus');
  const clients = new Set<Socket>();
  /** The one that has shown something. */
  let browser: Socket | undefined;
  let shown: Shown[] = [];
  let serial = 0;
  let lastId = 0;

  /** Notes what is to be shown; `undefined` where nobody knows the method. */
  function answerTo(client: Socket, { member, body }: Received): Answer | undefined {
    if (member === 'Hello') return { signature: 's', body: [':1.2'] };
    if (member === 'AddMatch' || member === 'RemoveMatch') return {};
    if (member === 'NameHasOwner') return { signature: 'b', body: [Number(body.text() === NOTIFICATIONS)] };
    if (member === 'GetNameOwner' && body.text() === NOTIFICATIONS) return { signature: 's', body: [OWNER] };
    if (member === 'StartServiceByName' && body.text() === NOTIFICATIONS)
      return { signature: 'u', body: [2] };
    if (member === 'GetCapabilities') return { signature: 'as', body: [['actions', 'body']] };
    if (member === 'GetServerInformation')
      return { signature: 'ssss', body: ['desktop', 'test', '1', '1.2'] };
    if (member === 'CloseNotification') {
      const id = body.number();
      shown = shown.filter((one) => one.id !== id);
      return {};
    }
    if (member !== 'Notify') return undefined;
    const [_app, replaced, _icon] = [body.text(), body.number(), body.text()];
    const [title, message] = [body.text(), body.text()];
    const id = replaced || (lastId += 1);
    browser = client;
    shown = [...shown.filter((one) => one.id !== id), { id, title, message }];
    return { signature: 'u', body: [id] };
  }

  function hear(client: Socket, received: Received): void {
    if (received.type !== CALL) return;
    const answer = answerTo(client, received);
    const sender = received.interface === NOTIFICATIONS ? OWNER : BUS;
    const fields = { replyTo: received.serial, sender, destination: ':1.2' };
    const { signature, body = [] } = answer ?? {};
    serial += 1;
    client.write(
      encode(
        answer
          ? { type: RETURN, serial, fields: { ...fields, ...(signature && { signature }) }, body }
          : { type: ERROR, serial, fields: { ...fields, error: `${BUS}.Error.ServiceUnknown` } },
      ),
    );
  }

  const server = createServer((client) => {
    clients.add(client);
    let rest = Buffer.alloc(0);
    let isAuthenticated = false;
    client.on('error', () => undefined);
    client.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      while (!isAuthenticated && rest.includes('\r\n')) {
        const line = rest.toString('latin1', 0, rest.indexOf('\r\n'));
        rest = rest.subarray(line.length + 2);
        isAuthenticated = line === 'BEGIN';
        if (line.includes('AUTH')) client.write(`OK ${'0'.repeat(32)}\r\n`);
        else if (!isAuthenticated) client.write('ERROR\r\n');
      }
      for (let next = isAuthenticated && decode(rest); next; next = decode(rest)) {
        rest = rest.subarray(next.length);
        hear(client, next.message);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(path, listening));

  return {
    address: `unix:path=${path}`,
    get shown() {
      return shown;
    },
    click(id) {
      serial += 1;
      const fields = {
        path: '/org/freedesktop/Notifications',
        interface: NOTIFICATIONS,
        member: 'ActionInvoked',
        sender: OWNER,
        signature: 'us',
      };
      browser?.write(encode({ type: SIGNAL, serial, fields, body: [id, 'default'] }));
    },
    async close() {
      for (const client of clients) client.destroy();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
