/** Example views of every state, at one fixed moment: what the components are tested and drawn with. */
import type { Cause, Past, Sentence, Settings, Status } from '../../src/core/model.ts';
import type { Spent } from '../../src/core/state.ts';
import type {
  Alternative,
  Cell,
  Details,
  Evidence,
  PresetCost,
  Row,
  Strip,
  View,
} from '../../src/core/view.ts';

export const NOW = Date.UTC(2026, 10, 22, 0, 37);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const CELL = 15 * MINUTE;

const say = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values });
const SINCE = NOW - 25 * MINUTE;
const since = { time: SINCE };

export const names: Readonly<Record<string, string>> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  signal: 'Signal',
  messenger: 'Messenger',
  instagram: 'Instagram',
  discord: 'Discord',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  'google-chat': 'Google Chat',
  matrix: 'Matrix',
  wire: 'Wire',
  zoom: 'Zoom',
};

/** A strip of 96 cells; `paint` says what was, minutes before now (`[from, to, past]`), later ones over earlier ones. */
export function strip(paint: readonly (readonly [number, number, Past])[] = [[24 * 60, 0, 'up']]): Strip {
  const pastAt = (at: number) =>
    paint.findLast(([from, to]) => at >= NOW - from * MINUTE && at < NOW - to * MINUTE)?.[2] ??
    'not-measured';
  const endAt = Math.ceil(NOW / CELL) * CELL;
  const cells = Array.from({ length: 96 }, (_, index): Cell => {
    const at = endAt - (96 - index) * CELL;
    const parts: Partial<Record<Past, number>> = {};
    for (let minute = at; minute < Math.min(at + CELL, NOW); minute += MINUTE)
      parts[pastAt(minute)] = (parts[pastAt(minute)] ?? 0) + MINUTE;
    const worst = (['down', 'degraded', 'connection', 'up', 'paused', 'not-measured'] as const).find(
      (p) => parts[p],
    );
    return { at, ms: CELL, past: worst ?? 'not-measured', parts };
  });
  const total = (...pasts: Past[]) =>
    cells.reduce((sum, { parts }) => sum + pasts.reduce((ms, past) => ms + (parts[past] ?? 0), 0), 0);
  const measured = total('up', 'degraded', 'down');
  return { cells, measuredShare: measured / DAY, ...(measured > 0 && { upShare: total('up') / measured }) };
}

const usualDay = strip([
  [24 * 60, 17 * 60, 'up'],
  [10 * 60, 0, 'up'],
  [6 * 60 + 20, 6 * 60 + 8, 'connection'],
]);

/** A row with what it shows when it is open. */
export type FullRow = Row & Details;
export type FullView = Omit<View, 'rows'> & { rows: readonly FullRow[] };

export function row(id: string, more: Partial<FullRow> = {}): FullRow {
  return {
    id,
    name: names[id] ?? id,
    operator: 'An operator',
    url: `https://${id}.example/`,
    isEndToEndEncrypted: ['whatsapp', 'signal', 'wire'].includes(id),
    status: 'up',
    summary: say(more.proven === 'website' ? 'row_up-website' : 'row_up'),
    isChecking: false,
    latencyMs: 212,
    normalLatencyMs: 190,
    proven: 'messaging',
    strip: usualDay,
    checkedAt: NOW - 2 * MINUTE,
    evidence: answered(id),
    incidents: [],
    isDetailed: false,
    ...more,
  };
}

const answered = (id: string): Evidence[] => [
  {
    at: NOW - 2 * MINUTE,
    tone: 'good',
    sentence: say('evidence_answered', {
      host: `web.${id}.example`,
      at: since,
      latencyMs: { latencyMs: 212 },
    }),
  },
  { at: NOW - 2 * MINUTE, tone: 'neutral', sentence: say('evidence_rule', { rule: 'answers' }) },
];

const controls = (count = 5): Evidence => ({
  at: NOW - MINUTE,
  tone: count ? 'good' : 'bad',
  sentence: count
    ? say('evidence_controls', { count, total: 5, at: since })
    : say('evidence_controls-none', { total: 5, at: since }),
});

