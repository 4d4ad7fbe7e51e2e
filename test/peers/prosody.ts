/** Debian's XMPP server prosody on loopback, with a configuration of its own. */
import { writeFile } from 'node:fs/promises';
import { startDaemon, temporaryFolder, type Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

export interface XmppServer extends Daemon {
  /** `ws://127.0.0.1:PORT/…` */
  socket: string;
}

export async function startProsody(domain: string): Promise<XmppServer> {
  const [folder, remove] = await temporaryFolder('prosody');
  const port = await freePort();
  const config = `${folder}/prosody.cfg.lua`;
  await writeFile(config, configuration(domain, port, folder));
  const daemon = await startDaemon({
    command: 'prosody',
    args: ['-F', '--config', config],
    isReady: `Activated service 'http' on [127.0.0.1]:${port}`,
  });
  return {
    socket: `ws://127.0.0.1:${port}/xmpp-websocket`,
    stop: () => daemon.stop().then(remove),
  };
}

/** https://prosody.im/doc/configure; `run_as_root` because tests run in containers as root. */
function configuration(domain: string, port: number, folder: string): string {
  return `
    run_as_root = true
    pidfile = "${folder}/prosody.pid"
    data_path = "${folder}"
    log = { info = "*console" }
    interfaces = { "127.0.0.1" }
    modules_enabled = { "saslauth", "websocket" }
    modules_disabled = { "s2s" }
    c2s_ports = { }
    c2s_direct_tls_ports = { }
    certificates = "${folder}"
    http_ports = { ${port} }
    http_interfaces = { "127.0.0.1" }
    https_ports = { }
    http_default_host = "${domain}"
    consider_websocket_secure = true
    VirtualHost "${domain}"
  `;
}
