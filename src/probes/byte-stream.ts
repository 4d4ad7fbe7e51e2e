/** Bytes that come in pieces: WebSocket frames are no message borders in MTProto and Noise. */

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Adds a piece and returns the stream so far; `undefined` once it is longer than `maxBytes`. */
export function byteStream(maxBytes: number): (piece: Uint8Array) => Uint8Array | undefined {
  let stream = new Uint8Array();
  return (piece) => {
    if (stream.length + piece.length > maxBytes) return undefined;
    stream = concat(stream, piece);
    return stream;
  };
}
