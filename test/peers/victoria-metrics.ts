/** A real VictoriaMetrics on loopback. It takes OTLP from 1.87 on: where Debian's is older that of Debian 13 is unpacked beside it. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VICTORIA_METRICS } from '../setup/programs.mjs';
import { Missing, run } from '../setup/start-program.mjs';
import { startDaemon, temporaryFolder, type Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

export interface Sample {
  metric: Readonly<Record<string, string>>;
  value: readonly [seconds: number, value: string];
}

export interface VictoriaMetrics extends Daemon {
  port: number;
  /** What an expression gives at this moment, all that has arrived included. */
  query(expression: string): Promise<Sample[]>;
}

const LATER = `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main\n`;

async function startAny(folder: string): Promise<VictoriaMetrics> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const daemon = await startDaemon({
    command: 'victoria-metrics',
    args: [
      ...[`-storageDataPath=${folder}`, `-httpListenAddr=127.0.0.1:${port}`, '-search.latencyOffset=1ms'],
      ...['-search.disableCache', '-retentionPeriod=1'],
    ],
    isReady: () =>
      fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
  });
  return {
    ...{ port, stop: daemon.stop },
    async query(expression) {
      await fetch(`${url}/internal/force_flush`);
      const answer = await fetch(`${url}/api/v1/query`, {
        method: 'POST',
        body: new URLSearchParams({ query: expression }),
      });
      const { data, error } = (await answer.json()) as { data?: { result: Sample[] }; error?: string };
      if (!data) throw new Error(`${expression}: ${error}`);
      return data.result;
    },
  };
}

/** Whether it takes what has nothing in it. */
const takesOtlp = async ({ port }: VictoriaMetrics): Promise<boolean> => {
  const headers = { 'content-type': 'application/x-protobuf' };
  const answer = await fetch(`http://127.0.0.1:${port}/opentelemetry/v1/metrics`, {
    method: 'POST',
    headers,
    body: '',
  });
  return answer.ok;
};

/** They call much of what every Debian has. */
const quiet = { stdio: 'ignore', env: { ...process.env, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } } as const;

function unpackLater(): void {
  const work = join(VICTORIA_METRICS, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(work, part), { recursive: true });
  writeFileSync(join(work, 'sources.list'), LATER);
  const apt = (...command: string[]) => {
    const own = [
      'Dir::Etc::sourceparts=-',
      `Dir::Etc::sourcelist=${work}/sources.list`,
      `Dir::State::lists=${work}/lists`,
      `Dir::Cache=${work}/cache`,
    ];
    return (
      run('apt-get', [...own.flatMap((one) => ['-o', one]), ...command], { ...quiet, cwd: work }).status === 0
    );
  };
  const isThere = apt('update') && apt('download', 'victoria-metrics');
  const file = readdirSync(work).find((name) => name.endsWith('.deb'));
  if (!isThere || !file)
    throw new Missing('VictoriaMetrics 1.87 or later is not on this machine, nor to be had.');
  run('dpkg-deb', ['-x', join(work, file), VICTORIA_METRICS], quiet);
}

/** @throws Missing where there is none that takes OTLP */
export async function startVictoriaMetrics(): Promise<VictoriaMetrics> {
  const [folder, remove] = await temporaryFolder('victoria-metrics');
  const start = async () => {
    const started = await startAny(folder);
    if (await takesOtlp(started)) return started;
    await started.stop();
    return undefined;
  };
  let started = await start();
  if (!started) {
    unpackLater();
    started = await start();
  }
  if (!started) throw new Missing('This VictoriaMetrics takes no OTLP.');
  const running = started;
  return { ...running, stop: () => running.stop().then(remove) };
}
