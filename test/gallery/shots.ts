/** What the gallery shows: every state in both languages and themes, and the hard cases. */
import { writeFriendLine } from '../../src/core/model/friend-line.ts';
import type { Managed } from '../../src/services/managed-document.ts';
import { NOTHING_DONE } from '../../src/services/managed.ts';
import type { Shot } from './page.tsx';
import { NOW } from '../moment.ts';
import { views } from '../ui/fixtures/views.ts';

export interface Picture extends Shot {
  name: string;
  theme: 'light' | 'dark';
  width?: number;
  /** The reader's font size, in pixels; 16 is usual. */
  fontSize?: number;
  forcedColors?: boolean;
}

const states = ['first-run', ...Object.keys(views)];

const everyState = states.flatMap((state) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ['en', 'ar'].map((language): Picture => ({
      name: `${state}-${theme}-${language}`,
      state,
      theme,
      language,
    })),
  ),
);

const open = { open: ['whatsapp'], picked: { id: 'whatsapp', index: 94 } };

/** What stands below the rows or in one of them, in its two languages. */
const beside = Object.entries({
  unsaved: { state: 'unreachable', unsaved: 'no-room' },
  'held-back': { state: 'fine', unsaved: 'held-back' },
  lost: { state: 'fine', isLost: true },
  troubles: {
    state: 'unreachable',
    late: true,
    troubles: [
      { what: 'alert', reason: 'silent' },
      { what: 'save', reason: 'Disk is full' },
    ],
  },
  'offer-pin': { state: 'fine', offer: 'pin' },
  'offer-detailed': { state: 'fine', offer: 'detailed' },
  'paused-until': {
    state: 'paused-until',
    paused: { pausedAt: NOW - 3_600_000, pausedUntilAt: NOW + 22_980_000 },
  },
  'paused-open-ended': { state: 'paused', paused: { pausedAt: NOW - 3_600_000, pausedUntilAt: 8.64e15 } },
  'quiet-open': { state: 'unreachable', open: ['whatsapp'], quiet: 'until-back' },
  'way-open': { state: 'fine', open: ['signal'] },
  'no-sockets-open': { state: 'no-sockets', open: ['whatsapp'] },
  'degraded-open': { state: 'degraded', open: ['whatsapp'] },
  'intermittent-open': { state: 'intermittent', open: ['whatsapp'] },
  'no-media-open': { state: 'no-media', open: ['whatsapp'] },
  'reached-open': { state: 'reached', open: ['signal'], picked: { id: 'signal', index: 94 } },
  'never-open': { state: 'some-never', open: ['whatsapp'] },
  'doubt-open': {
    state: 'fine',
    open: ['whatsapp'],
    doubt: {
      markedAt: NOW - 60_000,
      isAsking: false,
      sentences: [
        { key: 'user_report_all-answers', values: { service: 'WhatsApp', count: 3, total: 3 } },
        { key: 'user_report_unseen', values: {} },
      ],
    },
  },
  'check-running': { state: 'fine', askedAt: NOW - 60_000, progress: { count: 2, total: 4 } },
} satisfies Record<string, Omit<Shot, 'language'>>).flatMap(([name, shot]) =>
  (['en', 'ar'] as const).map((language): Picture => ({
    ...shot,
    name: `${name}-${language}`,
    theme: language === 'ar' ? 'dark' : 'light',
    language,
  })),
);

const policy: Managed = {
  organisation: 'Example Newsroom',
  locked: [],
  problems: [],
  collector: { url: 'https://otel.example.org/', services: ['whatsapp', 'signal'] },
  undo: NOTHING_DONE,
};

/** Who may do what has changed: a permission is gone, an organisation has set something; in the dark and in large letters too. */
const governed = Object.entries({
  'taken-back-open': { state: 'taken-back', open: ['whatsapp'] },
  managed: { state: 'fine', managed: policy },
} satisfies Record<string, Omit<Shot, 'language'>>).flatMap(([name, shot]) =>
  (['en', 'ar'] as const).flatMap((language): Picture[] => [
    { ...shot, name: `${name}-dark-${language}`, theme: 'dark', language },
    { ...shot, name: `font-200-${name}-${language}`, theme: 'light', language, fontSize: 32 },
  ]),
);

/** What others say, closed and open, in both languages and themes. */
const othersSaid = Object.entries({
  'others-see-it': { state: 'unreachable', others: 'others-see-it' },
  'others-silent-elsewhere': { state: 'unreachable', others: 'silent-elsewhere' },
  'others-blocked-here': { state: 'blocked', others: 'blocked-here' },
  'others-contradictory': { state: 'unreachable', others: 'contradictory' },
  'others-in-vain': { state: 'unreachable', others: 'asked-in-vain' },
  'others-unasked': { state: 'unreachable', others: 'unasked' },
  'friend-open': {
    ...{ state: 'unreachable', others: 'unasked' },
    friend: {
      ...{ service: 'whatsapp', withCode: true, withCountry: true },
      pasted: `Here it works. ${writeFriendLine({ service: 'whatsapp', answers: true, at: NOW, country: 'DE' })}`,
    },
  },
  'telling-open': { state: 'unreachable', others: 'silent-elsewhere', isTelling: true },
  'others-asking': { state: 'unreachable', others: 'unasked', isAsking: true },
} satisfies Record<string, Omit<Shot, 'language'>>).flatMap(([name, shot]) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ['en', 'ar'].map((language): Picture => ({
      ...{ ...shot, name: `${name}-${theme}-${language}`, theme, language },
      ...((name.endsWith('-open') || theme === (language === 'en' ? 'light' : 'dark')) && {
        open: ['whatsapp'],
      }),
    })),
  ),
);

