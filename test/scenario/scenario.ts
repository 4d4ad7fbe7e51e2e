/**
 * A scenario: one JSON file that says how the world behaves during a night. The simulator plays it in virtual time, the lab in real time.
 * Numbers stand as they do in the file: moments and lengths in seconds since the start, latencies in milliseconds.
 */
import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import type { Preset } from '../../src/core/model/settings.ts';
import { complaints } from './complaint.ts';
import { contradictions } from './contradiction.ts';
import type { SaidOpinion, Source } from './opinions.ts';
import { lineOf, lineOfPath } from './position.ts';
import { schema, type ScenarioFile } from './schema.ts';
import type { Browser, ServiceId } from '../../src/core/model/terms.ts';

/** How an attempt reaches for a host. */
export type AttemptKind = 'https' | 'http' | 'websocket' | 'dns-over-https';

/** What an attempt meets. */
export type Fault =
  | { name: 'dns'; everywhere: boolean }
  | { name: 'certificate'; reason: 'untrusted' | 'expired' | 'name' }
  | { name: 'status' | 'websocket-refused'; status: number }
  | { name: 'slow'; latencyMs: readonly [number, number] }
  | { name: PlainFaultName };

export type PlainFaultName =
  | 'dns-forged'
  | 'refused'
  | 'timeout'
  | 'tls-reset'
  | 'hang'
  | 'websocket-silent'
  | 'no-protocol'
  | 'captive'
  | 'drop-idle';

/** Something that happens to hosts from second `from` up to, not including, second `to`. */
export interface NetworkEvent {
  from: number;
  /** `Infinity` when it lasts to the end. */
  to: number;
  /** Globs of host names, or the services whose every endpoint is meant. */
  where: { hosts: readonly string[] } | { services: readonly ServiceId[] };
  /** Drawn for each attempt, 0 to 1. */
  probability: number;
  /** The kinds of attempt it is limited to. */
  only?: readonly AttemptKind[];
  /** Who is connected stays so: only attempts that open a connection meet it. */
  connections?: 'new';
  fault: Fault;
}

/** Something that happens to the device. */
export type DeviceEvent =
  | { name: 'asleep' | 'closed' | 'os-offline'; from: number; to: number }
  | { name: 'killed'; from: number }
  /** The clock jumps by so many seconds. */
  | { name: 'clock'; from: number; by: number };

export interface Scenario {
  name: string;
  seed: number;
  /** Milliseconds since the Unix epoch. */
  startAt: number;
  /** Seconds. */
  duration: number;
  services: readonly ServiceId[];
  preset: Preset;
  permissions: 'none' | 'exact';
  browser: Browser;
  /** Of every attempt for which no event says otherwise: the chance of a timeout, and the bounds of its uniform latency. */
  baseline: { loss: number; latencyMs: readonly [number, number] };
  /** The country that the person has chosen. */
  country?: string;
  /** Outside sources that are switched on, and what each would say if it were asked. */
  sources?: readonly Source[];
  opinions?: readonly SaidOpinion[];
  network: readonly NetworkEvent[];
  device: readonly DeviceEvent[];
}

/** The choice of the first run, used where a scenario names no services. */
const FIRST_RUN_SERVICES: readonly ServiceId[] = ['whatsapp', 'telegram', 'signal', 'messenger'];

/** A scenario that cannot be played. Its message has one line for each complaint: file, line in the file, and what is wrong. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

/**
 * Reads a scenario strictly.
 * @throws ScenarioError for bad JSON, an unknown or repeated key, an unknown fault or service, a missing key, a wrong type or value.
 */
export function parseScenario(text: string, fileName: string, knownServices: readonly ServiceId[]): Scenario {
  const fail = (found: readonly { line: number; text: string }[]): never => {
    throw new ScenarioError(found.map((one) => `${fileName}, line ${one.line}: ${one.text}`).join('\n'));
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [syntax] = errors;
  if (syntax)
    fail([{ line: lineOf(text, syntax.offset), text: `not JSON: ${printParseErrorCode(syntax.error)}` }]);
  if (root?.type !== 'object') return fail([{ line: 1, text: 'the file must hold one JSON object' }]);

  const repeated = repeatedKeys(root);
  if (repeated.length > 0) {
    fail(
      repeated.map((key) => ({ line: lineOf(text, key.offset), text: `key "${key.value}" stands twice` })),
    );
  }

  const parsed = v.safeParse(schema, getNodeValue(root));
  const found = parsed.success ? contradictions(parsed.output, knownServices) : complaints(parsed.issues);
  if (found.length > 0) {
    fail(found.map(({ path, text: what }) => ({ line: lineOfPath(text, root, path), text: what })));
  }
  return scenarioOf(parsed.output as ScenarioFile);
}

function repeatedKeys(node: Node): Node[] {
  const keys = node.type === 'object' ? (node.children ?? []).map((property) => property.children![0]!) : [];
  const seen = new Set<string>();
  const here = keys.filter((key) => seen.size === seen.add(key.value).size);
  return [...here, ...(node.children ?? []).flatMap(repeatedKeys)];
}

function scenarioOf(file: ScenarioFile): Scenario {
  const { events, services = FIRST_RUN_SERVICES, startAt, ...rest } = file;
  const network: NetworkEvent[] = [];
  const device: DeviceEvent[] = [];
  for (const event of events) {
    if ('probability' in event) network.push(networkEvent(event));
    else if (event.fault === 'killed') device.push({ name: 'killed', from: event.from });
    else if (event.fault === 'clock') device.push({ name: 'clock', from: event.from, by: event.by });
    else device.push({ name: event.fault, from: event.from, to: event.to ?? Infinity });
  }
  return { ...rest, services, startAt: Date.parse(startAt), network, device };
}

function networkEvent(event: Extract<ScenarioFile['events'][number], { probability: number }>): NetworkEvent {
  const { from, to = Infinity, hosts, services = [], probability, only, connections, ...rest } = event;
  const { fault: name, ...parameters } = rest;
  const limits = { ...(only && { only }), ...(connections && { connections }) };
  const where = hosts ? { hosts } : { services };
  return { from, to, where, probability, ...limits, fault: { name, ...parameters } as Fault };
}
