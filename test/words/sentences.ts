/** Every sentence that the core says: those agreed on, and those found in its source. */
import { readdirSync, readFileSync } from 'node:fs';

const agreed: Record<string, string> = {
  answer: `nothing-chosen not-started not-checked checking-again all-answered answered left-out muted website-only only-websites media-fails account-fails some-answered
    unreachable unreachable-several gateway server-errors blocked degraded-half degraded-some degraded-part slow throttled
    offline domestic captive partial proxy checking usual paused never-answered alternatives`,
  row: `up up-media up-account reached way-open degraded unsteady slow throttled down down-usual blocked connection not-checked never-answered paused checking
    only-when-asked`,
  evidence: `answered failed failed-times controls controls-none domestic portal family-fails others-answer
    never-answered changed-answer slow rule`,
  because: `no-voice own-line domestic-only proxy-refuses portal partial-line nothing-answers gateway-silent server-errors part-fails some-fail
    slow throttled answers blocked-dns blocked-name blocked-certificate not-measured moved other-answer way-open website-only`,
  status: 'up reached degraded down unknown paused',
  cause: 'service connection blocked unclear throttled',
  connection: 'online partial captive offline unknown',
  failure:
    'dns refused reset closed timeout tls certificate http-error no-protocol captive network unopened aborted',
  function: 'messages media website account is-up is-degraded is-down is-unknown',
  past: 'up reached degraded down connection not-measured paused',
  report: `silent-began silent-over gateway-began gateway-over errors-began errors-over blocked-began blocked-over
    names-began names-over certificate-began certificate-over part-began part-over some-began some-over slow-began
    slow-over unsteady-began unsteady-over tries still ended-unseen sight-lost ended-between relapses website-silent website-throughout website-answered
    line-worked line-lost unseen others-answered others-troubled marked reason reason-of reason-failure
    reason-of-failure last-answer first-failure told told-unstable told-recovery answered-again you-marked`,
  notice: `errors-title errors-several-title errors-unnamed-title server-errors gateway recovery-unstable recovery-stretches recovery-errors outage-title outage-several-title outage-unnamed-title recovery-title reached-title reached-several-title reached-unnamed-title
    recovery-several-title recovery-unnamed-title recovery-message recovery-unknown-end unstable-title
    unstable-unnamed-title unstable-message unstable-since blocked-title blocked-several-title blocked-unnamed-title unstable-several-title nothing-to-fix connection-title connection-message domestic-title domestic-message connection-back-title works since state-reads`,
};

const core = new URL('../../src/core/', import.meta.url);
const said = /['"`]((?:answer|row|evidence|because|notice|incident)_[a-z][a-z-]*)['"`]/g;

const found = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(new URL(name, core), 'utf8').matchAll(said)].map(([, key]) => key!));

/** Keys said whole, and beginnings of keys that the core completes (`notice_${kind}-title`). */
export const sentences: readonly string[] = [
  ...new Set([
    ...Object.entries(agreed).flatMap(([area, names]) => names.split(/\s+/).map((name) => `${area}_${name}`)),
    ...found,
  ]),
];