const hard: Picture[] = [
  { name: 'options-en', state: 'options', theme: 'light', language: 'en', width: 760 },
  { name: 'options-ar', state: 'options', theme: 'dark', language: 'ar', width: 760 },
  { name: 'options-busy-en', state: 'options-busy', theme: 'dark', language: 'en', width: 760 },
  { name: 'options-busy-ar', state: 'options-busy', theme: 'light', language: 'ar', width: 320 },
  { name: 'options-narrow-ar', state: 'options', theme: 'light', language: 'ar', width: 320 },
  { name: 'font-200-options-en', state: 'options', theme: 'light', language: 'en', fontSize: 32, width: 760 },
  { name: 'report-en', state: 'report', theme: 'light', language: 'en', width: 760 },
  { name: 'report-ar', state: 'report', theme: 'dark', language: 'ar', width: 760 },
  { name: 'month-en', state: 'month', theme: 'light', language: 'en', width: 760 },
  { name: 'month-ar', state: 'month', theme: 'dark', language: 'ar', width: 760 },
  { name: 'report-narrow-ar', state: 'report', theme: 'light', language: 'ar', width: 320 },
  { name: 'report-font-200-en', state: 'report', theme: 'light', language: 'en', fontSize: 32, width: 760 },
  {
    name: 'report-forced-colors-en',
    state: 'report',
    theme: 'dark',
    language: 'en',
    width: 760,
    forcedColors: true,
  },
  { name: 'wide-first-run-en', state: 'first-run', theme: 'light', language: 'en', width: 900 },
  { name: 'row-open-en', state: 'unreachable', theme: 'light', language: 'en', ...open },
  { name: 'row-open-ar', state: 'unreachable', theme: 'dark', language: 'ar', digits: 'arab', ...open },
  { name: 'row-open-fine-en', state: 'fine', theme: 'light', language: 'en', open: ['telegram'] },
  ...beside,
  ...governed,
  ...othersSaid,
  { name: 'wide-en', state: 'unreachable', theme: 'light', language: 'en', width: 900, ...open },
  { name: 'narrow-en', state: 'unreachable', theme: 'light', language: 'en', width: 320, ...open },
  { name: 'narrow-ar', state: 'unreachable', theme: 'dark', language: 'ar', width: 320, ...open },
  { name: 'narrow-first-run-ar', state: 'first-run', theme: 'light', language: 'ar', width: 320 },
  { name: 'font-200-en', state: 'unreachable', theme: 'light', language: 'en', fontSize: 32, ...open },
  { name: 'font-200-ar', state: 'unreachable', theme: 'light', language: 'ar', fontSize: 32, ...open },
  { name: 'font-200-first-run-en', state: 'first-run', theme: 'dark', language: 'en', fontSize: 32 },
  { name: 'font-200-first-run-ar', state: 'first-run', theme: 'light', language: 'ar', fontSize: 32 },
  {
    name: 'forced-colors-en',
    state: 'unreachable',
    theme: 'dark',
    language: 'en',
    forcedColors: true,
    ...open,
  },
  { name: 'forced-colors-ar', state: 'degraded', theme: 'light', language: 'ar', forcedColors: true },
];

const STAGES = ['ready', 'running', 'stopped', 'failed', 'fine', 'lossy', 'signer', 'offline'];

const checkUps = [
  ...STAGES.flatMap((stage) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      ['en', 'ar'].map((language): Picture => ({
        ...{ name: `check-up-${stage}-${theme}-${language}`, state: `check-up-${stage}`, theme, language },
        width: 760,
      })),
    ),
  ),
  ...['en', 'ar'].flatMap((language): Picture[] => {
    const shot = { state: 'check-up-signer', theme: 'light', language } as const;
    return [
      { ...shot, name: `check-up-narrow-${language}`, width: 320 },
      { ...shot, name: `check-up-font-200-${language}`, width: 760, fontSize: 32 },
      { ...shot, name: `check-up-narrow-font-200-${language}`, width: 320, fontSize: 32 },
      { ...shot, name: `check-up-forced-colors-${language}`, width: 760, forcedColors: true },
    ];
  }),
];

const drills = ['checking', 'told', 'after'].flatMap((scene) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ['en', 'ar'].map((language): Picture => ({
      ...{ name: `drill-${scene}-${theme}-${language}`, state: `drill-${scene}`, theme, language },
    })),
  ),
);

const pictures: readonly Picture[] = [...hard, ...checkUps, ...drills, ...everyState];

/** Those of English and Arabic; of another language whatever is drawn in English. */
export function picturesIn(language?: string): readonly Picture[] {
  if (!language) return pictures;
  const english = pictures.filter((picture) => picture.language === 'en');
  return english.map((picture) => ({
    ...picture,
    language,
    name: picture.name.replace(/-en$/, `-${language}`),
  }));
}

/** The sheet that a picture stands on. */
export function sheetOf({ state, language, width, fontSize, forcedColors }: Picture): string {
  if (state.startsWith('options')) return 'options';
  if (state === 'report' || state === 'month') return 'report';
  if (state.startsWith('check-up')) return 'check-up';
  if (state.startsWith('drill')) return 'drill';
  if (width || fontSize || forcedColors) return 'narrow-and-large';
  return `popup-${language}`;
}
