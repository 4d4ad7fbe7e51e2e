/** Debian's XMPP server on loopback, with a configuration of its own, for as long as a test needs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export interface Prosody {
  /** `ws://127.0.0.1:PORT/xmpp-websocket` */
  socket: string;
  stop(): Promise<void>;
}

/** Starts it and waits until it says that it listens. Rejects with what it printed where it does not. */
export async function startProsody(domain: string): Promise<Prosody> {
  const folder = await mkdtemp(join(tmpdir(), 'prosody-'));
  const port = await freePort();
  const config = join(folder, 'prosody.cfg.lua');
  await writeFile(config, configuration(domain, port, folder));
  const server = spawn('prosody', ['-F', '--config', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const listens = new Promise<void>((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += data;
      if (printed.includes(`Activated service 'http' on [127.0.0.1]:${port}`)) resolve();
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', (reason) => reject(new Error(`apt-get install prosody (${reason.message})`)));
    server.on('exit', (code) => reject(new Error(`prosody ended with ${code}:\n${printed}`)));
  });
  const patience = setTimeout(() => server.kill(), 20_000);
  try {
    await listens;
  } catch (reason) {
    await rm(folder, { recursive: true, force: true });
    throw reason;
  } finally {
    clearTimeout(patience);
  }
  return {
    socket: `ws://127.0.0.1:${port}/xmpp-websocket`,
    async stop() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
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
