/** The settings of a file that is imported: what of them is taken, and what would be otherwise here. */
import type { ServiceChoice, Settings } from '../core/model/settings.ts';
import { UNTIL_RESUMED_AT } from '../core/model/choices.ts';
import { sentencesOf, type Sentence } from '../core/model/sentence.ts';
import { hostOf, type Service } from '../core/model/service.ts';
import { known } from './catalogue.ts';
import { hosts } from './hosts.ts';
import { takenFor } from './look-alike.ts';

const say = sentencesOf('import_set');

const choiceOf = ({ services }: Settings, id: string): ServiceChoice | undefined =>
  services.find((choice) => choice.id === id);

/** What was granted, and whom the user turns to, stays as it is here, and nobody's service is called as another one. */
function choiceFrom(theirs: ServiceChoice, ours: Settings): ServiceChoice {
  const { wantsDetailed: _wants, fallback: _fallback, name, ...wishes } = theirs;
  const isFree = name !== undefined && [undefined, theirs.id].includes(takenFor(name));
  const { wantsDetailed, fallback } = choiceOf(ours, theirs.id) ?? {};
  const kept = { ...(wantsDetailed && { wantsDetailed }), ...(fallback !== undefined && { fallback }) };
  return { ...wishes, ...(isFree && { name }), ...kept };
}

/** What is never taken from a file. */
const ONLY_HERE: readonly (keyof Settings)[] = [
  'startedAt',
  'declined',
  'country',
  'sparesDomestic',
  'provider',
  'sources',
  'asksByItself',
  'watchesOperators',
];

/**
 * Theirs in place of ours, but for what only happens here: that the first run is done, what was granted, which offers were declined,
 * which country and whose line the user is in, and which outside sources are asked, for whom a person asks is never taken from a file. An
 * own service that is called as one of the catalogue gets the name of its host.
 */
export function settingsWith(ours: Settings, theirs: Settings): Settings {
  const { version, isStarted } = ours;
  const { custom } = theirs;
  const { reported: _reported, ...alerts } = theirs.alerts;
  const { reported } = ours.alerts;
  const taken = Object.entries(theirs).filter(([key]) => !ONLY_HERE.includes(key as keyof Settings));
  const held = ONLY_HERE.filter((key) => ours[key] !== undefined).map((key) => [key, ours[key]]);
  return {
    ...(Object.fromEntries([...taken, ...held]) as Omit<Settings, 'version' | 'isStarted'>),
    ...{ version, isStarted },
    alerts: { ...alerts, ...(reported !== undefined && { reported }) },
    services: theirs.services.map((choice) => choiceFrom(choice, ours)),
    ...(custom && {
      custom: custom.map((own) => (takenFor(own.name) ? { ...own, name: hostOf(own.openUrl) } : own)),
    }),
  };
}

/** The services that are chosen, each with what is wished of it. */
function chosenIn(
  settings: Settings,
): Map<string, { service: Service; choice: ServiceChoice; label: string }> {
  const all = new Map(known(settings).map((service) => [service.id, service]));
  return new Map(
    settings.services.flatMap((choice) => {
      const service = all.get(choice.id);
      return service ? [[choice.id, { service, choice, label: choice.name ?? service.name }] as const] : [];
    }),
  );
}

const KINDS = ['outage', 'recovery', 'connection'] as const;

function alertLines(before: Settings, after: Settings): Sentence[] {
  const kinds = [...KINDS.map((kind) => [kind, kind] as const), ['names', 'namesServices'] as const];
  return kinds.flatMap(([alert, kind]) => {
    if (before.alerts[kind] === after.alerts[kind]) return [];
    return say(after.alerts[kind] ? 'on' : 'off', { alert });
  });
}

const differs = (name: keyof Settings, before: Settings, after: Settings): boolean =>
  JSON.stringify(before[name]) !== JSON.stringify(after[name]);

