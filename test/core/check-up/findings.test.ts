/** What a check-up says of the line as a whole, and of each topic, over measurements that are drawn. */
import { describe, expect, it } from 'vitest';
import { findingsOf, toldProvider, lineSentence } from '../../../src/core/check-up/findings.ts';
import { TOPICS, type Measured } from '../../../src/core/check-up/measured.ts';
import { HOUR_MS } from '../../../src/core/model/time.ts';
import { drawn, NAMES, once, requests, SITES, WELL, wrong } from './drawn.ts';

const whole = (measured: Measured) =>
  lineSentence(measured, findingsOf(measured)).key.replace('checkup_', '');

it('finds a line fine that is, and tells each topic in one sentence', () => {
  const measured = drawn();
  expect(whole(measured)).toBe('whole-fine');
  expect(findingsOf(measured).map(({ topic }) => topic)).toEqual(TOPICS);
  expect(wrong(measured)).toEqual({});
  expect(toldProvider(findingsOf(measured), true)).toEqual([]);
});

it.each<[string, Measured, string, Record<string, string>]>([
  ['without any network', drawn({ isSystemOffline: true, looks: [] }), 'whole-offline', {}],
  [
    'where nothing answers',
    drawn({
      looks: [
        ...requests(() => 'network'),
        ...once({ plain: ['network'], ipv4: ['network'], ipv6: ['network'], socket: ['network'] }),
      ],
      behindMs: [],
    }),
    'requests-none',
    { requests: 'none' },
  ],
  [
    'behind a sign-in page that leads elsewhere',
    drawn({
      looks: [
        ...requests(() => 'network'),
        ...once({
          ...WELL,
          plain: ['captive', 'captive'],
          ipv4: ['network'],
          ipv6: ['network'],
          socket: ['network'],
        }),
      ],
      behindMs: [],
    }),
    'sign-in-page',
    { requests: 'none', 'sign-in': 'page' },
  ],
  [
    'where plain pages alone answer',
    drawn({ looks: [...requests(() => 'network'), ...once({ plain: [20] })], behindMs: [] }),
    'sign-in-likely',
    { requests: 'none', 'sign-in': 'likely' },
  ],
  [
    'where every certificate is refused and plain pages are right',
    drawn({
      looks: [...requests(() => 'certificate'), ...once({ plain: [20] })],
      behindMs: [],
      isReadable: true,
    }),
    'clock-certificates',
    { requests: 'none', 'sign-in': 'likely', clock: 'certificates' },
  ],
  [
    'whose clock is behind',
    drawn({ behindMs: [3 * HOUR_MS, 3 * HOUR_MS, 0] }),
    'clock-behind',
    { clock: 'behind' },
  ],
  ['whose clock is ahead', drawn({ behindMs: [-HOUR_MS] }), 'clock-ahead', { clock: 'ahead' }],
  [
    'that loses one in five',
    drawn({ looks: [...requests((index) => (index % 5 === 4 ? 'timeout' : 60)), ...once(WELL)] }),
    'requests-lossy',
    { requests: 'lossy' },
  ],
  [
    'over which one in ten comes late',
    drawn({ looks: [...requests((index) => (index % 10 === 9 ? 2_500 : 60)), ...once(WELL)] }),
    'requests-lossy',
    { requests: 'lossy' },
  ],
  [
    'over which nothing new is reached',
    drawn({
      looks: [
        ...requests(() => 50),
        ...once({ ...WELL, ipv4: ['timeout', 'timeout'], ipv6: ['timeout', 'network'], socket: ['timeout'] }),
      ],
    }),
    'requests-new',
    { requests: 'new' },
  ],
  [
    'over which packets are sent again',
    drawn({ looks: [...requests((index) => (index % 4 === 3 ? 240 : 20)), ...once(WELL)] }),
    'requests-lossy',
    { requests: 'lossy' },
  ],
  [
    'that is slow',
    drawn({ looks: [...requests(() => 1_800), ...once(WELL)] }),
    'requests-slow',
    { requests: 'slow' },
  ],
  [
    'over which half of the sites answer',
    drawn({
      looks: [
        ...requests((_, operator) => (SITES.indexOf(operator as never) < 4 ? 'network' : 60)),
        ...once(WELL),
      ],
    }),
    'requests-partial',
    { requests: 'partial' },
  ],
  [
    'over which no socket opens',
    drawn({
      looks: [...requests(() => 50), ...once({ ...WELL, socket: ['network', 'network', 'timeout'] })],
    }),
    'sockets-blocked',
    { sockets: 'blocked' },
  ],
  [
    'over which IPv6 leads nowhere',
    drawn({ looks: [...requests(() => 50), ...once({ ...WELL, ipv6: ['timeout', 'timeout'] })] }),
    'ipv6-silent',
    { ipv6: 'silent' },
  ],
  [
    'without IPv6',
    drawn({ looks: [...requests(() => 50), ...once({ ...WELL, ipv6: ['network', 'network'] })] }),
    'whole-fine',
    { ipv6: 'none' },
  ],
  [
    'over which IPv4 leads nowhere',
    drawn({ looks: [...requests(() => 50), ...once({ ...WELL, ipv4: ['network', 'timeout'] })] }),
    'ipv4-silent',
    { ipv4: 'silent' },
  ],
])('says it of a line %s', (_, measured, sentence, topics) => {
  expect(whole(measured)).toBe(sentence);
  expect(wrong(measured)).toEqual(topics);
});

