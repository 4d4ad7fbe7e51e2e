/** The tables of `docs/glossary.md` in which each verdict is said on every surface, and the lines of the check-up. */
import { readCatalogue } from '../words/catalogues.ts';

export const BEGIN = '<!-- what each verdict is called where, written by test/docs/write.ts -->';

/** Where a verdict is said, by the key of its sentence; nothing where it is not said there. The title of the button is the headline. */
interface Said {
  headline: string;
  row: string;
  toast?: string;
  report?: string;
}

export const VERDICTS: Readonly<Record<string, Said>> = {
  down: {
    ...{ headline: 'answer_unreachable', row: 'row_down', toast: 'notice_outage_title' },
    report: 'report_silent_over',
  },
  'message servers down': {
    ...{
      headline: 'answer_gateway',
      row: 'row_down',
      toast: 'notice_gateway',
      report: 'report_gateway_over',
    },
  },
  'server errors': {
    ...{ headline: 'answer_server_errors', row: 'row_errors', toast: 'notice_errors_title' },
    report: 'report_errors_over',
  },
  blocked: {
    ...{ headline: 'answer_blocked', row: 'row_blocked', toast: 'notice_blocked_title' },
    report: 'report_blocked_over',
  },
  degraded: { headline: 'answer_degraded_some', row: 'row_degraded', report: 'report_some_over' },
  slow: { headline: 'answer_slow', row: 'row_slow', report: 'report_slow_over' },
  up: {
    ...{ headline: 'answer_all_answered', row: 'row_up', toast: 'notice_recovery_title' },
    report: 'report_answered_again',
  },
  'website only': { headline: 'answer_website_only', row: 'row_reached', toast: 'notice_reached_title' },
  'own connection': { headline: 'answer_offline', row: 'row_connection' },
};

/** What all of them have in common, as it is written in every form of the word. */
export const WORDS: Readonly<Record<'en' | 'ar', Readonly<Record<keyof typeof VERDICTS, RegExp>>>> = {
  en: {
    down: /answer/i,
    'message servers down': /answer/i,
    'server errors': /errors/,
    blocked: /appear(s|ed) blocked/i,
    degraded: /answer/i,
    slow: /slow/i,
    up: /answer/i,
    'website only': /website/i,
    'own connection': /can't tell/i,
  },
  ar: {
    down: /ستج/,
    'message servers down': /ستج/,
    'server errors': /أخطاء/,
    blocked: /محجوب/,
    degraded: /ستج/,
    slow: /بطي|ببط/,
    up: /ستج|تجابت/,
    'website only': /موقع/,
    'own connection': /لا نعرف حال/,
  },
};

const CHECK_UP = [
  ...(['whole_fine', 'whole_offline', 'requests_good', 'requests_none', 'requests_partial'] as const),
  ...(['requests_lossy', 'requests_slow', 'names_good', 'names_none', 'names_lost', 'names_forged'] as const),
  ...(['ipv4_silent', 'ipv6_none', 'ipv6_silent', 'sign_in_good', 'sign_in_page', 'clock_good'] as const),
  ...(['clock_behind', 'clock_ahead', 'gateway_none', 'gateway_there', 'sockets_good'] as const),
  'sockets_blocked',
];

/** The text of a message, in the form of most numbers; what is put into it is left open. */
export function said(tag: string, key: string): string {
  const catalogue = readCatalogue(tag);
  const text = (catalogue[key] ?? catalogue[`${key}_other`])?.message;
  if (text === undefined) throw new Error(`${key} is not in the catalogue of ${tag}`);
  return text.replace(/\$\w+\$/g, '…');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function tables(): string {
  const head = ['verdict', 'headline, title', 'row', 'toast', 'report'];
  const verdicts = (['en', 'ar'] as const).flatMap((tag) => [
    '',
    tag === 'en' ? '### English' : '### Arabic',
    '',
    line(head),
    line(head.map(() => '---')),
    ...Object.entries(VERDICTS).map(([verdict, keys]) =>
      line([
        verdict,
        ...[keys.headline, keys.row, keys.toast, keys.report].map((key) => (key ? said(tag, key) : '')),
      ]),
    ),
  ]);
  const lines = CHECK_UP.map((key) =>
    line([`\`${key}\``, said('en', `checkup_${key}`), said('ar', `checkup_${key}`)]),
  );
  return [
    ...verdicts.slice(1),
    ...['', '## The check-up of the line', ''],
    line(['finding', 'English', 'Arabic']),
    line(['---', '---', '---']),
    ...lines,
  ].join('\n');
}
