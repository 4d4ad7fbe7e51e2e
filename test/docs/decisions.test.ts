/** Decisions are of their day: what was written down once is not written anew. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The beginning of the SHA-256 of each page, as it was decided. */
const DECIDED: Readonly<Record<string, string>> = {
  '001-one-chromium-driver.md': '7d4c7e4057104ba7',
  '002-own-line-gate.md': '5bd9ab8b74770720',
  '003-credentialless-sockets.md': 'e3532517f09cd1ec',
  '004-hand-made-codec.md': 'eaa8cd4383e0bf91',
  '005-no-barrel-in-core.md': '68e8fbcc02e97cbc',
  '006-nats-and-spans.md': '91b4ed4808bbb6f1',
  '007-voice.md': '80ba5ae37cfe043d',
  '008-stored-words.md': '7c8b6148a75b08e8',
  '009-nothing-the-browser-refuses-stops-checking.md': '3da58a0ace10fd2d',
  '010-salvage.md': '87ee0f30b86f06da',
  '011-a-room-that-forgets.md': 'f90f9f71e8ca8b20',
  '012-no-cookie-of-a-socket.md': '4be00455989b5cd2',
  '013-a-time-that-is-forgotten.md': 'fa29621cbab6c0f1',
  '014-what-has-changed-of-the-room.md': '6c8d86cbeffee5e8',
  '015-what-is-forgotten-leaves-traces.md': '70b2ef6b3b0504ff',
  '016-looks-on-new-connections.md': '64925c0d842f411d',
  '017-no-fetch-of-its-own-connection.md': '34a8b11504891f30',
  '018-a-socket-that-is-held-up.md': '84b44be21882a34c',
  '019-messages-decide.md': '6358f51da4e5a3f4',
  '020-donated-services-at-the-usual-pace.md': '27814685a7461f4e',
  '021-the-end-of-the-polyfill.md': 'c37886e192d02ec4',
  '022-connections-that-stand-are-given-up.md': '2c4a65302d90bac1',
  '023-what-a-meter-counts.md': '9604334018e84649',
  '024-what-answers-in-between.md': '72b147748ff0b7d9',
  '025-two-looks-in-a-row.md': 'c31b76123373e0aa',
  '026-parts-of-the-background.md': '246b7eebd5d2b4cf',
  '027-one-script-of-parts.md': 'bc8119490feb0643',
};

const folder = new URL('../../docs/decisions/', import.meta.url);
const pages = readdirSync(folder).sort();
const text = (page: string): string => readFileSync(new URL(page, folder), 'utf8').replaceAll('\r', '');
const hashOf = (page: string): string => createHash('sha256').update(text(page)).digest('hex').slice(0, 16);

it('no decision was changed after it was decided', () => {
  const changed = Object.keys(DECIDED).filter(
    (page) => !pages.includes(page) || hashOf(page) !== DECIDED[page],
  );
  const next = String(pages.length + 1).padStart(3, '0');
  expect(
    changed.map(
      (page) =>
        `docs/decisions/${page} is no longer what was decided: restore it, and write a new page instead, ${next}-….md, that says what it corrects`,
    ),
  ).toEqual([]);
});

it('every decision is known here', () => {
  const unknown = pages.filter((page) => !(page in DECIDED));
  expect(unknown.map((page) => `Once it is decided, add to DECIDED: '${page}': '${hashOf(page)}',`)).toEqual(
    [],
  );
});

it('each has a number of its own, which its heading says too', () => {
  const numbers = pages.map((page) => Number(page.slice(0, 3)));
  expect(numbers).toEqual(pages.map((_, place) => place + 1));
  expect(pages.map((page) => text(page).match(/^# (\d+)\. /)?.[1])).toEqual(numbers.map(String));
});
