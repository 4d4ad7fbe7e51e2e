/** Debian's nginx on loopback, with a configuration of its own. */
import { writeFile } from 'node:fs/promises';
import { startDaemon, temporaryFolder, type Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

export interface Nginx extends Daemon {
  /** 127.0.0.1, plain and TLS. */
  port: number;
  tlsPort: number;
}

export interface Setup {
  /** `location` blocks. https://nginx.org/en/docs/http/ngx_http_core_module.html#location */
  locations: string;
  /** PEM. */
  cert: string;
  key: string;
}

export async function startNginx({ locations, cert, key }: Setup): Promise<Nginx> {
  const [folder, remove] = await temporaryFolder('nginx');
  const [port, tlsPort] = [await freePort(), await freePort()];
  await writeFile(`${folder}/cert.pem`, cert);
  await writeFile(`${folder}/key.pem`, key);
  await writeFile(`${folder}/nginx.conf`, configuration(locations, port, tlsPort, folder));
  const daemon = await startDaemon({
    command: 'nginx',
    args: ['-p', folder, '-e', 'stderr', '-c', `${folder}/nginx.conf`],
    isReady: () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      ),
  });
  return { port, tlsPort, stop: () => daemon.stop().then(remove) };
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
