/** What had to be known first of the live services, answered from one run. Numbered as the questions were. */
import { corpOf, headsOf, isChallenged, isMuteByCorp, originsIn } from './compare.ts';
import type { Findings, Look, Method, Seen } from './seen.ts';
import { markdown } from './table.ts';

/** Sections in Markdown, one a question. */
export function questions(findings: Findings): string {
  const [origins, mutes, readers] = [originRows(findings), muteRows(findings), readerRows(findings)];
  const challenged = challengedIn(findings);
  const sections = [
    [
      '1. Do sockets open with the Origin of an extension, and without any?',
      origins.length > 0 ? markdown(['Address', 'Browser', 'As Wasl asks', 'The other way'], origins) : NONE,
    ],
    [
      '2. Whom does a policy (CORP) keep silent on basic checks?',
      mutes.length > 0
        ? markdown(['Address', 'Browser', 'CORP', 'Basic'], mutes)
        : 'Nobody of those that were asked.',
    ],
    [
      '3. Whose answer may any page read?',
      readers.length > 0 ? markdown(['Address', 'POST', 'HEAD', 'GET'], readers) : CHROMIUM_ALONE,
    ],
    [
      '4. Who signs the certificates of Signal’s hosts?',
      [...findings.issuers].map(([host, issuer]) => `- ${host}: ${issuer}`).join('\n') || NONE,
    ],
    [
      '5. Whom does Cloudflare ask to prove that it is a browser, on this line?',
      `${challenged.join(', ') || 'Nobody.'}\n\nA second run over a VPN shows how that line differs.`,
    ],
  ];
  return sections.map(([title, text]) => `### ${title}\n\n${text}`).join('\n\n');
}

const NONE = 'Not asked in this run.';
/** In Firefox a readable request without permission names the installation, so that the product makes none. */
const CHROMIUM_ALONE = 'Not asked in this run: only Chromium asks so.';

/** Every socket that was asked in both ways, in every browser. */
function originRows({ assumed, sightings }: Findings): string[][] {
  return sightings.flatMap(({ browser, seen }) =>
    assumed.flatMap(({ id }) => {
      const found = seen.get(id) ?? {};
      return found.other ? [[id, browser, ...originsIn(found)]] : [];
    }),
  );
}

function muteRows({ assumed, sightings }: Findings): string[][] {
  return sightings.flatMap(({ browser, seen }) =>
    assumed.flatMap(({ id }) => {
      const found = seen.get(id) ?? {};
      const { basic } = found;
      const said = basic ? (basic.observation.answered ? 'answers' : 'silent') : 'not asked';
      return isMuteByCorp(found) ? [[id, browser, corpOf(headsOf(found)), said]] : [];
    }),
  );
}

function readerRows({ sightings }: Findings): string[][] {
  const all = sightings.flatMap(({ seen }) => [...seen]);
  return all.flatMap(([id, found]) =>
    found.unpermitted
      ? [[id, posted(found), ...(['HEAD', 'GET'] as const).map((method) => read(found.unpermitted!, method))]]
      : [],
  );
}

/** The product's own order without permission, where that is a POST. */
function posted({ basic, detailed }: Seen): string {
  if (detailed?.heard?.method !== 'POST' || !basic) return '';
  return basic.observation.answered && basic.observation.kind !== 'opaque' ? 'yes' : 'no';
}

function read(looks: Partial<Record<Method, Look>>, method: Method): string {
  const look = looks[method];
  if (!look) return '';
  return look.isRead ? 'yes' : 'no';
}

function challengedIn({ assumed, sightings }: Findings): string[] {
  return sightings.flatMap(({ browser, seen }) =>
    assumed.flatMap(({ id }) => (isChallenged(seen.get(id) ?? {}) ? [`${id} (${browser})`] : [])),
  );
}
