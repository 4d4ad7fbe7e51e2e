/** What the driver has done inside Firefox, with the rights of the browser itself. */
import type { Lab } from '../lab/lab.ts';
import type { Untyped } from '../untyped.ts';
import type { Firefox } from './firefox.ts';

/* What runs inside Firefox has the names of its own world. */
declare const Cc: Untyped, Ci: Untyped, Services: Untyped, WebExtensionPolicy: Untyped;

/** Lets Firefox trust the lab and find its hosts; whatever the lab does not know does not resolve. */
export async function point(firefox: Firefox, lab: Lab): Promise<void> {
  const certificate = lab.authority.certificate.replace(/-----[^-]+-----|\s/g, '');
  await firefox.evaluateInChrome(trust, certificate);
  const tellNames = () =>
    firefox.evaluateInChrome(
      mapNames,
      lab.places.map(({ host, address }) => [host, lab.resolves(host) ? address : 'N/A'] as const),
    );
  await tellNames();
  lab.onNames(() => tellNames().catch(() => {}));
}

function trust(certificate: string): void {
  Cc['@mozilla.org/security/x509certdb;1']
    .getService(Ci.nsIX509CertDB)
    .addCertFromBase64(certificate, 'CTu,u,u');
}

/** `N/A` is Firefox's word for a name that has no address (`nsINativeDNSResolverOverride.idl`). */
function mapNames(names: readonly (readonly [string, string])[]): void {
  const overrides = Cc['@mozilla.org/network/native-dns-override;1'].getService(
    Ci.nsINativeDNSResolverOverride,
  );
  overrides.clearOverrides();
  for (const [host, address] of names) overrides.addIPOverride(host, address);
  Services.dns.clearCache(true);
}

export async function killBackground(id: string): Promise<void> {
  await WebExtensionPolicy.getByID(id).extension.terminateBackground({ ignoreDevToolsAttached: true });
}

/**
 * Errors and warnings that name the extension, whoever says them, and what it says in its own console
 * (`nsIConsoleAPIStorage.idl`). Sockets that fail are what the lab is for.
 */
export function listProblems(names: readonly string[]): string[] {
  const isOurs = (...texts: unknown[]) =>
    names.some((name) => texts.some((text) => String(text).includes(name)));
  const found: string[] = Services.console
    .getMessageArray()
    .filter((message: Untyped) => message instanceof Ci.nsIScriptError && message.category !== 'Web Socket')
    .filter(({ sourceName, errorMessage }: Untyped) => isOurs(sourceName, errorMessage))
    .map((message: Untyped) => String(message.errorMessage));
  const said: string[] = Cc['@mozilla.org/consoleAPI-storage;1']
    .getService(Ci.nsIConsoleAPIStorage)
    .getEvents()
    .filter(({ level, filename }: Untyped) => /error|warn|assert/.test(level) && isOurs(filename))
    .map((event: Untyped) => [...event.arguments].map(String).join(' '));
  return [...found, ...said];
}
