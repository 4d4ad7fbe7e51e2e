/** "Quiet until it's back": of this trouble nothing more is told but its end; what comes after that is told as ever. */
import { expect, it } from 'vitest';
import { changeChoice } from '../../src/ui/choose.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (minutes: number): string => 't'.repeat(minutes);

const untilBack = (id: string) => (settings: Settings, now: number) =>
  changeChoice(settings, id, { quietUntilBackAt: now });
const asUsual = (id: string) => (settings: Settings) =>
  changeChoice(settings, id, { quietUntilBackAt: undefined });

/** Messenger joins what WhatsApp's operator has. */
const SPREADING = `
  whatsapp  ${fine(15)}${bad(60)}${fine(45)}
  messenger ${fine(45)}${bad(30)}${fine(45)}
  telegram  ${fine(120)}
`;

it('tells that it spreads where nobody wants quiet', async () => {
  const { notifications } = await night(SPREADING);
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    "outage again: WhatsApp and Messenger aren't answering",
    'recovery again: WhatsApp and Messenger answer again',
  ]);
});

it('tells of a trouble that the user has heard of nothing more but its end', async () => {
  const { notifications } = await night(SPREADING, {}, { 30: untilBack('whatsapp') });
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp and Messenger answer again',
  ]);
});

const outages = (outage: boolean) => (settings: Settings) => ({
  ...settings,
  alerts: { ...settings.alerts, outage },
});

/** The alerts of outages are off until this service is to be quiet: the popup alone has shown what fails. */
const shownOnly = (minute: number) => ({
  1: outages(false),
  [minute]: (settings: Settings, now: number) => untilBack('whatsapp')(outages(true)(settings), now),
});

it('tells the end to who was quick enough to hear of nothing at all', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(30)}${fine(30)}
    telegram ${fine(75)}
  `,
    {},
    shownOnly(30),
  );
  expect(notifications).toEqual(['recovery again: WhatsApp answers again']);
});

it('tells no end of what was over before', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(15)}${fine(40)}${bad(30)}${fine(30)}
    telegram ${fine(130)}
  `,
    {},
    shownOnly(85),
  );
  expect(notifications).toEqual(['recovery again: WhatsApp answers again']);
});

it('is over with the trouble: the next one is told', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(20)}${fine(40)}${bad(20)}${fine(30)}
    telegram ${fine(125)}
  `,
    {},
    { 30: untilBack('whatsapp') },
  );
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
  ]);
});

it('tells who heard that it is back when it is not', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(20)}${fine(10)}${bad(30)}${fine(30)}
    telegram ${fine(105)}
  `,
    {},
    { 30: untilBack('whatsapp') },
  );
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
    "outage again: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
  ]);
});

it('holds while the script is killed again and again, and over a browser that was closed', async () => {
  const { notifications } = await night(
    `
    whatsapp  ${fine(15)}${bad(85)}${fine(30)}
    messenger ${fine(50)}${bad(50)}${fine(30)}
    telegram  ${fine(31)}kk${fine(6)}k${'b'.repeat(8)}${fine(4)}k${fine(15)}k${fine(61)}
  `,
    {},
    { 30: untilBack('whatsapp') },
  );
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp and Messenger answer again',
  ]);
});

it('tells the end where it came back right after the quiet was wanted, before the next look', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(30)}${fine(30)}
    telegram ${fine(75)}
  `,
    {},
    shownOnly(44.98),
  );
  expect(notifications).toEqual(['recovery again: WhatsApp answers again']);
});

it('is taken back: what is still to tell is told', async () => {
  const { notifications } = await night(
    SPREADING,
    {},
    { 30: untilBack('whatsapp'), 60: asUsual('whatsapp') },
  );
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    "outage again: WhatsApp and Messenger aren't answering",
    'recovery again: WhatsApp and Messenger answer again',
  ]);
});

it('tells the end of one that failed again after its end was told, and was seen in the popup alone', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(20)}${fine(10)}${bad(30)}${fine(30)}
    telegram ${fine(105)}
  `,
    {},
    { 30: untilBack('whatsapp'), 40: outages(false), 55: untilBack('whatsapp') },
  );
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
    'recovery again: WhatsApp answers again',
  ]);
});

it('said of what is never there any more, it does not silence what others of its operator meet later', async () => {
  const day = 27 * 60;
  const { notifications } = await night(
    `
    messenger ${fine(15)}${bad(day + 60)}
    whatsapp  ${fine(15 + day)}${bad(60)}
    telegram  ${fine(75 + day)}
  `,
    {},
    { 30: untilBack('messenger') },
  );
  expect(notifications).toEqual([
    "outage: Messenger isn't answering",
    "outage again: Messenger and WhatsApp aren't answering",
  ]);
});

it('is over with the trouble where the clock was set back meanwhile', async () => {
  const { notifications } = await night(
    `
    whatsapp ${fine(15)}${bad(30)}${fine(30)}${bad(30)}${fine(20)}
    telegram ${fine(30)}<${fine(94)}
  `,
    {},
    { 25: untilBack('whatsapp') },
  );
  expect(notifications).toEqual([
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
    "outage: WhatsApp isn't answering",
    'recovery again: WhatsApp answers again',
  ]);
});
