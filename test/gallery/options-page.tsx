/** The settings at rest, and with everything in them open or asked. */
import { Options } from '../../src/options/options.tsx';
import type { Props } from '../../src/options/props.ts';
import { contacts, hosts, services } from '../../src/services/index.ts';
import { changesIn } from '../../src/services/imported-settings.ts';
import type { Words } from '../../src/words/index.ts';
import { lost } from '../ui/fixtures/lost.ts';
import { costs, settings, spent } from '../ui/fixtures/settings.ts';

type Actions = Props['actions'] &
  NonNullable<Props['history']>['actions'] &
  NonNullable<Props['past']>['actions'] &
  NonNullable<Props['others']>['actions'] &
  NonNullable<Props['own']>['actions'] &
  NonNullable<Props['own']>['removal'] &
  Props['list']['actions'];

interface Shown {
  /** A server was found, the history is about to be erased, the month's limit is reached, nothing can be saved. */
  isBusy: boolean;
  words: Words;
  actions: Actions;
}

const host = 'chat.example';
const kind = { url: `https://${host}/`, openUrl: `https://${host}/`, latencyMs: 84, bytes: 480 };

/** A file that was chosen, and what it would change. */
const chosen = {
  name: 'wasl-2026-11-20-history.json',
  preview: {
    changes: [{ key: 'import_days-added', values: { count: 12 } }],
    isNothing: false,
    settings: changesIn(settings, {
      ...settings,
      services: [{ id: 'signal', isPaused: true }, { id: 'own-club' }],
      custom: [
        {
          ...{ id: 'own-club', name: 'The club', kind: 'matrix' },
          ...{ url: 'https://matrix.club.example/', openUrl: 'https://club.example/' },
        },
      ],
      everyMs: 60_000,
      alerts: { ...settings.alerts, recovery: false },
    }),
  },
  withSettings: false,
};

/** What would go if the last day were forgotten. */
const forgetting = {
  picked: 'last-day',
  lines: [
    { key: 'goes_incidents', values: { count: 2 } },
    { key: 'goes_marks', values: { count: 1 } },
    { key: 'goes_observations', values: { count: 4210 } },
  ],
  isBusy: false,
} as const;

/** As much as a year may be. */
const stored = {
  bytes: { history: 1_240_000, state: 41_000, settings: 1_900, aside: 12_300 },
  incidents: 34,
  sinceDay: '2025-10-03',
};

export function OptionsPage({ isBusy, words, actions }: Shown) {
  const finding = {
    ...{ host, isReadable: true, bytes: 4000, elsewhere: ['matrix.example.org'] },
    found: [
      { ...kind, kind: 'mattermost', grade: 2 },
      { ...kind, kind: 'http', grade: 1 },
    ],
  } as const;
  const adding = {
    typed: host,
    picked: 0,
    name: isBusy ? host : '',
    ...(isBusy && { finding }),
  };
  const busySettings: Props['settings'] = {
    ...settings,
    capBytes: 10_000_000,
    sources: ['operator', 'country'],
    quietHours: { days: [1, 2, 3, 4, 5], fromMinute: 22 * 60, untilMinute: 7 * 60 },
  };
  return (
    <Options
      {...{ services, costs, words, actions }}
      settings={isBusy ? busySettings : settings}
      ownHosts={contacts.filter(({ id }) => id === 'control').flatMap(hosts)}
      spent={spent}
      alerts="on"
      granted={['telegram']}
      wasTested
      wasSaved={false}
      unsaved={isBusy ? 'no-room' : undefined}
      lost={isBusy ? lost : undefined}
      version="0.1.0"
      list={{ listing: { sought: '', open: isBusy ? ['whatsapp'] : [] }, actions }}
      keys="Alt+Shift+W"
      own={{
        adding,
        monthOf: () => 3_000_000,
        actions,
        removing: isBusy ? { asked: 'signal' } : {},
        removal: actions,
      }}
      others={{
        asking: isBusy ? { wrongProvider: 'Telekom' } : {},
        sight: { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
        ...(isBusy && { about: 'signal' }),
        actions,
      }}
      past={{ forgetting: isBusy ? forgetting : { isBusy: false }, actions }}
      history={{
        keeping: { isErasing: isBusy, isBusy: false, ...(isBusy && { chosen }) },
        hasCopies: isBusy,
        stored,
        actions,
      }}
    />
  );
}
