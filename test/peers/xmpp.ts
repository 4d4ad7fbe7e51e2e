/** An XMPP server's side of the framing for WebSockets (RFC 7395), as far as its features. */
const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing';

/** The messages that answer one message, in order. */
export function answerXmpp(text: string, domain: string): string[] {
  if (text.startsWith('<open ')) {
    return [
      `<open xmlns='${FRAMING}' from='${domain}' id='reference' version='1.0' xml:lang='en'/>`,
      `<stream:features xmlns:stream='http://etherx.jabber.org/streams' xmlns='jabber:client'><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms></stream:features>`,
    ];
  }
  return text.startsWith('<close ') ? [`<close xmlns='${FRAMING}'/>`] : [];
}
