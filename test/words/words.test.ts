import { describe, expect, it } from 'vitest';
import { languageFor, languages } from '../../src/words/index.ts';
import { nameOf } from '../../src/words/language-name.ts';
import { DAY, HOUR, MINUTE, NOW } from '../moment.ts';
import { wordsFor } from './catalogues.ts';

const en = wordsFor('en');
const ar = wordsFor('ar');
const since = { time: NOW - 25 * MINUTE };

describe('a language tag', () => {
  it('gets Arabic for every region, English where the language is unknown', () => {
    const tags = ['ar', 'ar-EG', 'ar-SY', 'ar_MA', 'AR', 'en-US', 'xx', undefined];
    expect(tags.map((tag) => languageFor(tag).tag)).toEqual('ar ar ar ar ar en en en'.split(' '));
  });
});

describe('each language', () => {
  it('is had for every region, as it is spoken in Brazil too', () => {
    const tags = 'es-MX es_419 fr-CA pt pt-PT pt_BR fa-AF ur-IN hi-IN id-ID tr-CY ru-KZ'.split(' ');
    expect(tags.map((tag) => languageFor(tag).tag)).toEqual(
      'es es fr pt-BR pt-BR pt-BR fa ur hi id tr ru'.split(' '),
    );
  });

  it('has its own name for itself', () => {
    expect(languages.map(nameOf).join(', ')).toBe(
      'English, العربية, Español, Português (Brasil), Français, فارسی, اردو, हिन्दी, Bahasa Indonesia, Türkçe, Русский',
    );
  });

  it('is a draft until a native reader has signed it off', () => {
    expect(languages.filter(({ isDraft }) => !isDraft).map(({ tag }) => tag)).toEqual(['en', 'ar']);
  });

  it('is written from the right where its letters are', () => {
    const rtl = languages.filter(({ dir }) => dir === 'rtl').map(({ tag }) => tag);
    expect(rtl).toEqual(['ar', 'fa', 'ur']);
  });

  it.each(languages.map(({ tag }) => tag))('%s lets the first line end where its sentence does', (tag) => {
    const words = wordsFor(tag);
    for (const ms of [25 * MINUTE, 30 * HOUR, 12 * DAY, 40 * DAY]) {
      const values = { service: 'WhatsApp', sinceAt: { time: NOW - ms } };
      const said = words.say({ key: 'answer_unreachable', values });
      const sentences = [...new Intl.Segmenter(words.locale, { granularity: 'sentence' }).segment(said)];
      expect(sentences).toHaveLength(2);
      expect(said).toContain(words.called('WhatsApp'));
    }
  });
});

