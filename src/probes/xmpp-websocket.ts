/**
 * XMPP over a WebSocket (RFC 7395): `<open/>` to the domain, the server's `<open/>` and its features, `<close/>`.
 * No authentication is begun.
 */
import type { Probe } from '../core/model/service.ts';
import { converse } from './converse.ts';
import type { Net, Outcome } from './net.ts';
import { escapeXml, readStartTag } from './xml.ts';

/** RFC 7395 section 3.3.2. */
const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing';
/** RFC 6120 section 4.8.1. */
const STREAMS = 'http://etherx.jabber.org/streams';
/** Refusals that are about where we ask or how often, from a server that speaks the protocol (RFC 6120 section 4.9.3). */
const ALIVE_ERRORS = ['see-other-host', 'policy-violation'];

export interface XmppWebsocketProbe extends Probe {
  kind: 'xmpp-websocket';
  /** The domain that is asked for; the host of the address where left out. */
  domain?: string;
}

export function xmppWebsocket({ url, domain }: XmppWebsocketProbe, net: Net): Promise<Outcome> {
  let isStreamOpen = false;
  return converse(url, net, {
    subprotocol: 'xmpp',
    greeting: openFrame(domain ?? new URL(url).hostname),
    hear(message) {
      const what = typeof message === 'string' ? readXmpp(message, isStreamOpen) : 'other';
      if (what !== 'open') return outcomeOf(what);
      isStreamOpen = true;
      return undefined;
    },
    farewell: `<close xmlns="${FRAMING}"/>`,
  });
}

export function openFrame(domain: string): string {
  return `<open xmlns="${FRAMING}" to="${escapeXml(domain)}" version="1.0"/>`;
}

export type XmppMessage = 'open' | 'features' | 'redirect' | 'other' | { error: string };

/** Reads one message, which RFC 7395 section 3.2 makes one whole XML element. */
export function readXmpp(text: string, isStreamOpen: boolean): XmppMessage {
  const tag = readStartTag(text);
  if (!tag) return 'other';
  if (tag.namespace === FRAMING && tag.name === 'close' && tag.attributes.has('see-other-uri'))
    return 'redirect';
  if (!isStreamOpen) return tag.namespace === FRAMING && tag.name === 'open' ? 'open' : 'other';
  if (tag.namespace !== STREAMS) return 'other';
  if (tag.name === 'features') return 'features';
  return tag.name === 'error' ? { error: readStartTag(tag.rest)?.name ?? 'unknown' } : 'other';
}

function outcomeOf(what: Exclude<XmppMessage, 'open'>): Outcome {
  if (what === 'features') return { grade: 2, detail: 'open, features' };
  if (what === 'redirect') return { grade: 2, detail: 'see-other-uri' };
  if (what === 'other') return { failure: 'no-protocol' };
  const detail = `stream error ${what.error}`;
  return ALIVE_ERRORS.includes(what.error) ? { grade: 2, detail } : { failure: 'no-protocol', detail };
}
