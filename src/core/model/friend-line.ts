/**
 * What one person with Wasl tells another over any channel that still works, an SMS too: a sentence that needs no Wasl, and a line for
 * one. `wasl1/whatsapp/n/3k6xx/4/DE/7q`: version, service, whether it answers (`y`, `n`), when that was seen, for how long it had been so,
 * country, check. Moments are five minutes of UTC since 1970 in base 36, so that nobody is told from another by them; there is nothing
 * in it of who sends it. It is read where somebody pastes it, and no address opens Wasl with it.
 */
import { DAY_MS, MINUTE_MS } from './time.ts';
import type { ServiceId } from './terms.ts';

const VERSION = 1;
/** What is told of a moment. */
const FRIEND_STEP_MS = 5 * MINUTE_MS;
/** Longer than a day is said as a day. */
const MOST_STEPS = DAY_MS / FRIEND_STEP_MS;
const NONE = '-';
/** A message of 160 letters is one SMS where all of them are Latin. */
export const MOST_LETTERS = 160;
/** Dots that each are a letter of an SMS: a single "…" makes it three messages (3GPP TS 23.038, GSM 7 bit default alphabet). */
const CUT = '...';
/** More of a pasted text is not read, and no more lines of it. */
const MOST_READ = 4_000;
const MOST_LINES = 8;

export interface FriendLine {
  /** A service of the catalogue: the user's own are nobody's business. */
  service: ServiceId;
  answers: boolean;
  /** When it was seen so, and since when it has been. */
  at: number;
  sinceAt?: number;
  /** Where, if the sender ticked it. */
  country?: string;
}

/** The line of what was seen. */
export function writeFriendLine({ service, answers, at, sinceAt, country }: FriendLine): string {
  const seen = Math.floor(at / FRIEND_STEP_MS);
  const steps =
    sinceAt === undefined ? NONE : Math.min(MOST_STEPS, seen - Math.floor(sinceAt / FRIEND_STEP_MS));
  const fields = [
    `wasl${VERSION}`,
    service,
    answers ? 'y' : 'n',
    seen.toString(36),
    typeof steps === 'number' ? Math.max(0, steps).toString(36) : steps,
    country ?? NONE,
  ];
  const line = fields.join('/');
  return `${line}/${checkOf(line)}`;
}

/** The whole text: the sentence, cut where the two would not fit into one message, and the line. */
export function friendText(sentence: string, seen: FriendLine): string {
  const line = writeFriendLine(seen);
  const room = MOST_LETTERS - line.length - 1;
  const fits = sentence.length <= room;
  const cut = sentence.slice(0, room - CUT.length);
  return `${fits ? sentence : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut}${CUT}`}\n${line}`;
}

const FRIEND_LINE =
  /\bwasl(\d{1,3})\/([a-z][a-z-]{0,19})\/([yn])\/([\da-z]{4,6})\/(-|[\da-z]{1,3})\/(-|[a-z]{2})\/([\da-z]{2})(?![\w/])/gi;

/**
 * What a pasted text says, of whichever services in `known` it names; whatever else is in it is not looked at. A line of a version that
 * nobody here knows is counted, for whoever pasted it should update.
 */
export function readFriendText(
  text: string,
  known: readonly ServiceId[],
  now: number,
): { lines: readonly FriendLine[]; newer: number } {
  const lines = new Map<ServiceId, FriendLine>();
  let newer = 0;
  for (const found of [...text.slice(0, MOST_READ).matchAll(FRIEND_LINE)].slice(0, MOST_LINES)) {
    const [whole, version, name, answers, seen, steps, place, check] = found;
    if (Number(version) !== VERSION) {
      newer += 1;
      continue;
    }
    const service = name!.toLowerCase();
    const country = place!.toUpperCase();
    const line = [`wasl${VERSION}`, service, answers, seen, steps].join('/').toLowerCase() + `/${country}`;
    if (check!.toLowerCase() !== checkOf(line) || whole.length > MOST_LETTERS) continue;
    const at = parseInt(seen!, 36) * FRIEND_STEP_MS;
    const lasted = steps === NONE ? undefined : parseInt(steps!, 36);
    const isSound = at <= now + FRIEND_STEP_MS && (lasted === undefined || lasted <= MOST_STEPS);
    if (!isSound || !known.includes(service)) continue;
    lines.set(service, {
      service,
      answers: answers!.toLowerCase() === 'y',
      at,
      ...(lasted !== undefined && { sinceAt: at - lasted * FRIEND_STEP_MS }),
      ...(country !== NONE && { country }),
    });
  }
  return { lines: [...lines.values()], newer };
}

/** Two letters that show a slip of the finger, and protect from nobody. */
function checkOf(line: string): string {
  let sum = 0;
  for (let index = 0; index < line.length; index += 1) sum = (sum * 31 + line.charCodeAt(index)) % 1296;
  return sum.toString(36).padStart(2, '0');
}