const failed: Evidence[] = [
  {
    at: NOW - MINUTE,
    tone: 'bad',
    sentence: say('evidence_failed-times', {
      host: 'web.whatsapp.com',
      count: 14,
      sinceAt: since,
      failure: 'timeout',
    }),
  },
  {
    at: NOW - MINUTE,
    tone: 'bad',
    sentence: say('evidence_failed', { host: 'v.whatsapp.net', at: since, failure: 'refused' }),
  },
  controls(),
  {
    at: NOW - MINUTE,
    tone: 'good',
    sentence: say('evidence_others-answer', { services: { list: ['Telegram', 'Signal'] } }),
  },
  { at: NOW - MINUTE, tone: 'neutral', sentence: say('evidence_rule', { rule: 'nothing-answers' }) },
];

const lost = strip([
  [24 * 60, 17 * 60, 'up'],
  [10 * 60, 0, 'up'],
  [8 * 60 + 5, 8 * 60 + 1, 'down'],
  [35, 25, 'degraded'],
  [25, 0, 'down'],
]);

function trouble(
  id: string,
  status: Status,
  cause: Cause,
  summary: Sentence,
  more: Partial<FullRow> = {},
): FullRow {
  return row(id, { status, cause, summary, strip: lost, evidence: failed, proven: 'nothing', ...more });
}

export const down = trouble(
  'whatsapp',
  'down',
  'unclear',
  say('row_down', { sinceAt: since, durationMs: { durationMs: 25 * MINUTE } }),
  {
    incidents: [
      {
        id: 'b',
        openedAt: SINCE,
        cause: 'unclear',
        sentence: say('incident_open', { sinceAt: since, durationMs: { durationMs: 25 * MINUTE } }),
      },
      {
        id: 'a',
        openedAt: NOW - 9 * DAY,
        resolvedAt: NOW - 9 * DAY + 128 * MINUTE,
        cause: 'service',
        sentence: say('incident_resolved', {
          sinceAt: { time: NOW - 9 * DAY },
          untilAt: { time: NOW - 9 * DAY + 128 * MINUTE },
          durationMs: { durationMs: 128 * MINUTE },
        }),
      },
    ],
  },
);

const alternative = (id: string, proven: Alternative['proven'] = 'messaging'): Alternative => {
  const { name, url, isEndToEndEncrypted } = row(id);
  return { id, name, url, proven, isEndToEndEncrypted };
};

const agoMs = { durationMs: 2 * MINUTE };
const four = ['whatsapp', 'telegram', 'signal', 'messenger'];
const list = (...ids: string[]) => ({ list: ids.map((id) => names[id]!) });

function view(answer: Sentence, rows: readonly FullRow[], more: Partial<FullView> = {}): FullView {
  return {
    connection: 'online',
    answer: [answer],
    rows,
    alternatives: [],
    badge: { text: '', icon: 'calm', title: [answer] },
    checkedAt: NOW - 2 * MINUTE,
    isStarted: true,
    ...more,
  };
}

const neverChecked = ({ checkedAt: _, ...rest }: FullView): FullView => rest;

const icon = (icon: View['badge']['icon'], text = '') => ({ badge: { text, icon, title: [] } });
const ups = (...ids: string[]) => ids.map((id) => row(id, id === 'signal' ? { proven: 'website' } : {}));
const unjudged = (key: string, past: Past) =>
  four.map((id) =>
    row(id, {
      status: 'unknown',
      cause: 'connection',
      summary: say(key),
      proven: 'nothing',
      evidence: [controls(0)],
      strip: strip([
        [24 * 60, 12, 'up'],
        [12, 0, past],
      ]),
    }),
  );

/** Asked, and never heard. */
const never = (id: string) =>
  row(id, {
    status: 'unknown',
    summary: say('row_never-answered'),
    proven: 'nothing',
    strip: strip([]),
    evidence: [
      {
        at: NOW - 2 * MINUTE,
        tone: 'neutral',
        sentence: say('evidence_never-answered', { host: `web.${id}.com` }),
      },
      { at: NOW - 2 * MINUTE, tone: 'neutral', sentence: say('evidence_rule', { rule: 'no-voice' }) },
    ],
  });

/** What is known is of before a night's sleep. */
const old = {
  status: 'unknown',
  summary: say('row_last-answered', { agoMs: { durationMs: 8 * HOUR } }),
  checkedAt: NOW - 8 * HOUR,
} as const;

