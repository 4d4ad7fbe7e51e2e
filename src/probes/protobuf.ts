/** As much of protobuf's wire format as a handshake needs. https://protobuf.dev/programming-guides/encoding/ */

const LENGTH_DELIMITED = 2;
/** Bytes of the two fixed-size wire types. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The length-delimited fields of a message by number, the last of each; `undefined` where the bytes are no message. */
export function readFields(message: Uint8Array): Map<number, Uint8Array> | undefined {
  const fields = new Map<number, Uint8Array>();
  let at = 0;

  /** A varint of at most 32 bits; longer ones are read over. */
  function varint(): number | undefined {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = message[at];
      if (byte === undefined) return undefined;
      at += 1;
      if (shift < 35) value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  }

  while (at < message.length) {
    const tag = varint();
    if (tag === undefined || tag >= 2 ** 32 || tag < 8) return undefined;
    const [number, type] = [Math.floor(tag / 8), tag % 8];
    if (type === 0) {
      if (varint() === undefined) return undefined;
      continue;
    }
    const length = type === LENGTH_DELIMITED ? varint() : FIXED[type];
    if (length === undefined || at + length > message.length) return undefined;
    if (type === LENGTH_DELIMITED) fields.set(number, message.subarray(at, at + length));
    at += length;
  }
  return fields;
}
