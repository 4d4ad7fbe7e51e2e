/** A question to a resolver and its answer in DNS wire format (RFC 1035, section 4), as DNS over HTTPS carries them (RFC 8484). */

/** Record types (RFC 1035, RFC 3596). */
const A = 1;
const AAAA = 28;
const HEADER_BYTES = 12;
/** The top two bits of a length: the rest of the name stands elsewhere. */
const POINTER = 0xc0;

export interface DnsMessage {
  /** 0 is success, 3 means that there is no such name. */
  code: number;
  name: string;
  addresses: readonly string[];
}

/** A question for the address of a name; its id is 0, so that answers can be cached (RFC 8484, section 4.1). */
export function dnsQuestion(name: string): Uint8Array {
  const labels = name.split('.').map((label) => new TextEncoder().encode(label));
  const body = labels.flatMap((label) => [label.length, ...label]);
  // Recursion desired; one question, of type A and class IN.
  return new Uint8Array([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...body, 0, 0, A, 0, 1]);
}

/** What an answer says, or `undefined` where it is none. Never reads outside, follows no pointer. */
export function readDnsMessage(bytes: Uint8Array): DnsMessage | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const flags = view.getUint16(2);
    const isAnswer = (flags & 0x8000) !== 0 && (flags & 0x0200) === 0;
    if (!isAnswer || view.getUint16(4) !== 1) return undefined;
    const asked = readName(view, HEADER_BYTES);
    let place = asked.end + 4;
    const addresses: string[] = [];
    for (let left = view.getUint16(6); left > 0; left -= 1) {
      place = readName(view, place).end;
      const type = view.getUint16(place);
      const length = view.getUint16(place + 8);
      place += 10;
      if (place + length > view.byteLength) return undefined;
      const data = bytes.subarray(place, place + length);
      if (type === A && length === 4) addresses.push(data.join('.'));
      if (type === AAAA && length === 16) addresses.push(ipv6(data));
      place += length;
    }
    return { code: flags & 0xf, name: asked.name, addresses };
  } catch {
    // A `DataView` throws where it is read beyond its end.
    return undefined;
  }
}

/** A name, and where what follows it begins. Of a name that goes on elsewhere only the beginning is read. */
function readName(view: DataView, from: number): { name: string; end: number } {
  const labels: string[] = [];
  for (let place = from; ;) {
    const length = view.getUint8(place);
    if (length === 0) return { name: labels.join('.'), end: place + 1 };
    if ((length & POINTER) === POINTER) return { name: labels.join('.'), end: place + 2 };
    const label = Array.from({ length }, (_, index) => view.getUint8(place + 1 + index));
    labels.push(String.fromCharCode(...label));
    place += 1 + length;
  }
}

const ipv6 = (bytes: Uint8Array): string =>
  Array.from({ length: 8 }, (_, index) =>
    ((bytes[2 * index]! << 8) | bytes[2 * index + 1]!).toString(16),
  ).join(':');
