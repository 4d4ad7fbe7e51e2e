/** From its answer on the page hears of what changes. */
import { lostFrom } from '../core/storage/set-aside.ts';
import { LOST, MANAGED, OUTGOING, MARKS, MORNING, STATE } from '../core/storage/keys.ts';
import { casesSince } from '../core/report/find-incident.ts';
import { CALM_MS } from '../core/view/calm.ts';
import { readMarks } from '../core/history/marks.ts';
import type { Progress } from '../core/view/progress.ts';
import { isReporting } from '../services/outgoing-document.ts';
import { managedFrom } from '../services/managed-document.ts';
import type { Browser, Here, Page } from './page.ts';
import { alertsOf } from './possible.ts';

/** Between two drawings of how far a check is. */
const SHORT_MS = 100;

/** `refresh` reads and draws what is stored and granted. */
export async function follow(page: Page, browser: Browser, refresh: () => unknown): Promise<void> {
  let latest: Progress | undefined;
  let isDrawn = true;
  const drawProgress = () => {
    isDrawn = true;
    page.do({ progress: latest });
  };
  browser.onPermissionsChanged(refresh);
  browser.onStored(refresh);
  const admit = (troubles: Here['troubles']) => page.do({ troubles });
  browser.onTroubles(admit);
  // The worker may end before it answers.
  browser.askTroubles().then(admit, () => undefined);
  browser.onUnsaved((unsaved) => page.do({ unsaved }));
  browser.onProgress((progress) => {
    latest = progress;
    // Dozens come within a second; the eye needs a few.
    if (isDrawn) setTimeout(drawProgress, SHORT_MS);
    isDrawn = false;
  });
  browser.onStored((changed) => {
    if (LOST in changed) page.do({ lost: lostFrom(changed[LOST]) });
    if (typeof changed[MORNING] === 'number') page.do({ seenAt: changed[MORNING] });
    if (MANAGED in changed) page.do({ managed: managedFrom(changed[MANAGED]) });
    if (OUTGOING in changed) page.do({ isReporting: isReporting(changed[OUTGOING]) });
    if (MARKS in changed) page.do({ marks: readMarks(changed[MARKS]) });
    // A step that was written is over: whose end was not told was asked by a script that has ended.
    const isUnheard = Object.values(latest ?? {}).some(({ heard, asked }) => heard < asked);
    if (STATE in changed && isUnheard) page.do({ progress: (latest = undefined) });
  });
  // What was written since the answer was read has not been heard of.
  await refresh();
  const [marks, lost, managed, outgoing, seen, isHidden, mayNotify] = await Promise.all([
    browser.load(MARKS),
    browser.load(LOST),
    browser.load(MANAGED),
    browser.load(OUTGOING),
    browser.load(MORNING),
    browser.isButtonHidden(),
    browser.mayNotify(),
  ]);
  const seenAt = typeof seen === 'number' ? seen : 0;
  const noted = {
    marks: readMarks(marks),
    lost: lostFrom(lost),
    managed: managedFrom(managed),
    isReporting: isReporting(outgoing),
    seenAt,
  };
  page.do({ ...noted, isHidden, ...alertsOf(mayNotify) });
  const cases = await casesSince(page.known.state, browser.loadAll, Date.now() - CALM_MS);
  page.do({ endedAt: Math.max(0, ...cases.map(({ incident }) => incident.resolvedAt ?? 0)) });
}
