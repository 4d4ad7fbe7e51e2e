/**
 * `npm run bench:crowd [-- --write]`: plays years of posts, outages and one and a half years of users' reports through the crowd rule
 * and prints what it finds and refuses; with `--write` into `docs/crowd.md` too. Always the same, in about a minute.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../markdown.ts';
import { byItself, foundSpells, outage, quietYears, readSpells } from './measure.ts';

const page = fileURLToPath(new URL('../../../docs/crowd.md', import.meta.url));
const [BEGIN, END] = ['<!-- written by npm run bench:crowd -->', '<!-- end -->'];

const YEARS = 40;
const OUTAGES = 1_000;
const PER_DAY = [0.5, 2, 10];

const quiet = PER_DAY.flatMap((perDay) =>
  [false, true].map((knows) => {
    const { alone, inDoubt, doubts } = quietYears(1, YEARS, perDay, knows);
    return [
      `${perDay}`,
      knows ? 'known' : 'unknown',
      (alone / YEARS).toFixed(2),
      (inDoubt / YEARS).toFixed(2),
      (doubts / YEARS).toFixed(0),
    ];
  }),
);

const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(0)} %`;

const outages = [15, 30, 100].flatMap((postsPerHour) =>
  PER_DAY.map((perDay) => {
    const late = Array.from({ length: OUTAGES }, (_, index) => outage(index + 1, postsPerHour, perDay));
    const alone = Array.from({ length: OUTAGES }, (_, index) =>
      outage(index + 1, postsPerHour, perDay, byItself),
    ).filter((minutes) => minutes <= 10).length;
    const sorted = late.toSorted((a, b) => a - b);
    const at = (part: number): string => {
      const minutes = sorted[Math.floor(part * OUTAGES)]!;
      return Number.isFinite(minutes) ? minutes.toFixed(0) : 'not in 2 h';
    };
    const within = sorted.filter((minutes) => minutes <= 10).length;
    return [`${postsPerHour}`, `${perDay}`, share(within, OUTAGES), at(0.5), at(0.95), share(alone, OUTAGES)];
  }),
);

const spells = readSpells();
const isFull = spells.map(({ severity }) => severity === 1);
const archive = [10, 30, 100].flatMap((most) =>
  [false, true].map((isInDoubt) => {
    const found = foundSpells(1, spells, most, 2, isInDoubt);
    const count = (which: boolean) =>
      found.filter((isFound, index) => isFound && isFull[index] === which).length;
    const all = found.filter(Boolean).length;
    const numbers = [spells.length - all, count(true), count(false)].map(String);
    return [`${most}`, isInDoubt ? 'in doubt' : 'alone', ...numbers];
  }),
);

const text = `${BEGIN}

### Years without an outage

${YEARS} years each. False alarms a year: of the posts alone, asked after every post; and in doubts of half an hour at chance moments.

${table(['posts a day', 'this hour of other days', 'alarms a year, alone', 'in doubt', 'doubts a year'], quiet)}

### Outages

${OUTAGES} each. Minutes from the first doubt, which comes one to two minutes after the beginning; asked every two. Last:
found within ten where it is asked twice alone, four and ten minutes after the beginning, as Wasl does by itself.

${table(['posts an hour', 'posts a day before', 'within 10 min', 'median', '95 %', 'asked by itself'], outages)}

### What users reported of WhatsApp

${spells.length} spells, ${isFull.filter(Boolean).length} of them full; two posts a day beside them.

${table(['posts an hour in a full one', 'asked', 'refused', 'full ones found', 'others found'], archive)}

${END}`;
process.stdout.write(`${text}\n`);

if (process.argv.includes('--write')) {
  const before = readFileSync(page, 'utf8');
  const [head = ''] = before.split(BEGIN);
  writeFileSync(page, `${head}${text}${before.slice(before.indexOf(END) + END.length)}`);
}
