/** The settings under the policy of an organisation, as the background keeps them. */
import type { Settings } from '../core/model/settings.ts';
import { MANAGED, SETTINGS } from '../core/storage/keys.ts';
import { managedValues } from '../platform/managed.ts';
import { orElse } from '../platform/or-else.ts';
import { save } from '../platform/save.ts';
import { loadAll } from '../platform/storage.ts';
import { firstSettings, whereabouts } from '../services/first-settings.ts';
import { managedDocument, managedFrom, UNMANAGED } from '../services/managed-document.ts';
import { isSame, NOTHING_DONE, underPolicy } from '../services/managed.ts';
import { policyFrom } from '../services/policy.ts';
import { isNewer, settingsEntries, settingsFrom } from '../services/settings.ts';

type Said = ReturnType<typeof policyFrom>;

let asked: Promise<Said | undefined> | undefined;
/** Under this one nothing is set, and none before it has left anything to undo. */
let freeUnder: Said | undefined;

/** It is asked for anew. */
export function forgetPolicy(): void {
  asked = undefined;
}

/** What it says; `undefined` where that cannot be known now, which is asked again next time. */
export async function policyNow(): Promise<Said | undefined> {
  const asking = (asked ??= orElse(async () => policyFrom(await managedValues()), undefined));
  const said = await asking;
  if (!said && asked === asking) asked = undefined;
  return said;
}

/**
 * These settings as they hold under the policy; what is otherwise is written, so that pages see the same. Where the policy cannot be read
 * now, what it did last stands in the settings already.
 */
export async function governed(known: Settings): Promise<Settings> {
  const said = await policyNow();
  if (!said || said === freeUnder || isNewer(known)) return known;
  // Both at once, and written at once: one without the other would take what a policy did for what the person wants.
  const stored = await loadAll([SETTINGS, MANAGED]);
  // Another one holds by now.
  if ((await policyNow()) !== said) return governed(known);
  // What would be ticked by nobody but a default is not stored where it may be blocked.
  const first = firstSettings(whereabouts());
  const settings = stored[SETTINGS] === undefined ? first : settingsFrom(stored[SETTINGS]).settings;
  const before = managedFrom(stored[MANAGED]);
  const under = underPolicy(settings, said.policy, before?.undo ?? NOTHING_DONE, Date.now(), first.services);
  const document = managedDocument(said.policy, said.problems, under.undo);
  const { settings: held } = settingsFrom(under.settings);
  if (before === undefined && isSame(document, UNMANAGED)) freeUnder = said;
  const changes = {
    ...(!isSame(held, settings) && settingsEntries(held)),
    ...(!isSame(document, before ?? UNMANAGED) && { [MANAGED]: document }),
  };
  if (Object.keys(changes).length > 0) await save(changes).catch(() => undefined);
  return held;
}
