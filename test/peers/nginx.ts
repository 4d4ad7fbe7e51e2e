/** Debian's nginx on loopback, with a configuration of its own, for as long as a test needs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export interface Nginx {
  /** 127.0.0.1, plain and TLS. */
  port: number;
  tlsPort: number;
  stop(): Promise<void>;
}

export interface Setup {
  /** `location` blocks. https://nginx.org/en/docs/http/ngx_http_core_module.html#location */
  locations: string;
  /** PEM. */
  cert: string;
  key: string;
}

/** Starts it and waits until it takes connections. Rejects with what it printed where it does not. */
export async function startNginx({ locations, cert, key }: Setup): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  await writeFile(join(folder, 'cert.pem'), cert);
  await writeFile(join(folder, 'key.pem'), key);
  await writeFile(join(folder, 'nginx.conf'), configuration(locations, port, tlsPort, folder));
  const server = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  server.stderr.on('data', (data: Buffer) => (printed += data));
  const fails = new Promise<never>((_, reject) => {
    server.on('error', (reason) => reject(new Error(`apt-get install nginx-light (${reason.message})`)));
    server.on('exit', (code) => reject(new Error(`nginx ended with ${code}:\n${printed}`)));
  });
  fails.catch(() => {});
  await Promise.race([listens(port, () => server.exitCode === null), fails]);
  return {
    port,
    tlsPort,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(locations: string, port: number, tlsPort: number, folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    daemon off;
    master_process off;
    pid ${folder}/nginx.pid;
    events { worker_connections 64; }
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
      gzip on;
      gzip_min_length 1;
      gzip_types application/json;
      server {
        listen 127.0.0.1:${port};
        listen 127.0.0.1:${tlsPort} ssl;
        ssl_certificate ${folder}/cert.pem;
        ssl_certificate_key ${folder}/key.pem;
        ${locations}
      }
    }
  `;
}

/** Says nothing when it is ready: it is when it answers. */
async function listens(port: number, isRunning: () => boolean): Promise<void> {
  while (isRunning()) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
