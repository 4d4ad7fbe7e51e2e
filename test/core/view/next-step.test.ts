import { describe, expect, it } from 'vitest';
import { nextStep, nextStepOf } from '../../../src/core/view/next-step.ts';
import { bareRows } from '../../../src/core/view/rows.ts';
import { alternatives } from '../../../src/core/view/alternatives.ts';
import { row } from '../../ui/fixtures/rows.ts';
import { emptyState } from '../../../src/core/model/state.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';

const telegram = [{ id: 'telegram' }];
const yes = (): boolean => true;
const around = { connection: 'online', answering: telegram, isMute: () => false } as const;
const down = { id: 'whatsapp', status: 'down', cause: 'unclear' } as const;

describe('the next step of a service', () => {
  it.each([
    [
      'cannot be judged behind a sign-in page',
      { status: 'unknown', cause: 'connection' },
      { connection: 'captive' },
      'open-sign-in',
    ],
    [
      'cannot be judged on a dead line',
      { status: 'unknown', cause: 'connection' },
      { connection: 'offline' },
      'check-line',
    ],
    [
      'cannot be judged in a country that is cut off',
      { status: 'unknown', cause: 'connection' },
      { connection: 'partial' },
      'check-line',
    ],
    ['was not asked yet', { status: 'unknown' }, {}, 'none'],
    ['answers', { status: 'up' }, {}, 'none'],
    ['is reached', { status: 'reached' }, {}, 'none'],
    ['is down while another answers', {}, {}, 'open-alternative'],
    ['is down by itself alone', {}, { answering: [{ id: 'whatsapp' }] }, 'wait'],
    ['is down, and nobody would tell the end', {}, { answering: [], isMute: yes }, 'tell-me'],
    ['is blocked', { cause: 'blocked' }, {}, 'what-can-i-try'],
    ['is slowed down', { status: 'degraded', cause: 'throttled' }, {}, 'wait'],
    ['answers in part', { status: 'degraded', cause: 'service' }, { isMute: yes }, 'wait'],
  ] as const)('that %s', (_name, verdict, place, step) => {
    expect(nextStepOf({ ...down, ...verdict }, { ...around, ...place })).toBe(step);
  });
});

describe('the next step of the whole answer', () => {
  const whatsapp = { ...row('whatsapp'), status: 'down', cause: 'blocked' } as const;

  it('is that of the line before any other', () => {
    expect(nextStep([whatsapp], { ...around, connection: 'captive' })).toEqual({ kind: 'open-sign-in' });
    expect(nextStep([whatsapp], { ...around, connection: 'offline' })).toEqual({ kind: 'check-line' });
    expect(nextStep([whatsapp], { ...around, connection: 'unknown' })).toMatchObject({
      kind: 'what-can-i-try',
    });
  });

  it('is that of what is down before what is degraded, with its cause', () => {
    const slow = { ...row('discord'), status: 'degraded', cause: 'throttled' } as const;
    expect(nextStep([slow, whatsapp], around)).toEqual({ kind: 'what-can-i-try', cause: 'blocked' });
    expect(nextStep([slow], around)).toEqual({ kind: 'wait', cause: 'throttled' });
    expect(nextStep([row('telegram')], around)).toEqual({ kind: 'none' });
  });
});

describe('the next step where nothing is to be asked', () => {
  const off = { ...row('whatsapp'), status: 'paused' } as const;

  it('is none while all is paused, nothing is chosen, or the clock is doubted, whatever the line was', () => {
    expect(nextStep([off], { ...around, connection: 'offline' })).toEqual({ kind: 'none' });
    expect(nextStep([], { ...around, connection: 'captive' })).toEqual({ kind: 'none' });
    expect(nextStep([row('telegram')], { ...around, connection: 'partial', doubtsClock: true })).toEqual({
      kind: 'none',
    });
  });

  it('is to ask whether the line works where a proxy or a filter of sockets keeps all from being judged', () => {
    const unjudged = { ...row('whatsapp'), status: 'unknown', cause: 'connection' } as const;
    expect(nextStep([unjudged], around)).toMatchObject({ kind: 'check-line' });
  });
});

it('what answers meanwhile shares its operator with what fails last of all, and says so', () => {
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  const chosen = ['whatsapp', 'messenger', 'telegram'].map((id) => ({ id }));
  const watched = watch({ ...defaultSettings, isStarted: true, services: chosen }, sight);
  const rows = bareRows(emptyState, watched, 0).map((one) =>
    one.id === 'whatsapp'
      ? { ...one, status: 'down' as const }
      : { ...one, status: 'up' as const, isChecking: false, proven: 'messaging' as const },
  );
  expect(alternatives(rows, watched).map(({ id, sharesFateWith }) => [id, sharesFateWith])).toEqual([
    ['telegram', undefined],
    ['messenger', 'WhatsApp'],
  ]);
});
