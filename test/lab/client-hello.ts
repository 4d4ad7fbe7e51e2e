/** What the first message of a TLS connection says in the clear (RFC 8446, section 4.1.2). */

export interface ClientHello {
  /** Extension `server_name`, RFC 6066. */
  serverName?: string;
  /** Extension `application_layer_protocol_negotiation`, RFC 7301, in the client's order. */
  protocols: readonly string[];
}

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;
const ALPN = 16;

/** Reads the first record of a connection; nothing where it is not a ClientHello, or where the extensions did not arrive with it. */
export function readClientHello(bytes: Buffer): ClientHello {
  const hello: ClientHello = { protocols: [] };
  if (bytes[0] !== HANDSHAKE || bytes[5] !== CLIENT_HELLO) return hello;
  try {
    // Record header, handshake header, version, random.
    let at = 5 + 4 + 2 + 32;
    at += 1 + bytes.readUInt8(at);
    at += 2 + bytes.readUInt16BE(at);
    at += 1 + bytes.readUInt8(at);
    const end = at + 2 + bytes.readUInt16BE(at);
    for (at += 2; at < end;) {
      const type = bytes.readUInt16BE(at);
      const length = bytes.readUInt16BE(at + 2);
      const body = bytes.subarray(at + 4, at + 4 + length);
      if (type === SERVER_NAME) hello.serverName = body.toString('latin1', 5, 5 + body.readUInt16BE(3));
      if (type === ALPN) hello.protocols = readNames(body);
      at += 4 + length;
    }
  } catch (error) {
    // A hello that came in parts; what was read so far is kept.
    if (!(error instanceof RangeError)) throw error;
  }
  return hello;
}

function readNames(body: Buffer): string[] {
  const names: string[] = [];
  for (let at = 2; at < body.length; at += 1 + body.readUInt8(at)) {
    names.push(body.toString('latin1', at + 1, at + 1 + body.readUInt8(at)));
  }
  return names;
}
