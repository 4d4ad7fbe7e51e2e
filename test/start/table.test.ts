import { describe, expect, it } from 'vitest';
import type { ShownPopup, ShownService } from '../drive/popup.ts';
import { changes, isSettled, table } from './table.ts';

const telegram: ShownService = {
  id: 'telegram',
  name: 'Telegram',
  status: 'up',
  isChecking: false,
  summary: 'answers',
  evidence: [],
};
const whatsapp: ShownService = {
  id: 'whatsapp',
  name: 'WhatsApp',
  status: 'down',
  cause: 'unclear',
  isChecking: false,
  summary: 'no answer since 00:12',
  evidence: ['web.whatsapp.com: no answer within 10 s', '6 of 7 controls answer'],
};
const night: ShownPopup = {
  language: 'en',
  direction: 'ltr',
  connection: 'online',
  answer: "WhatsApp hasn't answered here since 00:12. Your connection works.",
  services: [whatsapp, telegram],
  isStarted: true,
};

it('puts the answer first, then each service with its evidence', () => {
  expect(table(night)).toBe(`WhatsApp hasn't answered here since 00:12. Your connection works.

Your connection  online
WhatsApp         down (unclear)        no answer since 00:12
                   · web.whatsapp.com: no answer within 10 s
                   · 6 of 7 controls answer
Telegram         up                    answers`);
});

describe('changes', () => {
  it('are everything at first', () => {
    expect(changes(undefined, night)).toHaveLength(3);
  });

  it('are none while the verdicts stay, whatever the words', () => {
    const later = { ...night, services: [{ ...whatsapp, summary: 'no answer for 2 min' }, telegram] };
    expect(changes(night, later)).toEqual([]);
  });

  it('name what changed', () => {
    const later = { ...night, services: [whatsapp, { ...telegram, isChecking: true }] };
    expect(changes(night, later)).toEqual(['Telegram: up [checking]         answers']);
    expect(changes(night, { ...night, connection: 'offline' })).toEqual(['Your connection: offline']);
  });
});

describe('settled', () => {
  const isSettledWith = (service: Partial<ShownService>) =>
    isSettled({ ...night, services: [{ ...telegram, ...service }] });

  it('is what was judged without doubt', () => {
    expect(isSettled(night)).toBe(true);
    expect(isSettledWith({ isChecking: true })).toBe(false);
    expect(isSettledWith({ status: 'unknown' })).toBe(false);
    expect(isSettledWith({ status: 'unknown', cause: 'connection' })).toBe(true);
  });

  it('is nothing before the connection is known or a service is there', () => {
    expect(isSettled({ ...night, connection: 'unknown' })).toBe(false);
    expect(isSettled({ ...night, services: [] })).toBe(false);
  });
});
