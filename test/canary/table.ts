/** What each browser saw beside what the catalogue assumes: a table in Markdown for each. */
import type { EndpointId } from '../../src/core/model/terms.ts';
import { corpOf, demandsOf, differences, headsOf, leadsTo, outcomeOf, remarks } from './compare.ts';
import type { Asked, Assumed, Findings, Look, Seen, Sighting } from './seen.ts';

/** The columns, with what each shows: `docs/canary.md` explains the same. */
export const COLUMNS = [
  'Address',
  'Assumed',
  'Basic',
  'Detailed',
  'HEAD',
  'GET',
  'CORP',
  'ACAO',
  'Leads to',
  'Asks for',
  'Differs',
] as const;

/** A table, with its header; a bar in a cell is escaped. */
export function markdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** One row an address; what this browser was not asked about is left out. */
export function tableOf(assumed: readonly Assumed[], { seen }: Sighting): string {
  const rows = assumed.flatMap((one) => {
    const found = seen.get(one.id);
    return found ? [rowOf(one, found)] : [];
  });
  return markdown(COLUMNS, rows);
}

/** `browser` and address of each remark. */
export function remarksIn({ assumed, sightings }: Findings): string[] {
  return sightings.flatMap(({ browser, seen }) =>
    assumed.flatMap((one) =>
      remarks(one, seen.get(one.id) ?? {}).map((remark) => `${one.id}, ${browser}: ${remark}`),
    ),
  );
}

/** What differs, by address and in whichever browser. Those that are as assumed are left out. */
export function differing({ assumed, sightings }: Findings): Record<EndpointId, readonly string[]> {
  const found = assumed.map((one) => {
    const all = sightings.flatMap(({ seen }) => differences(one, seen.get(one.id) ?? {}));
    return [one.id, [...new Set(all)]] as const;
  });
  return Object.fromEntries(found.filter(([, clauses]) => clauses.length > 0));
}

export const countDifferent = (findings: Findings): number => Object.keys(differing(findings)).length;

/** Addresses that their source had not seen answer, and that answered as assumed wherever they were asked. */
export function confirmed(findings: Findings): string[] {
  const different = differing(findings);
  const wasAsked = ({ id }: Assumed) => findings.sightings.some(({ seen }) => seen.has(id));
  const isAsAssumed = (one: Assumed) => one.isUnverified && wasAsked(one) && !(one.id in different);
  return findings.assumed.filter(isAsAssumed).map(({ id }) => id);
}

function rowOf(assumed: Assumed, seen: Seen): string[] {
  const { id, probe, proves, isUnverified } = assumed;
  const marks = [probe.isCorsOpen && 'open', isUnverified && 'unconfirmed'].filter(Boolean);
  const heads = headsOf(seen);
  return [
    id,
    [`${probe.kind} ${proves}`, ...marks].join(', '),
    toldBy(seen.basic),
    toldBy(seen.detailed),
    statusOf(seen.HEAD),
    statusOf(seen.GET),
    corpOf(heads),
    inBoth(seen, 'access-control-allow-origin'),
    leadsTo(assumed, seen) ?? '',
    demandsOf(seen).join(', '),
    differences(assumed, seen).join('; '),
  ];
}

const toldBy = (asked: Asked | undefined): string => (asked ? outcomeOf(asked.observation) : '');

const statusOf = (look: Look | undefined): string =>
  look ? String(look.heard?.status ?? look.failure ?? 'nothing heard') : '';

/** Of both methods where they are not the same. */
function inBoth({ HEAD, GET }: Seen, header: string): string {
  const values = [HEAD, GET].map((look) => look?.heard?.headers[header] ?? '');
  return values[0] === values[1] ? values[0]! : values.map((value) => value || '–').join(' / ');
}
