/** The world as a round touches it, in the browser. */
import type { Settings } from '../core/model/settings.ts';
import { setAlarm } from '../platform/alarms.ts';
import { showBadge } from '../platform/badge.ts';
import { circumstances } from '../platform/circumstances.ts';
import { isSystemOffline } from '../platform/connection.ts';
import { clearNotifications, notify } from '../platform/notifications.ts';
import { orElse } from '../platform/or-else.ts';
import { stripHeaders } from '../platform/own-headers.ts';
import { sayProgress } from '../platform/progress.ts';
import { holdBack, save } from '../platform/save.ts';
import { visitRoom } from '../platform/room.ts';
import { presumed, sight } from '../platform/sight.ts';
import { load, loadAll, loadEverything } from '../platform/storage.ts';
import { maySend } from '../platform/source-permissions.ts';
import { sayTroubles } from '../platform/troubles.ts';
import { originsOf, watch as resolve } from '../services/index.ts';
import { askable, originsByOwner } from '../vantages/consent.ts';
import { sources } from '../vantages/facts.data.ts';
import { originsOf as ownOrigins } from './aids.ts';
import { policyNow } from './policy.ts';
import { probe } from './probe.ts';
import type { Shell } from './shell.ts';
import { loadSettings } from './settings.ts';
import { wordsFor } from './words.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Sight, Watch } from '../core/model/watch.ts';
import type { Notice } from '../core/model/sentence.ts';
import { OUTGOING } from '../core/storage/keys.ts';
import { inForce } from '../core/model/choices.ts';
import { once } from '../core/model/remembered.ts';
import type { Badge, Silhouette } from '../core/view/types.ts';

const ICONS: Record<Notice['kind'], Silhouette> = {
  outage: 'alarm',
  recovery: 'calm',
  unstable: 'warning',
  connection: 'unsure',
  reported: 'warning',
};

/** Match patterns of the hosts of each outside source. */
const VANTAGE_ORIGINS = originsByOwner(sources);

/** What can be seen now, once no socket can name this installation any more. */
async function anonymousSight(reading: Promise<Settings>): Promise<Sight> {
  const [settings] = await Promise.all([reading, orElse(stripHeaders, undefined)]);
  const look = () => orElse(() => sight({ ...originsOf(settings), ...VANTAGE_ORIGINS }, maySend), undefined);
  return (await look()) ?? (await look()) ?? presumed(settings);
}

/** Of all that is ever asked while this is watched. */
const originsIn = once(({ services, controls, domestic = [], resolvers }: Watch): string[] => {
  const asked = [...services.flatMap(({ endpoints }) => endpoints), ...controls, ...domestic].map(
    ({ probe: { url } }) => url,
  );
  return [...asked, ...resolvers.map(({ url }) => url)].flatMap(ownOrigins);
});

/** Beside other buttons the sentence says whose it is. */
const named = (said: string, name: string): string => (said.includes(name) ? said : `${name}: ${said}`);

async function show(look: () => Badge, watch?: Watch): Promise<void> {
  const badge = look();
  const words = await wordsFor(watch?.settings ?? {});
  await showBadge(badge, named(words.sayAll(badge.title), words.t('extension_name')));
}

async function tell({ kind, notification, title, message }: Notice, { settings }: Watch): Promise<void> {
  const words = await wordsFor(settings);
  await notify({
    id: notification,
    title: words.say(title),
    message: words.sayAll(message),
    icon: ICONS[kind],
  });
}

/** Nothing waits for an organisation any more: with none to report to there is nothing to do. */
let isNothingLeft = false;

async function report(...step: Parameters<Shell['report']>): Promise<void> {
  const collector = (await policyNow())?.policy.collector;
  if (!collector && (isNothingLeft ||= (await load(OUTGOING)) === undefined)) return;
  isNothingLeft = false;
  const { reportStep } = await import('./report-out.ts');
  await reportStep(collector, ...step);
}

/** All of it rejects where the browser does, and hangs where the browser hangs: see `world.ts`. */
export const shell: Shell = {
  now: () => Date.now(),
  chance: () => Math.random(),
  sleep: (ms) => new Promise((awake) => setTimeout(awake, ms)),
  after: (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
  watch: async () => {
    // At once, as far as none needs the other: every round begins with it.
    const reading = loadSettings().then((stored) => inForce(stored, Date.now()));
    const asking = [reading, anonymousSight(reading), circumstances()] as const;
    const [settings, seen, now] = await Promise.all(asking);
    return { ...resolve(settings, seen), vantages: askable(sources, settings, seen), circumstances: now };
  },
  load,
  loadAll,
  loadEverything,
  save,
  holdBack,
  probe: (order: Order, now: Watch): Promise<Observation> => probe(order, now.sight, originsIn(now)),
  async ask(question, watch, signal) {
    const { askVantage } = await import('./ask-vantage.ts');
    return askVantage({ visitRoom }, question, watch, signal);
  },
  say: sayProgress,
  admit: sayTroubles,
  isSystemOffline,
  setAlarm,
  show,
  tell,
  report,
  withdraw: clearNotifications,
};
