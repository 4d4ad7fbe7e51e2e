/**
 * Redirects that the browser did not follow because they lead where the manifest's Content Security Policy lets nothing go: to plain
 * http. Where the answer itself is hidden it is the only word about them. The report names the address that was asked, never the one
 * that was meant (CSP3 section 5.3; measured in Chromium 156, in its worker too, and in Firefox 153: at the latest a millisecond after
 * the failure, and nothing is sent).
 */
import { said } from './said.ts';

export interface Redirects {
  /** Whether the answer to our latest request for `url` was such a redirect; waits up to `withinMs` for the browser to say it. */
  areRefused(url: string, withinMs: number): Promise<boolean>;
  stop(): void;
}

/** Watches from now on. */
export function watchRedirects(): Redirects {
  const refused = said<true>();
  const hear = ({ blockedURI }: SecurityPolicyViolationEvent) => refused.say(blockedURI, true);
  addEventListener('securitypolicyviolation', hear);
  return {
    areRefused: async (url, withinMs) => (await refused.of(new URL(url).href, withinMs)) ?? false,
    stop: () => removeEventListener('securitypolicyviolation', hear),
  };
}
