/**
 * An hour that never was: an invented service falls silent for a while. The real core plays it in memory, out of invented
 * observations; nobody is asked, and nothing is stored.
 */
import { advance } from '../core/advance.ts';
import { afterTry } from '../core/incidents/outbox.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Notice } from '../core/model/sentence.ts';
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import { emptyState, type State } from '../core/model/state.ts';
import { MINUTE_MS } from '../core/model/time.ts';
import type { Watch } from '../core/model/watch.ts';
import { wake } from '../core/schedule/agenda.ts';
import { due } from '../core/schedule/due.ts';

/** What it shows, in order. */
export const SCENES = ['calm', 'checking', 'down', 'told', 'recovered', 'after'] as const;

export interface Scene {
  name: (typeof SCENES)[number];
  state: State;
  at: number;
  /** What is told at that moment. */
  notice?: Notice;
}

/** What was told so far, by its kind. */
type Told = Partial<Record<Notice['kind'], Notice>>;

/** Minutes from its beginning. */
const FROM = 20;
const TO = 45;
const LENGTH = 60;

/** The service that falls silent, and one that does not. Their ids name nobody of the catalogue. */
export const SILENT = 'drill';
const OTHER = 'drill-other';

/** A host that there can never be (RFC 6761, section 6.4). */
const address = (name: string): string => `https://${name}.invalid/`;

const invented = (id: string, name: string): Service => ({
  ...{ id, name, operator: name, url: address(id), isEndToEndEncrypted: true },
  endpoints: [
    { id: `${id}/chat`, serves: 'messages', proves: 2, probe: { kind: 'http', url: address(`chat.${id}`) } },
  ],
});

const controls = ['one', 'two', 'three', 'four'].map((operator) => ({
  ...{ id: `control/${operator}`, operator },
  probe: { kind: 'http', url: address(operator) },
}));

/** Only the invented ones, with all that detailed checks would show. @param name what the service is called */
export function inventedWatch(name: string, defaults: Settings): Watch {
  const services = [invented(SILENT, name), invented(OTHER, `${name} 2`)];
  return {
    services,
    controls,
    resolvers: [],
    settings: {
      ...defaults,
      isStarted: true,
      preset: 'normal',
      services: services.map(({ id }) => ({ id })),
      alerts: { ...defaults.alerts, outage: true, recovery: true, namesServices: true },
    },
    sight: {
      browser: 'chromium',
      granted: [SILENT, OTHER, 'control'],
      seesLayers: true,
      socketsAreAnonymous: true,
    },
  };
}

/** The same each time: a little sooner, a little later. */
const delayMs = (order: Order, at: number): number =>
  60 + ((order.endpoint.length * 37 + Math.floor(at / 1000)) % 90);

function answer(order: Order, at: number, isSilent: boolean): Observation {
  const { endpoint, kind, tier, isWarm, limitMs } = order;
  const seen = { endpoint, kind, tier, at, isWarm, sentBytes: 0, receivedBytes: 0 };
  if (isSilent) return { ...seen, answered: false, failure: 'timeout', latencyMs: limitMs, grade: 0 };
  return { ...seen, answered: true, latencyMs: delayMs(order, at), grade: 2, status: 200 };
}

/** Which scene begins with this state, after all that have been: one at a time, though two may come true at once. */
function sceneOf({ services }: State, told: Told, been: ReadonlySet<string>): Scene['name'] | undefined {
  const { status, isDoubted } = services[SILENT] ?? {};
  if (!been.has('checking')) return status === 'up' && isDoubted ? 'checking' : undefined;
  if (!been.has('down')) return status === 'down' ? 'down' : undefined;
  if (!been.has('told')) return told.outage && 'told';
  return !been.has('recovered') && told.recovery ? 'recovered' : undefined;
}

/** The whole of it, so that it ends at `endAt`. @throws where the core does not tell it as it should */
export function scenesOf(watch: Watch, endAt: number): readonly Scene[] {
  const beganAt = endAt - LENGTH * MINUTE_MS;
  const [silentAt, backAt] = [FROM, TO].map((minutes) => beganAt + minutes * MINUTE_MS) as [number, number];
  const scenes = new Map<string, Scene>();
  const told: Told = {};
  let state = emptyState;
  for (let at = beganAt; at < endAt;) {
    const orders = due(state, watch, { now: at, trigger: 'alarm', stretchEndAt: at + MINUTE_MS });
    if (orders.length === 0) {
      at = Math.max(wake(state.agenda), at + 1000);
      continue;
    }
    const isOut = at >= silentAt && at < backAt;
    if (isOut && !scenes.has('calm')) scenes.set('calm', { name: 'calm', state, at });
    const observations = orders.map((order) =>
      answer(order, at, isOut && order.endpoint.startsWith(`${SILENT}/`)),
    );
    const endedAt = at + Math.max(...observations.map(({ latencyMs }) => latencyMs));
    const step = { at: endedAt, startedAt: at, trigger: 'alarm' as const, observations };
    state = advance(state, { ...step, isSystemOffline: false, chance: 0.5 }, watch);
    for (const notice of state.outbox) {
      told[notice.kind] = notice;
      state = afterTry(state, notice, true);
    }
    const name = sceneOf(state, told, new Set(scenes.keys()));
    const notice = name === 'told' ? told.outage : name === 'recovered' ? told.recovery : undefined;
    if (name) scenes.set(name, { name, state, at: endedAt, ...(notice && { notice }) });
    at = endedAt;
  }
  scenes.set('after', { name: 'after', state, at: endAt });
  return SCENES.map((name) => {
    const scene = scenes.get(name);
    if (!scene) throw new Error(`the drill has no scene ${name}`);
    return scene;
  });
}
