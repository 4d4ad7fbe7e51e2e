/** Check-ups as they would have been measured, drawn: what each host did is told, the rest is well. */
import { findingsOf } from '../../../src/core/check-up/findings.ts';
import type { LookKind, CheckUpLook, Measured, NameLook } from '../../../src/core/check-up/measured.ts';
import type { Failure } from '../../../src/core/model/terms.ts';
import { NOW } from '../../moment.ts';

/** How long the answer took, or why there was none. */
export type Fate = number | Failure;

export const SITES = [
  'Wikimedia',
  'Cloudflare',
  'Apple',
  'Google',
  'Mozilla',
  'Microsoft',
  'Debian',
] as const;

const hostOf = (asked: LookKind, operator: string) => `${asked}.${operator.toLowerCase()}.example`;

export function look(
  asked: LookKind,
  operator: string,
  fate: Fate,
  more: Partial<CheckUpLook['seen']> = {},
): CheckUpLook {
  const answered = typeof fate === 'number';
  const latencyMs = answered ? fate : fate === 'timeout' ? 5_000 : 20;
  const failed = answered ? {} : { failure: fate };
  const seen: CheckUpLook['seen'] = {
    ...{
      endpoint: `${asked}/${operator}`,
      kind: 'opaque',
      tier: 'basic' as const,
      at: NOW,
      latencyMs,
      answered,
      ...failed,
    },
    ...{
      grade: answered ? (1 as const) : (0 as const),
      isWarm: asked === 'site',
      sentBytes: 0,
      receivedBytes: 0,
      ...more,
    },
  };
  return { asked, operator, host: hostOf(asked, operator), seen };
}

/** Forty requests in turn. `fate` is told which one it is, and the site that is asked. */
export const requests = (fate: (index: number, site: string) => Fate): CheckUpLook[] =>
  Array.from({ length: 40 }, (_, index) => {
    const site = SITES[index % SITES.length]!;
    return look('site', site, fate(index, site), { isWarm: index >= SITES.length });
  });

/** What is asked once, by what becomes of it. */
export const once = (fates: Partial<Record<LookKind, readonly Fate[]>>): CheckUpLook[] =>
  Object.entries(fates).flatMap(([asked, list]) =>
    list.map((fate, index) => look(asked as LookKind, `Host${index}`, fate)),
  );

export const WELL = { plain: [30, 30, 30], ipv4: [40, 40], ipv6: [40, 40], socket: [60, 60, 60] };

/** A line that is well, in a Chromium that may read nothing, but for what is told. */
export function drawn({ looks, ...more }: Partial<Measured> = {}): Measured {
  return {
    at: NOW,
    browser: 'chromium',
    isSystemOffline: false,
    isReadable: false,
    looks: looks ?? [...requests(() => 50), ...once(WELL)],
    behindMs: [200],
    lagsMs: Array.from({ length: 50 }, () => 2),
    seesSigners: false,
    ...more,
  };
}

const site = (index: number, operator: string) => ({
  ...{ host: `${index}.example`, operator, found: true, addresses: [`198.51.100.${index}`], tookMs: 20 },
});

/** Names of the sites, all of them found, as Firefox would have it. */
export const NAMES: readonly NameLook[] = SITES.map((operator, index) => site(index, operator));

/** What is not well, by topic. */
export const wrong = (measured: Measured): Record<string, string> =>
  Object.fromEntries(
    findingsOf(measured).flatMap(({ topic, mark, says }) =>
      mark === 'fault' || mark === 'note' ? [[topic, says.key.replace(`checkup_${topic}-`, '')]] : [],
    ),
  );
