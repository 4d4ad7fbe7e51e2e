/** The map of the program: reading these tables is reading the map. `architecture.test.ts` and `core.test.ts` hold it. */

/**
 * Of a folder of src: what its files may import; no folder imports one of a later line. `(types)` allows only `import type`. A single file
 * may stand where its folder may not.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  _locales: [],
  core: [],
  words: ['_locales', 'core (types)'],
  probes: ['core'],
  // Strangers answer here in many forms: checked where they come in.
  vantages: ['core', 'valibot'],
  services: ['core', 'probes (types)'],
  platform: ['core', 'webextension-polyfill'],
  ui: ['core', 'services', 'words', 'preact'],
  'check-up': ['core', 'services', 'words', 'ui', 'preact', 'platform/unawaited.ts'],
  report: ['core', 'services', 'words', 'ui', 'preact', 'platform/unawaited.ts'],
  // Who may be asked, not how they are asked.
  options: [
    ...['core', 'services', 'words', 'ui', 'preact', 'platform/unawaited.ts'],
    ...['vantages/facts.data.ts', 'vantages/consent.ts'],
  ],
  popup: ['core', 'services', 'words', 'ui', 'preact', 'platform/unawaited.ts'],
  // Plays with the parts of other pages.
  drill: ['core', 'services', 'words', 'ui', 'preact', 'popup', 'report', 'platform/unawaited.ts'],
  background: ['core', 'probes', 'vantages', 'services', 'words', 'platform', 'valibot', 'pbf'],
};

/** Pages: their components are plain functions of their props, so that only `index.tsx` knows of the browser. */
export const PAGES: readonly string[] = ['popup', 'options', 'report', 'check-up', 'drill'];

/** Of a folder of core: what its files may import; no folder imports one of a later line. */
export const CORE_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  traffic: ['model'],
  'check-up': ['model', 'traffic'],
  detect: ['model', 'traffic'],
  judge: ['model', 'detect'],
  incidents: ['model'],
  schedule: ['model', 'traffic', 'detect', 'judge'],
  history: ['model', 'incidents', 'schedule'],
  view: ['model', 'traffic', 'detect', 'judge', 'history'],
  storage: ['model', 'history'],
  report: ['model', 'history', 'storage'],
  archive: ['model', 'history', 'storage'],
  'advance.ts': ['model', 'traffic', 'detect', 'judge', 'incidents', 'schedule', 'history'],
};

/** No page and no script reaches into these: what they say comes through `advance`, `view` and `schedule`. */
export const INNER: readonly string[] = [
  'core/detect',
  'core/judge',
  'core/incidents/track.ts',
  'core/incidents/notices.ts',
];

/** The doors of core: the files that the rest of src may import, by their folders. */
const DOORS_IN: Readonly<Record<string, string>> = {
  model:
    'capability choices finding friend-line incident keeping observation opinion opinion-sentence past remembered sentence service settings state terms text time vantage watch',
  traffic: 'cost ledger prices',
  'check-up': 'findings measured plan',
  incidents: 'outbox outdated',
  schedule: 'agenda budget due pace purses questions',
  history: 'line-losses marks month range roll-up stretches strip',
  view: 'calm details friend late morning others progress quiet trouble types user-report view',
  storage:
    'as-read close-day codec documents entries incidents keys notes open-state read-state read-value roll-ups salvage set-aside state stored-parts',
  report: 'find-incident redact report said-by-others',
  archive: 'archive changes csv export forget forget-since goes keep-since lay-out merge migrate',
};

export const DOORS: readonly string[] = [
  'core/advance.ts',
  ...Object.entries(DOORS_IN).flatMap(([folder, names]) =>
    names.split(' ').map((name) => `core/${folder}/${name}.ts`),
  ),
];

/**
 * Files of core without a test of their own name, and the tests of other names that would notice: below `test`, without `.test.ts`. What
 * decides only shows over a whole night; what is written only shows when it is read again.
 */
