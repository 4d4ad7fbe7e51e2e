/**
 * What an answer asks of the browser beside showing it: to send reports elsewhere, to go elsewhere later, to wipe what the user has stored.
 * On basic checks nothing keeps that from the browser, so an endpoint whose server asks for it is not to be asked there
 * (docs/probes.md, "What an answer may ask for").
 */

/** What a server may ask for, by the header that asks. */
export type Demand = 'NEL' | 'Report-To' | 'Alt-Svc persist' | 'Clear-Site-Data';

/** Both `Headers` and the entries of a record are such. */
export type HeaderLines = Iterable<readonly [name: string, value: string]>;

/** In the order of `Demand`; empty where an answer asks for nothing. */
export function asksTheBrowserFor(headers: HeaderLines): Demand[] {
  const lines = [...headers].map(([name, value]) => [name.toLowerCase(), value] as const);
  const asks = (name: string, isDemand: (value: string) => boolean): boolean =>
    lines.some(([other, value]) => other === name && isDemand(value));
  const found: Record<Demand, boolean> = {
    NEL: asks('nel', isKept),
    'Report-To': asks('report-to', isKept),
    'Alt-Svc persist': asks('alt-svc', isPersistent),
    'Clear-Site-Data': asks('clear-site-data', (value) => value.trim() !== ''),
  };
  return (Object.keys(found) as Demand[]).filter((demand) => found[demand]);
}

/**
 * Policies in JSON, several of them with commas in between (https://www.w3.org/TR/network-error-logging/, https://w3c.github.io/reporting/):
 * an age of nothing takes one away. What cannot be read is taken for a demand.
 */
function isKept(value: string): boolean {
  try {
    const policies = JSON.parse(`[${value}]`) as { max_age?: unknown }[];
    return policies.some((policy) => policy.max_age !== 0);
  } catch {
    return true;
  }
}

/** RFC 7838 section 3: `persist=1` outlives a change of network, unless it is to be kept for no time at all. */
function isPersistent(value: string): boolean {
  return outsideQuotes(value, ',').some((alternative) => {
    const [, ...parameters] = outsideQuotes(alternative, ';').map((part) => part.trim().toLowerCase());
    const says = (wanted: RegExp): boolean => parameters.some((parameter) => wanted.test(parameter));
    return says(/^persist\s*=\s*"?1"?$/) && !says(/^ma\s*=\s*"?0+"?$/);
  });
}

/** The parts of a value between such marks, those within quoted strings left alone (RFC 9110 section 5.6.4). */
function outsideQuotes(value: string, mark: ',' | ';'): string[] {
  const part = mark === ',' ? /(?:"(?:\\.|[^"\\])*"?|[^",])+/g : /(?:"(?:\\.|[^"\\])*"?|[^";])+/g;
  return value.match(part) ?? [];
}
