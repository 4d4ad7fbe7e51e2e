/** Debian's XMPP server ejabberd on loopback, with a configuration of its own and no Erlang distribution. */
import { writeFile } from 'node:fs/promises';
import { startDaemon, temporaryFolder } from './daemon.ts';
import { freePort } from './free-port.ts';
import type { XmppServer } from './prosody.ts';

export async function startEjabberd(domain: string): Promise<XmppServer> {
  const [folder, remove] = await temporaryFolder('ejabberd');
  const port = await freePort();
  const config = `${folder}/ejabberd.yml`;
  await writeFile(config, configuration(domain, port));
  const daemon = await startDaemon({
    command: 'erl',
    args: ['-noinput', '-mnesia', 'dir', `"${folder}/mnesia"`, '-s', 'ejabberd'],
    env: {
      EJABBERD_CONFIG_PATH: config,
      EJABBERD_LOG_PATH: `${folder}/ejabberd.log`,
      // Where Debian puts the libraries, on every architecture.
      ERL_LIBS: '/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu:/usr/lib',
      HOME: folder,
    },
    isReady: `Start accepting TCP connections at 127.0.0.1:${port}`,
  });
  return {
    socket: `ws://127.0.0.1:${port}/ws`,
    stop: () => daemon.stop().then(remove),
  };
}

/** https://docs.ejabberd.im/admin/configuration/listen-options/ */
function configuration(domain: string, port: number): string {
  return `
hosts: [${domain}]
loglevel: info
listen:
  - port: ${port}
    ip: 127.0.0.1
    module: ejabberd_http
    request_handlers:
      /ws: ejabberd_http_ws
auth_method: anonymous
anonymous_protocol: login_anon
modules: {}
`;
}
