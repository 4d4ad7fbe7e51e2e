/** Where a person can look without Wasl: pages of others, each opened by a click and told nothing of who comes. Loaded after the answer. */
import { DAY_MS, dayOf } from '../core/model/time.ts';
import type { Service } from '../core/model/service.ts';
import { hashtagOf } from '../services/hashtag.ts';
import { statusPages } from '../services/status-pages.ts';
import type { Words } from '../words/index.ts';

/** Tests of OONI that are of one service; of others its test of websites is asked for. */
const OONI_TESTS: Readonly<Record<string, string>> = {
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  messenger: 'facebook_messenger',
  signal: 'signal',
};

/** Days that OONI's chart shows. */
const DAYS = 7;

export interface LinkOut {
  name: string;
  url: string;
}

/** `country`: where the user is, as the user says. None of a service of the user's own, which is named to nobody. */
export function linksOut(
  service: Service,
  country: string | undefined,
  now: number,
  words: Words,
): LinkOut[] {
  if (service.isOwn) return [];
  const { id, name, url } = service;
  const page = statusPages[id];
  const tag = `#${hashtagOf(id)}`;
  const test = OONI_TESTS[id];
  const asked = test
    ? { test_name: test }
    : { test_name: 'web_connectivity', domain: new URL(url).hostname.replace(/^www\./, '') };
  const chart = new URLSearchParams({
    ...asked,
    ...(country !== undefined && { probe_cc: country }),
    ...{ since: dayOf(now - DAYS * DAY_MS), until: dayOf(now + DAY_MS) },
    ...{ time_grain: 'day', axis_x: 'measurement_start_day' },
  });
  return [
    ...(page === undefined ? [] : [{ name: words.t('links_status'), url: page }]),
    { name: 'Downdetector', url: `https://downdetector.com/search/?q=${encodeURIComponent(name)}` },
    { name: 'OONI Explorer', url: `https://explorer.ooni.org/chart/mat?${chart.toString()}` },
    {
      name: words.t('links_posts', { tag }),
      url: `https://x.com/search?q=${encodeURIComponent(tag)}&f=live`,
    },
  ];
}

export function LinksOut({ links, words }: { links: readonly LinkOut[]; words: Words }) {
  if (links.length === 0) return <></>;
  return (
    <p class="links-out">
      <span class="quiet">{words.t('links_title')}</span>
      {links.map(({ name, url }) => (
        <a key={url} href={url} target="_blank" rel="noopener noreferrer">
          {name}
        </a>
      ))}
    </p>
  );
}
