/**
 * What the switches of outside sources do. The browser is asked directly from the click for what they take, and what nobody needs any more is
 * given back when one is switched off. One switch is for all sources of a kind that know of a chosen service.
 */
import { ASKED_KINDS, type AskedKind } from '../core/model/opinion.ts';
import type { Service } from '../core/model/service.ts';
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { isFor, type About } from '../core/model/vantage.ts';
import type { Sight, SourceGrant } from '../core/model/watch.ts';
import { unawaited } from '../platform/unawaited.ts';
import { known } from '../services/catalogue.ts';
import { grantFor, isGranted, isSwitchedOn } from '../vantages/consent.ts';
import { sources } from '../vantages/facts.data.ts';
import { providerIn } from './provider-field.tsx';

/** What came of it while the page is open. */
export interface AskingOthers {
  /** The kind whose permission the browser has refused. */
  refused?: AskedKind;
  /** About which service others are asked now, or were. */
  asks?: ServiceId;
  isAsking?: boolean;
  /** What was typed as the number of a provider and is none. */
  wrongProvider?: string;
}

export interface OthersActions {
  /** These ask the browser, and have to be called directly from the click. */
  switchOn(kind: AskedKind): void;
  allow(kind: AskedKind): void;
  switchOff(kind: AskedKind): void;
  askByItself(kind: AskedKind, mayAsk: boolean): void;
  watchOperators(isWatched: boolean): void;
  /** Nothing typed: no provider. */
  setProvider(typed: string): void;
  askNow(service: ServiceId): void;
}

/** What the section is drawn from. */
export interface OthersProps {
  asking: AskingOthers;
  sight: Sight;
  /** Whoever comes from the popup wants to ask about this service. */
  about?: ServiceId | undefined;
  actions: OthersActions;
}

/** The page and the browser behind it. */
export interface OthersWorld {
  settings(): Settings;
  change(settings: Settings): Promise<void>;
  sight(): Sight;
  request(grant: SourceGrant): Promise<boolean>;
  revoke(grant: SourceGrant): Promise<void>;
  /** Match patterns that detailed checks hold. */
  detailed(): readonly string[];
  ask(service: ServiceId): Promise<void>;
}

/** The sources of a kind that know of a chosen service: nobody else is ever asked. */
export function sourcesFor(kind: AskedKind, settings: Settings): readonly About[] {
  const chosen = known(settings).filter(({ id }) => settings.services.some((one) => one.id === id));
  return sources.filter((one) => one.kind === kind && chosen.some((service) => isFor(one, service)));
}

/** Whether somebody who is switched on may be asked about this service. */
export const canBeAskedAbout = (service: Service, settings: Settings, sight: Sight): boolean =>
  sources.some((one) => isSwitchedOn(one, settings) && isFor(one, service) && isGranted(one, sight));

/** Those that the browser does not let us ask. */
export const lacking = (kind: AskedKind, settings: Settings, sight: Sight): readonly About[] =>
  sourcesFor(kind, settings).filter((one) => !isGranted(one, sight));

/** What all sources that are switched on take. */
export const grantOf = (settings: Settings, sight: Pick<Sight, 'browser'>): SourceGrant =>
  grantFor(
    sources.filter((one) => isSwitchedOn(one, settings)),
    sight,
  );

const without = <T>(all: readonly T[] = [], one: T): T[] => all.filter((other) => other !== one);

/** In one order, however they were switched. */
const withKind = (all: readonly AskedKind[] = [], kind: AskedKind): AskedKind[] =>
  ASKED_KINDS.filter((one) => one === kind || all.includes(one));

/** Whoever is switched on again is asked by itself only where that is allowed again. */
function switchedOff(settings: Settings, kind: AskedKind): Settings {
  const { watchesOperators, ...rest } = settings;
  return {
    ...rest,
    ...(watchesOperators !== undefined && kind !== 'operator' && { watchesOperators }),
    sources: without(settings.sources, kind),
    asksByItself: without(settings.asksByItself, kind),
  };
}

/** `draw` is called whenever `asking()` has changed. */
export function askingOthersOf(
  world: OthersWorld,
  draw: () => void,
): { asking: () => AskingOthers; actions: OthersActions } {
  let state: AskingOthers = {};

  function become(next: AskingOthers): void {
    state = next;
    draw();
  }

  /** Nothing is awaited before the browser is asked. */
  async function request(kind: AskedKind): Promise<boolean> {
    const wanted = grantFor(lacking(kind, world.settings(), world.sight()), world.sight());
    const isAllowed = await world.request(wanted).catch(() => false);
    const { refused: _, ...rest } = state;
    become(isAllowed ? rest : { ...rest, refused: kind });
    return isAllowed;
  }

  async function switchOn(kind: AskedKind): Promise<void> {
    if (!(await request(kind))) return;
    const settings = world.settings();
    await world.change({ ...settings, sources: withKind(settings.sources, kind) });
  }

  async function switchOff(kind: AskedKind): Promise<void> {
    const before = world.settings();
    const after = switchedOff(before, kind);
    const { refused: _, ...rest } = state;
    become(rest);
    await world.change(after);
    const needed = grantOf(after, world.sight());
    const kept = [...needed.origins, ...world.detailed()];
    const had = grantFor(
      sources.filter((one) => one.kind === kind),
      world.sight(),
    );
    const idle = {
      origins: had.origins.filter((one) => !kept.includes(one)),
      categories: had.categories.filter((one) => !needed.categories.includes(one)),
    };
    // What the manifest itself requires cannot be given back.
    await world.revoke(idle).catch(() => undefined);
  }

  async function askNow(service: ServiceId): Promise<void> {
    become({ ...state, asks: service, isAsking: true });
    await world.ask(service).catch(() => undefined);
    become({ ...state, isAsking: false });
  }

  const actions: OthersActions = {
    switchOn: (kind) => unawaited(switchOn(kind)),
    allow: (kind) => unawaited(request(kind)),
    switchOff: (kind) => unawaited(switchOff(kind)),
    askByItself(kind, mayAsk) {
      const settings = world.settings();
      const { asksByItself } = settings;
      const next = mayAsk ? withKind(asksByItself, kind) : without(asksByItself, kind);
      unawaited(world.change({ ...settings, asksByItself: next }));
    },
    watchOperators: (watchesOperators) => unawaited(world.change({ ...world.settings(), watchesOperators })),
    setProvider(typed) {
      const provider = providerIn(typed);
      const { wrongProvider: _wrong, ...now } = state;
      if (provider === undefined && typed.trim() !== '') return become({ ...now, wrongProvider: typed });
      become(now);
      const { provider: _provider, ...rest } = world.settings();
      unawaited(world.change(provider === undefined ? rest : { ...rest, provider }));
    },
    askNow: (service) => unawaited(askNow(service)),
  };
  return { asking: () => state, actions };
}