describe('a sentence', () => {
  it('says what the design says', () => {
    const values = { service: 'WhatsApp', sinceAt: since };
    expect(en.say({ key: 'answer_unreachable', values })).toBe(
      "WhatsApp hasn't answered here since 00:12. Your connection works.",
    );
    expect(en.say({ key: 'answer_gateway', values })).toBe(
      "WhatsApp's message servers haven't answered here since 00:12; its website does. Your connection works.",
    );
    expect(en.say({ key: 'answer_captive', values: {} })).toBe('This Wi-Fi wants you to sign in.');
  });

  it('isolates a Latin name and an address inside an Arabic sentence', () => {
    expect(ar.say({ key: 'answer_slow', values: { service: 'Office chat' } })).toBe(
      '\u2068Office chat\u2069 يستجيب ببطء لديك.',
    );
    const values = { host: 'web.whatsapp.com', failure: 'refused' };
    expect(ar.say({ key: 'evidence_failed', values })).toBe('\u2068web.whatsapp.com\u2069: رُفض الاتصال.');
  });

  it('keeps a date of the calendar in its order inside an Arabic sentence, and a clock plain', () => {
    const covered = { first: '2026-11-01', last: '2026-11-22' };
    expect(ar.say({ key: 'import_covers', values: covered })).toBe(
      'يغطي المدة من \u20682026-11-01\u2069 إلى \u20682026-11-22\u2069.',
    );
    expect(en.say({ key: 'import_covers', values: covered })).toBe('It covers 2026-11-01 to 2026-11-22.');
    expect(ar.t('mark_noted', { at: '00:12' })).toBe('سُجّل 00:12 في سجلّك وفي التقرير.');
  });

  it('isolates an Arabic name inside an English sentence, and leaves a Latin one plain', () => {
    expect(en.say({ key: 'answer_slow', values: { service: 'خادم العائلة' } })).toBe(
      '\u2068خادم العائلة\u2069 answers slowly here.',
    );
    expect(en.say({ key: 'answer_slow', values: { service: 'Signal' } })).toBe('Signal answers slowly here.');
  });

  it('says our own words for a failure and a rule', () => {
    const failed = {
      key: 'evidence_failed',
      values: { host: 'kws2.web.telegram.org', failure: 'no-protocol' },
    };
    expect(en.say(failed)).toBe('kws2.web.telegram.org: something else answered in its place.');
    expect(en.say({ key: 'evidence_rule', values: { rule: 'gateway-silent' } })).toBe(
      "Its message servers don't answer; its website and independent sites do.",
    );
  });

  it('chooses the plural form by count, or by the length of its list', () => {
    const answered = (count: number) => en.say({ key: 'answer_some-answered', values: { count, total: 4 } });
    expect([1, 3].map(answered)).toEqual([
      '1 of 4 is answering here; the rest never have.',
      '3 of 4 are answering here; the rest never have.',
    ]);
    const meanwhile = (list: string[]) =>
      en.say({ key: 'answer_alternatives', values: { services: { list } } });
    expect([['Telegram'], ['Telegram', 'Signal']].map(meanwhile)).toEqual([
      'Telegram is answering.',
      'Telegram and Signal are answering.',
    ]);
  });

  it('has six plural forms in Arabic', () => {
    const failed = (count: number) =>
      ar
        .t('evidence_failed_times', { host: 'x', count, sinceAt: since, failure: 'timeout' })
        .split(' منذ')[0];
    expect([1, 2, 3, 11, 100].map(failed)).toEqual([
      'فشل \u2068x\u2069 مرة واحدة',
      'فشل \u2068x\u2069 مرتين',
      'فشل \u2068x\u2069 3 مرات',
      'فشل \u2068x\u2069 11 مرة',
      'فشل \u2068x\u2069 100 مرة',
    ]);
    expect(failed(0)).toBe('\u2068x\u2069: لم يصل رد في الوقت المحدد.');
  });

  it('is its key where the catalogue does not have it, and leaves out a value that is not given', () => {
    expect(en.say({ key: 'answer_from-the-future', values: {} })).toBe('answer_from-the-future');
    expect(en.say({ key: 'answer_slow', values: {} })).toBe(' answers slowly here.');
  });
});

describe('a moment', () => {
  const said = (at: number) => en.value({ time: at });

  it('is ahead with its clock too, as far as anybody counts hours', () => {
    const moments = [1, 30, 8 * 24, 40 * 24].map((hours) => said(NOW + hours * HOUR));
    expect(moments).toEqual(['01:37', 'Mon 06:37', '30 Nov 00:37', '1 January']);
  });

  it('is a clock today, a weekday this week, a date before', () => {
    const moments = [25 * MINUTE, 3 * HOUR, 30 * HOUR, 40 * DAY, 500 * DAY].map((ms) => said(NOW - ms));
    expect(moments).toEqual(['00:12', '21:37', 'Fri 18:37', '13 October', '10 July 2025']);
  });

  it('is of twelve hours in Arabic, as on the clocks there', () => {
    expect(ar.say({ key: 'notice_since', values: { sinceAt: since } })).toBe('لا استجابة لديك منذ 12:12 ص.');
  });

  it('follows the browser’s region where it speaks the language', () => {
    expect(wordsFor('en', { browser: 'en-US' }).value({ time: NOW - 40 * DAY })).toBe('October 13');
    expect(wordsFor('en', { browser: 'ar-EG' }).value({ time: NOW - 40 * DAY })).toBe('13 October');
    expect(wordsFor('ar', { browser: 'ar-EG' }).clock(NOW)).toBe('١٢:٣٧ ص');
    expect(wordsFor('ar', { browser: 'ar-EG', digits: 'latn' }).clock(NOW)).toBe('12:37 ص');
    expect(wordsFor('ar', { digits: 'arab' }).clock(NOW)).toBe('١٢:٣٧ ص');
    expect(wordsFor('ar', { browser: 'ar-MA' }).clock(NOW)).toBe('00:37');
    expect(wordsFor('en', { browser: 'en-US' }).clock(NOW)).toMatch(/^12:37\sAM$/);
    expect(wordsFor('ar', { browser: 'ar-IQ' }).value({ time: NOW - 40 * DAY })).toContain('تشرين الأول');
  });

  it('has its clock beside a date of long ago where another moment stands with it', () => {
    const openedAt = NOW - 40 * DAY;
    const values = { sinceAt: { time: openedAt }, untilAt: { time: openedAt + 10 * MINUTE } };
    expect(en.say({ key: 'incident_resolved', values })).toMatch(
      /^Didn't answer from 13 Oct 00:37 to 00:47 /,
    );
    const later = { ...values, untilAt: { time: openedAt + DAY } };
    expect(en.say({ key: 'incident_resolved', values: later })).toMatch(/from 13 Oct 00:37 to 14 Oct 00:37 /);
    const old = { sinceAt: { time: NOW - 500 * DAY }, untilAt: { time: NOW - 499 * DAY } };
    expect(en.say({ key: 'incident_resolved', values: old })).toMatch(
      /from 10 Jul 2025 00:37 to 11 Jul 2025/,
    );
  });
});