const meanwhile = [alternative('telegram'), alternative('signal', 'website')];
const rest = ups('telegram', 'signal', 'messenger');
const about = (key: string, more: Sentence['values'] = {}) =>
  say(key, { service: 'WhatsApp', sinceAt: since, ...more });

/** Every state of the popup, by name. */
export const views: Readonly<Record<string, FullView>> = {
  fine: view(say('answer_all-answered', { count: 4, agoMs }), ups(...four)),
  websites: view(
    say('answer_websites-answered', { count: 4, agoMs }),
    four.map((id) => row(id, { proven: 'website' })),
  ),
  unreachable: view(about('answer_unreachable'), [down, ...rest], {
    alternatives: meanwhile,
    ...icon('alarm', '1'),
  }),
  several: view(
    say('answer_unreachable-several', {
      services: list('whatsapp', 'messenger', 'instagram'),
      sinceAt: since,
    }),
    [
      ...['whatsapp', 'messenger', 'instagram'].map((id) => ({ ...down, id, name: names[id]! })),
      ...ups('telegram', 'signal'),
    ],
    { alternatives: meanwhile, ...icon('alarm', '3') },
  ),
  gateway: view(
    about('answer_gateway'),
    [
      trouble('whatsapp', 'down', 'service', down.summary, {
        evidence: [
          failed[0]!,
          ...answered('whatsapp').slice(0, 1),
          { at: NOW, tone: 'neutral', sentence: say('evidence_rule', { rule: 'gateway-silent' }) },
        ],
      }),
      ...rest,
    ],
    { alternatives: meanwhile, ...icon('alarm', '1') },
  ),
  blocked: view(
    about('answer_blocked'),
    [trouble('whatsapp', 'down', 'blocked', say('row_blocked', { sinceAt: since })), ...rest],
    { alternatives: meanwhile, ...icon('alarm', '1') },
  ),
  usual: view(
    say('answer_usual', { service: 'WhatsApp', sinceAt: { time: NOW - 40 * DAY } }),
    [
      trouble('whatsapp', 'down', 'unclear', say('row_down-usual', { sinceAt: { time: NOW - 40 * DAY } }), {
        strip: strip([[24 * 60, 0, 'down']]),
      }),
      ...rest,
    ],
    { alternatives: meanwhile, ...icon('calm') },
  ),
  degraded: view(
    about('answer_degraded-half'),
    [
      trouble('whatsapp', 'degraded', 'service', say('row_degraded', { sinceAt: since }), {
        proven: 'messaging',
        strip: strip([
          [24 * 60, 0, 'up'],
          [70, 0, 'degraded'],
        ]),
      }),
      ...rest,
    ],
    { alternatives: meanwhile, ...icon('warning', '!') },
  ),
  slow: view(
    about('answer_slow'),
    [
      row('whatsapp', { status: 'degraded', cause: 'service', summary: say('row_slow'), latencyMs: 4210 }),
      ...rest,
    ],
    icon('warning', '!'),
  ),
  checking: view(about('answer_checking'), [
    row('whatsapp', { isChecking: true, summary: say('row_checking'), evidence: [failed[1]!, controls()] }),
    ...rest,
  ]),
  offline: view(
    say('answer_offline', { services: list(...four) }),
    unjudged('row_connection', 'connection'),
    { connection: 'offline', ...icon('unsure', '?') },
  ),
  captive: view(say('answer_captive'), unjudged('row_connection', 'connection'), {
    connection: 'captive',
    ...icon('unsure', '?'),
  }),
  partial: view(
    say('answer_partial', { services: list('whatsapp') }),
    [
      row('whatsapp', {
        status: 'unknown',
        cause: 'connection',
        summary: say('row_connection'),
        evidence: [failed[0]!, controls(2)],
      }),
      ...rest,
    ],
    { connection: 'partial', ...icon('unsure', '?') },
  ),
  'some-never': view(say('answer_some-answered', { count: 3, total: 4, agoMs }), [
    never('whatsapp'),
    ...rest,
  ]),
  unmeasured: view(
    say('answer_checking-again', { lastAt: { durationMs: 8 * HOUR } }),
    ups(...four).map((each) => ({ ...each, ...old, strip: strip([[24 * 60, 8 * 60, 'up']]) })),
    { connection: 'unknown', checkedAt: NOW - 8 * HOUR, ...icon('unsure') },
  ),
  never: view(
    say('answer_never-answered-several', { services: list('whatsapp', 'signal') }),
    ['whatsapp', 'signal'].map((id) => never(id)),
  ),
  'taken-back': view(say('answer_websites-answered', { count: 4, agoMs }), [
    row('whatsapp', { proven: 'website', wasTakenBack: true }),
    ...rest.map((each) => ({ ...each, proven: 'website' as const, summary: say('row_up-website') })),
  ]),
  capped: view(
    say('answer_capped'),
    ups(...four).map((each) => ({ ...each, ...old, strip: strip([[24 * 60, 8 * 60, 'up']]) })),
    { checkedAt: NOW - 8 * HOUR, ...icon('unsure') },
  ),
  'only-when-asked': view(say('answer_all-answered', { count: 3, agoMs }), [
    ...rest,
    row('whatsapp', {
      status: 'unknown',
      summary: say('row_only-when-asked', { at: { time: NOW - 30 * HOUR } }),
      strip: strip([[24 * 60, 23 * 60, 'up']]),
      checkedAt: NOW - 30 * HOUR,
    }),
  ]),
  own: view(
    about('answer_unreachable'),
    [
      down,
      row('own-chat', { name: 'chat.example.org', isOwn: true }),
      row('own-page', {
        name: 'صفحة الأخبار',
        isOwn: true,
        proven: 'website',
        summary: say('row_up-website'),
      }),
    ],
    {
      alternatives: [
        {
          id: 'own-chat',
          name: 'chat.example.org',
          url: 'https://chat.example.org/',
          proven: 'messaging',
          isEndToEndEncrypted: false,
          isOwn: true,
        },
      ],
      ...icon('alarm', '1'),
    },
  ),
  'not-checked': neverChecked(
    view(
      say('answer_not-checked'),
      four.map((id) =>
        row(id, {
          status: 'unknown',
          summary: say('row_not-checked'),
          proven: 'nothing',
          strip: strip([]),
          evidence: [],
        }),
      ),
      { connection: 'unknown', ...icon('unsure') },
    ),
  ),
  paused: view(
    say('answer_paused'),
    four.map((id) =>
      row(id, {
        status: 'paused',
        summary: say('row_paused'),
        evidence: [],
        strip: strip([
          [24 * 60, 60, 'up'],
          [60, 0, 'paused'],
        ]),
      }),
    ),
    icon('off', 'off'),
  ),
  empty: view(say('answer_nothing-chosen'), [], icon('off', 'off')),
  damaged: view(say('answer_all-answered', { count: 4, agoMs }), ups(...four), { wasDamaged: true }),
  forty: view(
    say('answer_unreachable-several', { services: list(...Object.keys(names).slice(0, 7)), sinceAt: since }),
    Array.from({ length: 40 }, (_, index) => {
      const id = Object.keys(names)[index % 12]!;
      const own = index < 7 ? { ...down } : row(id);
      return { ...own, id: `${id}-${index}`, name: index < 12 ? names[id]! : `${names[id]} ${index}` };
    }),
    { alternatives: meanwhile, ...icon('alarm', '7') },
  ),
};

export const settings: Settings = {
  version: 1,
  isStarted: true,
  services: four.map((id) => ({ id })),
  preset: 'normal',
  alerts: { outage: true, recovery: true, connection: false, namesServices: true },
};

export const costs: readonly PresetCost[] = [
  { preset: 'saver', bytesAMonth: 9_300_000, worstPageDelayMs: 141_000, worstSocketDelayMs: 3_675_000 },
  { preset: 'normal', bytesAMonth: 16_400_000, worstPageDelayMs: 141_000, worstSocketDelayMs: 675_000 },
  { preset: 'watchful', bytesAMonth: 41_000_000, worstPageDelayMs: 108_000, worstSocketDelayMs: 255_000 },
];

export const spent: Spent = {
  day: '2026-11-22',
  month: '2026-11',
  todayBytes: 480_000,
  monthBytes: 12_300_000,
};