describe('blames nothing for', () => {
  it.each<[string, Measured]>([
    [
      'two of forty lost',
      drawn({ looks: [...requests((index) => (index > 37 ? 'timeout' : 60)), ...once(WELL)] }),
    ],
    [
      'answers that are late on a computer that is late itself',
      drawn({
        looks: [...requests((index) => (index % 3 === 2 ? 1_900 : 60)), ...once(WELL)],
        lagsMs: Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? 400 : 10)),
      }),
    ],
    [
      'a few that a radio link delays',
      drawn({ looks: [...requests((index) => (index % 10 === 3 ? 250 : 40)), ...once(WELL)] }),
    ],
    [
      'sites that are further away than others',
      drawn({
        looks: [
          ...requests((_, operator) => (operator === 'Debian' || operator === 'Apple' ? 400 : 20)),
          ...once(WELL),
        ],
      }),
    ],
    [
      'one site that never answers',
      drawn({
        looks: [...requests((_, operator) => (operator === 'Debian' ? 'network' : 60)), ...once(WELL)],
      }),
    ],
    [
      'first answers, which open connections',
      drawn({ looks: [...requests((index) => (index < 7 ? 2_900 : 700)), ...once(WELL)] }),
    ],
    [
      'a distant line with an even pace',
      drawn({ looks: [...requests((index) => 700 + index), ...once(WELL)] }),
    ],
    [
      'one socket of three',
      drawn({ looks: [...requests(() => 50), ...once({ ...WELL, socket: ['network', 'timeout', 90] })] }),
    ],
    [
      'hosts of both families that are silent',
      drawn({ looks: [...requests(() => 50), ...once({ ...WELL, ipv4: ['network'], ipv6: ['timeout'] })] }),
    ],
    ['a clock a minute off', drawn({ behindMs: [60_000] })],
    ['names told otherwise than elsewhere', drawn({ browser: 'firefox', names: NAMES })],
    [
      'two operators behind one address, as behind one CDN',
      drawn({
        browser: 'firefox',
        names: NAMES.map((one, index) => (index < 2 ? { ...one, addresses: ['198.51.100.9'] } : one)),
      }),
    ],
    [
      'names that a proxy looks up',
      drawn({ browser: 'firefox', names: NAMES.map((one) => ({ ...one, found: false, addresses: [] })) }),
    ],
  ])('%s', (_, measured) => {
    expect(whole(measured)).toBe('whole-fine');
    expect(wrong(measured)).toEqual({});
  });
});

it('tells a provider nothing of what is not its own: a clock, a signer', () => {
  expect(toldProvider(findingsOf(drawn({ behindMs: [HOUR_MS] })), true)).toEqual([]);
});

it('counts what was lost and late of those that answer at all', () => {
  const looks = [
    ...requests((index, operator) => (operator === 'Debian' ? 'network' : index % 5 === 4 ? 'timeout' : 60)),
    ...once(WELL),
  ];
  const found = findingsOf(drawn({ looks })).find(({ topic }) => topic === 'requests')!;
  const [counted, silent] = found.evidence;
  expect(counted!.values).toMatchObject({ count: 28, total: 35, lost: 7, latency: { latencyMs: 60 } });
  expect(silent!.values).toEqual({ list: { list: ['Debian'], isWhole: true } });
  expect(found.says.values).toEqual({ share: { share: 0.2 } });
});
