/** Which hosts a service or a control contacts, and the host permissions that make its answers readable. */
import type { Probe } from '../core/model/service.ts';

/** A service, or the controls as if they were one. */
export interface Contacts {
  endpoints: readonly { probe: Probe; brokenSince?: string }[];
}

/** Every host that is contacted, once each, in the order of the endpoints. */
export function hosts(contacts: Contacts): string[] {
  return [...new Set(urls(contacts).map(({ hostname }) => hostname))];
}

/**
 * What is contacted without encryption, as sources of a Content Security Policy (CSP3 section 2.3.1). The manifest names no other, so
 * that no answer can lead a request of ours to a router or to a server on this computer.
 */
export function plainSources(contacts: Contacts): string[] {
  const plain = urls(contacts).filter(({ protocol }) => protocol === 'http:');
  return [...new Set(plain.map(({ origin }) => origin))];
}

/**
 * Match patterns for `optional_host_permissions`. A socket needs both of its schemes: `wss` so that its requests can be seen and
 * changed, `https` for the fetch of the same host that is paired with it (measured in Chromium 156 and Firefox 153).
 * Patterns carry no port.
 */
export function originPatterns(contacts: Contacts): string[] {
  return [...new Set(urls(contacts).flatMap(patternsOf))];
}

function urls({ endpoints }: Contacts): URL[] {
  const live = endpoints.filter(({ brokenSince }) => brokenSince === undefined);
  return live.map(({ probe }) => new URL(probe.url));
}

function patternsOf({ protocol, hostname }: URL): string[] {
  const schemes = protocol === 'wss:' ? ['https:', 'wss:'] : [protocol];
  return schemes.map((scheme) => `${scheme}//${hostname}/*`);
}