describe('a length of time', () => {
  const LENGTHS = [
    40_000,
    119_000,
    25 * MINUTE,
    128 * MINUTE,
    8 * HOUR,
    28 * HOUR,
    9 * DAY + HOUR,
    -5,
    3 * HOUR - 9_000,
  ];

  it('has at most two units and is rounded to the nearest minute', () => {
    expect(LENGTHS.map((durationMs) => en.value({ durationMs }))).toEqual([
      '40 s',
      '2 min',
      '25 min',
      '2 h 8 min',
      '8 h',
      '1 day 4 h',
      '9 days',
      '0 s',
      '3 h',
    ]);
  });

  it('is inflected in Arabic', () => {
    expect(LENGTHS.map((durationMs) => ar.value({ durationMs }))).toEqual([
      '40 ثانية',
      'دقيقتين',
      '25 دقيقة',
      'ساعتين و8 دقائق',
      '8 ساعات',
      'يوم واحد و4 ساعات',
      '9 أيام',
      '0 ثانية',
      '3 ساعات',
    ]);
  });

  it('is told as how long ago where it is called so', () => {
    const checked = (ms: number) => en.t('checked', { agoMs: { durationMs: ms } });
    expect([5000, 2 * MINUTE].map(checked)).toEqual(['Checked just now', 'Checked 2 min ago']);
    const again = { key: 'answer_checking-again', values: { lastAt: { durationMs: 8 * HOUR } } };
    expect(en.say(again)).toBe('Last checked 8 h ago. Checking again…');
    expect(ar.say(again)).toBe('آخر فحص قبل 8 ساعات. نعيد الفحص…');
  });
});

describe('numbers and lists', () => {
  it('never round a share up to all of it', () => {
    expect([1, 0.99996, 0.5, 0].map(en.share)).toEqual(['100%', '99.9%', '50%', '0%']);
  });

  it('tell bytes and latency in a fitting unit', () => {
    const said = [
      { bytes: 640_000 },
      { bytes: 3_240_000 },
      { bytes: 41_000_000 },
      { latencyMs: 240.4 },
      { latencyMs: 2380 },
    ];
    expect(said.map((value) => en.value(value))).toEqual(['640 kB', '3.2 MB', '41 MB', '240 ms', '2.4 s']);
  });

  it('cut a long list of services', () => {
    const list = ['WhatsApp', 'Telegram', 'Signal', 'Messenger', 'Instagram', 'Discord', 'Slack'];
    expect(en.value({ list })).toBe('WhatsApp, Telegram, Signal, Messenger and 3 others');
    expect(ar.value({ list: ['Wire', 'Threema'] })).toBe('\u2068Wire\u2069 و\u2068Threema\u2069');
    expect(en.value({ list: [] })).toBe('');
  });
});