function paceLines(before: Settings, after: Settings): Sentence[] {
  const { everyMs, preset, capBytes, pausedUntilAt } = after;
  const has = (name: keyof Settings): boolean => differs(name, before, after);
  return [
    ...(has('preset') || (has('everyMs') && everyMs === undefined) ? [say('preset', { preset })] : []),
    ...(has('everyMs') && everyMs !== undefined ? [say('every', { everyMs: { durationMs: everyMs } })] : []),
    ...(has('capBytes') && capBytes !== undefined ? [say('cap', { bytes: { bytes: capBytes } })] : []),
    ...(has('capBytes') && capBytes === undefined ? [say('uncapped')] : []),
    ...(has('pausedUntilAt') && pausedUntilAt !== undefined
      ? [
          pausedUntilAt < UNTIL_RESUMED_AT
            ? say('pause', { untilAt: { time: pausedUntilAt } })
            : say('pause-open'),
        ]
      : []),
    ...(has('quietHours') ? [say('hours')] : []),
    ...(has('keep') ? [say(`keep-${after.keep ?? 'years'}`)] : []),
    ...(has('language') || has('digits') ? [say('language')] : []),
  ];
}

/** One line for each thing that would be otherwise: every host and link that is new, every pause, alert and interval. */
export function changesIn(before: Settings, after: Settings): Sentence[] {
  const [was, wished] = [chosenIn(before), chosenIn(after)];
  const all = [...wished].map(([id, one]) => ({ id, ...one, old: was.get(id) }));
  const asks = all.flatMap(({ service, label, old }): Sentence[] => {
    const asked = new Set(old && hosts(old.service));
    const fresh = hosts(service).filter((host) => !asked.has(host));
    return [
      ...(fresh.length > 0 ? [say('asks', { service: label, hosts: { list: fresh, isWhole: true } })] : []),
      ...(service.isOwn && service.url !== old?.service.url
        ? [say('opens', { service: label, link: service.url })]
        : []),
      ...(old && label !== old.label ? [say('name', { service: old.label, name: label })] : []),
    ];
  });
  const listed = (key: string, names: readonly string[]): Sentence[] =>
    names.length > 0 ? [say(key, { services: { list: names, isWhole: true } })] : [];
  const those = (is: (choice: ServiceChoice, old: ServiceChoice | undefined) => boolean): string[] =>
    all.filter(({ choice, old }) => is(choice, old?.choice)).map(({ label }) => label);
  const isFreed = before.pausedUntilAt !== undefined && after.pausedUntilAt === undefined;
  return [
    ...asks,
    ...listed(
      'gone',
      [...was].filter(([id]) => !wished.has(id)).map(([, { label }]) => label),
    ),
    ...listed(
      'paused',
      those((now, old) => now.isPaused === true && !old?.isPaused),
    ),
    ...listed(
      'resumed',
      those((now, old) => !now.isPaused && (old?.isPaused === true || isFreed)),
    ),
    ...listed(
      'asked',
      those((now, old) => now.isOnlyWhenAsked === true && !old?.isOnlyWhenAsked),
    ),
    ...listed(
      'unasked',
      those((now, old) => !now.isOnlyWhenAsked && old?.isOnlyWhenAsked === true),
    ),
    ...listed(
      'quiet',
      those(
        (now, old) =>
          (now.quietUntilAt ?? 0) > (old?.quietUntilAt ?? 0) ||
          (now.quietUntilBackAt ?? 0) > (old?.quietUntilBackAt ?? 0),
      ),
    ),
    ...listed(
      'muted',
      those((now, old) => now.isMuted === true && !old?.isMuted),
    ),
    ...listed(
      'unmuted',
      those((now, old) => !now.isMuted && old?.isMuted === true),
    ),
    ...listed(
      'left-out',
      those((now, old) => now.isLeftOut === true && !old?.isLeftOut),
    ),
    ...listed(
      'let-in',
      those((now, old) => !now.isLeftOut && old?.isLeftOut === true),
    ),
    ...alertLines(before, after),
    ...paceLines(before, after),
  ];
}