export const COVERED_ELSEWHERE: Readonly<Record<string, string>> = {
  'advance.ts': 'core/detection nights/museum nights/chance',

  'model/observation.ts': 'core/schedule/pairs',
  'model/capability.ts': 'services/own background/find nights/own-authority',
  'model/keeping.ts': 'background/keep-since',
  'model/incident.ts': 'nights/attribution nights/stretches',
  'model/own-part.ts': 'nights/beside',
  'model/sentence.ts': 'core/view/view nights/attribution',
  'model/service.ts': 'core/schedule/budget nights/museum',
  'model/state.ts': 'nights/museum nights/kills',
  'model/copies.ts': 'core/every-field nights/museum',
  'model/unasked.ts': 'core/every-field nights/museum',
  'model/opinion.ts': 'core/judge/opinions',
  'model/opinion-sentence.ts': 'core/view/others',
  'model/vantage.ts': 'core/schedule/questions',
  'model/text.ts': 'background/import options/own',

  'traffic/payload.ts': 'probes/payload',
  'traffic/prices.ts': 'core/traffic/cost long/cost',

  'check-up/measured.ts': 'core/check-up/findings',
  'check-up/requests.ts': 'core/check-up/findings',
  'check-up/ways.ts': 'core/check-up/findings',

  'detect/chance.ts': 'nights/museum nights/bad-line nights/chance',
  'detect/endpoint.ts': 'nights/museum nights/bad-line nights/chance',
  'detect/head-only.ts': 'core/schedule/head-only',
  'detect/left-alone.ts': 'core/schedule/flood core/schedule/held-up',
  'detect/line-seen.ts': 'nights/own-line nights/own-authority core/detect/line',
  'detect/proxy.ts': 'nights/proxy',
  'detect/recovery.ts': 'nights/stretches',
  'detect/run.ts': 'nights/museum nights/bad-line',
  'detect/siblings.ts': 'nights/suspicion nights/sight',
  'detect/step.ts': 'nights/museum nights/suspicion',
  'detect/thresholds.ts': 'docs/detection',

  'judge/heard.ts': 'core/judge/opinions',
  'judge/known-opinions.ts': 'core/judge/opinions',
  'judge/with-others.ts': 'nights/others',
  'judge/failed-layers.ts': 'core/judge/rules nights/attribution',
  'judge/blocked-sockets.ts': 'nights/sockets-filtered nights/wrong-answers',
  'judge/lost-sight.ts': 'nights/sight nights/unseen',
  'judge/phase.ts': 'nights/museum nights/suspicion',
  'judge/known-witnesses.ts': 'nights/out-of-date nights/own-authority',
  'judge/witnesses.ts': 'nights/out-of-date nights/own-authority core/judge/rules',

  'incidents/notices.ts': 'nights/attribution nights/museum core/incidents/without-notifications',
  'incidents/chapters.ts': 'nights/stretches',
  'incidents/unsteady.ts': 'nights/stretches',
  'incidents/track.ts': 'nights/attribution nights/stretches nights/long',

  'schedule/beside-line.ts': 'nights/gardens nights/messages',
  'schedule/due.ts': 'core/schedule/controls core/schedule/budget nights/delays',
  'schedule/follow-ups.ts': 'nights/delays core/detection',
  'schedule/orders.ts': 'core/schedule/fresh core/schedule/head-only nights/delays',
  'schedule/pace.ts': 'core/schedule/budget nights/delays options/pace',
  'schedule/step-kind.ts': 'nights/clock nights/kills',

  'history/blips.ts': 'nights/sight core/history/days',
  'history/clock.ts': 'nights/clock core/history/days',
  'history/hearsay.ts': 'history/report-others',
  'history/latency.ts': 'core/history/roll-up core/history/strip',
  'history/marks.ts': 'core/view/user-report history/report-truth',
  'history/month.ts': 'report/incident-list',
  'history/range.ts': 'core/history/strip popup/row',
  'history/raw.ts': 'background/read-state history/report-truth',
  'history/record.ts': 'core/history/days nights/unseen',
  'history/stretches.ts': 'core/history/roll-up nights/stretches',
  'history/tally.ts': 'history/report-truth',
  'history/testimony.ts': 'history/report-truth nights/stretches',

  'view/badge.ts': 'core/view/view nights/long',
  'view/friend.ts': 'core/model/friend-line popup/friend',
  'view/headline.ts': 'core/view/view nights/museum',
  'view/progress.ts': 'background/round',
  'view/rows.ts': 'core/view/view',
  'view/trouble.ts': 'background/refusing popup/troubles',
  'view/why.ts': 'core/view/details',

  'storage/as-read.ts': 'background/kept-state',
  'storage/belief-parts.ts': 'core/storage/salvage core/every-field',
  'storage/belief-lines.ts': 'core/every-field background/read-state',
  'storage/close-day.ts': 'background/read-state frozen/goes-on',
  'storage/codec.ts': 'core/every-field background/read-state',
  'storage/days.ts': 'background/read-state frozen/history',
  'storage/entries.ts': 'background/full-disk background/read-state',
  'storage/documents.ts': 'core/storage/salvage',
  'storage/every-field.ts': 'core/every-field',
  'storage/incidents.ts': 'core/every-field history/report-truth',
  'storage/keys.ts': 'background/read-state frozen/history',
  'storage/notes.ts': 'core/every-field background/read-state',
  'storage/observations.ts': 'core/every-field history/report-truth',
  'storage/read-value.ts': 'services/settings',
  'storage/open-state.ts': 'background/read-state frozen/history',
  'storage/pasts.ts': 'background/read-state frozen/history',
  'storage/read-others.ts': 'core/every-field core/storage/salvage',
  'storage/read-day.ts': 'core/storage/salvage frozen/history',
  'storage/read-state.ts': 'core/storage/salvage background/read-state',
  'storage/ring.ts': 'core/storage/salvage',
  'storage/set-aside.ts': 'core/storage/salvage background/read-state',
  'storage/roll-ups.ts': 'core/history/roll-up frozen/history',
  'storage/state.ts': 'core/every-field background/read-state frozen/history',
  'storage/write-belief-lines.ts': 'core/every-field background/read-state',
  'storage/write-days.ts': 'background/read-state frozen/history',
  'storage/write-state.ts': 'core/every-field background/read-state',

  'report/account.ts': 'history/report-truth frozen/report',
  'report/find-incident.ts': 'history/report-truth report/report',
  'report/said-by-others.ts': 'history/report-others',
  'report/report.ts': 'history/report-truth frozen/report',

  'archive/archive.ts': 'history/import frozen/history',
  'archive/changes.ts': 'history/import background/import',
  'archive/export.ts': 'docs/export frozen/import',
  'archive/forget.ts': 'history/forget background/forget',
  'archive/forget-since.ts': 'background/forget-time',
  'archive/goes.ts': 'background/forget-time background/keep-since',
  'archive/keep-since.ts': 'background/keep-since',
  'archive/lay-out.ts': 'history/import background/import',
  'archive/merge.ts': 'history/import',
  'archive/migrate.ts': 'history/import frozen/import',
  'archive/without-time.ts': 'background/forget-time background/keep-since',
};
