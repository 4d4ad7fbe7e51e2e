/** Records what servers and resolvers get to know of Wasl, where every answer asks the browser for everything that an answer can ask for. */
import type { CopyOptions } from '../drive/extension.ts';
import type { Answer, Question } from '../lab/answer.ts';
import type { Seen } from '../lab/serve.ts';
import { still } from './counted.ts';
import { giveUpRoom } from './room.ts';
import { driveRound, hasten } from './hasten.ts';
import { startRig, type Rig } from './rig.ts';
import type { Untyped } from '../untyped.ts';
import type { Browser } from '../../src/core/model/terms.ts';

/** Reports come in here, each at an address that is made up for one answer. */
const REPORTS = 'reports.lab.test';
/** Everything else that an answer can name is below this, and does not exist. */
const ELSEWHERE = 'elsewhere.test';
/** Its page sends every visitor on to a stranger. */
const REDIRECTING = { host: 'signal.org', path: '/' };
const SERVICES = ['telegram', 'discord', 'whatsapp', 'matrix', 'signal'];

/** What was made up, and after which answer. */
type Invented = (what: string) => string;

function hostileHeaders(invented: Invented): Record<string, string> {
  const reports = invented('report');
  const other = invented('other');
  return {
    'report-to': JSON.stringify({
      group: 'g',
      max_age: 86_400,
      endpoints: [{ url: `https://${reports}/r` }],
    }),
    nel: JSON.stringify({ report_to: 'g', max_age: 86_400, success_fraction: 1, failure_fraction: 1 }),
    'reporting-endpoints': `default="https://${invented('endpoint')}/r"`,
    'alt-svc': `h3="${other}:443"; ma=86400; persist=1, h2="${other}:443"; ma=86400; persist=1`,
    'strict-transport-security': 'max-age=86400; includeSubDomains',
    'set-cookie': `id=${other}; SameSite=None; Secure; Max-Age=86400`,
    etag: `"${other}"`,
    'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
    'clear-site-data': '"cookies", "storage"',
    link: ['preload; as=script', 'preconnect', 'dns-prefetch']
      .map((rel, index) => `<https://${invented(`link${index}`)}/>; rel=${rel}`)
      .join(', '),
    'accept-ch': 'Sec-CH-UA-Model, Sec-CH-UA-Full-Version-List, Device-Memory, DPR',
    'critical-ch': 'Sec-CH-UA-Model',
  };
}

/** One span in which a server may know the browser again, and what was seen in it. */
export interface Session {
  seen: readonly Seen[];
  /** Names that nobody chose, and that were looked up or visited. */
  strange: readonly string[];
  /** Whether such a name was made up in this span. */
  isOwn(name: string): boolean;
  /** Whether all reports that came to such a name tell of what happened before this span: Chromium sends them up to a minute later. */
  isLate(name: string): boolean;
}

/** One report (https://w3c.github.io/reporting/#serialize-reports), and when the browser made it. */
interface Told {
  name: string;
  madeAt: number;
}

const toldIn = ({ headers, body }: Question): Told[] => {
  const name = nameOf(headers);
  // The question whether a report may be sent has no body.
  const reports = body.length === 0 ? [] : (JSON.parse(String(body)) as { age: number }[]);
  return reports.map(({ age }) => ({ name, madeAt: Date.now() - age }));
};

/** Two sessions of one installation: between them its room is given up, where there is one. */
export async function record(
  browser: Browser,
  granted: CopyOptions,
  rounds: number,
): Promise<[Session, Session]> {
  let count = 0;
  const invent: Invented = (what) =>
    what === 'report' ? `r${(count += 1)}.${REPORTS}` : `${what}-r${count}.${ELSEWHERE}`;
  const told: Told[] = [];
  const answers: Answer[] = [
    {
      ...REDIRECTING,
      reply: () => ({ status: 302, headers: { location: `https://${invent('stranger')}/` } }),
    },
    // Whoever asks whether reports may be sent is told so.
    {
      host: `*.${REPORTS}`,
      reply: (question) => {
        told.push(...toldIn(question));
        return { status: 200, headers: { 'access-control-allow-origin': '*' } };
      },
    },
  ];
  const rig = await startRig(browser, {
    ...granted,
    answers,
    moreHosts: [`*.${REPORTS}`],
    headers: ({ host }) => (host.endsWith(REPORTS) ? {} : hostileHeaders(invent)),
    isObedient: true,
    before: [hasten],
  });
  try {
    await rig.choose(SERVICES);
    const first = await span(rig, 0, () => count, rounds, told);
    if (rig.chromium) await giveUpRoom(rig.chromium);
    return [first, await span(rig, first.end, () => count, rounds, told)];
  } finally {
    await rig.close();
  }
}

async function span(
  rig: Rig,
  begin: number,
  count: () => number,
  rounds: number,
  told: readonly Told[],
): Promise<Session & { end: number }> {
  const { lab } = rig;
  const beginAt = Date.now();
  const from = lab.seen.length;
  const known = await namesOf(rig);
  for (let round = 0; round < rounds; round += 1) await driveRound(rig);
  await still(rig);
  const seen = lab.seen.slice(from);
  const names = [...(await namesOf(rig))].filter((name) => !known.has(name));
  const visited = seen.filter(({ host }) => host.startsWith('*')).map((one) => nameOf(one.headers));
  const end = count();
  const isOwn = (name: string) => {
    const number = Number(/r(\d+)\./.exec(name)?.[1]);
    return number > begin && number <= end;
  };
  const isLate = (name: string) => {
    const its = told.filter((one) => one.name === name);
    return its.length > 0 && its.every(({ madeAt }) => madeAt < beginAt);
  };
  const isStrange = (name: string) => name.endsWith(REPORTS) || name.endsWith(ELSEWHERE);
  return {
    seen: seen.filter(({ host }) => !host.startsWith('*')),
    strange: [...new Set([...names, ...visited])].filter(isStrange),
    isOwn,
    isLate,
    end,
  };
}

const nameOf = (headers: Question['headers']) =>
  String(headers[':authority'] ?? headers['host']).replace(/:\d+$/, '');

/* What runs inside Firefox has the names of its own world. */
declare const Cc: Untyped, Ci: Untyped;

/** All names that were looked up: of Chromium the lab's resolver is asked, Firefox keeps a list (`about:networking`). */
async function namesOf({ lab, firefox }: Rig): Promise<ReadonlySet<string>> {
  if (!firefox) return new Set(lab.names);
  const listed = await firefox.evaluateInChrome(
    () =>
      new Promise<string[]>((resolve) => {
        const dashboard = Cc['@mozilla.org/network/dashboard;1'].getService(Ci.nsIDashboard);
        dashboard.requestDNSInfo(({ entries }: { entries: { hostname: string }[] }) =>
          resolve(entries.map(({ hostname }) => hostname)),
        );
      }),
  );
  return new Set(listed);
}
