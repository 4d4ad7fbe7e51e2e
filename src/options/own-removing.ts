/** What removing a service of one's own does, after the question what is to become of its history. */
import type { Settings } from '../core/model/settings.ts';
import { originsOf } from '../services/index.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { unawaited } from '../platform/unawaited.ts';

export interface Removing {
  /** The service that is asked about. */
  asked?: ServiceId;
}

export interface RemovingActions {
  ask(id: ServiceId): void;
  remove(withHistory: boolean): void;
  cancel(): void;
}

/** The page and the background behind it. */
export interface Remover {
  settings(): Settings;
  change(settings: Settings): Promise<void>;
  revoke(origins: readonly string[]): Promise<unknown>;
  forget(id: ServiceId): Promise<void>;
}

/** The settings without a service of one's own, and without any wish about it. */
function withoutOwn(settings: Settings, id: ServiceId): Settings {
  const isOther = (one: { id: ServiceId }) => one.id !== id;
  return {
    ...settings,
    services: settings.services.filter(isOther),
    custom: (settings.custom ?? []).filter(isOther),
  };
}

/** `draw` is called whenever `removing()` has changed. */
export function removingOf(
  remover: Remover,
  draw: () => void,
): { removing: () => Removing; actions: RemovingActions } {
  let state: Removing = {};

  function become(next: Removing): void {
    state = next;
    draw();
  }

  async function remove(id: ServiceId, withHistory: boolean): Promise<void> {
    const before = remover.settings();
    const after = withoutOwn(before, id);
    await remover.change(after);
    const needed = new Set(Object.values(originsOf(after)).flat());
    const idle = (originsOf(before)[id] ?? []).filter((origin) => !needed.has(origin));
    // What the manifest itself requires cannot be given back.
    if (idle.length > 0) await remover.revoke(idle).catch(() => undefined);
    if (withHistory) await remover.forget(id);
  }

  const actions: RemovingActions = {
    ask: (asked) => become({ asked }),
    cancel: () => become({}),
    remove(withHistory) {
      const { asked } = state;
      if (!asked) return;
      become({});
      unawaited(remove(asked, withHistory));
    },
  };
  return { removing: () => state, actions };
}
