/** Reads the pixels of a PNG as Chromium writes them (PNG specification, 3rd edition: 8 bits, colour types 2 and 6, not interlaced). */
import { inflateSync } from 'node:zlib';

export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue and opacity of a pixel, each from 0 to 255. */
  at(x: number, y: number): readonly [number, number, number, number];
}

export function readPng(file: Buffer): Pixels {
  const chunks: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      chunks.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const bytes = file[25] === 6 ? 4 : 3;
  const packed = inflateSync(Buffer.concat(chunks));
  const line = width * bytes;
  const pixels = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (line + 1)]!;
    for (let x = 0; x < line; x++) {
      const left = x < bytes ? 0 : pixels[y * line + x - bytes]!;
      const above = y === 0 ? 0 : pixels[(y - 1) * line + x]!;
      const corner = x < bytes || y === 0 ? 0 : pixels[(y - 1) * line + x - bytes]!;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!;
      pixels[y * line + x] = packed[y * (line + 1) + 1 + x]! + guess;
    }
  }
  const at = (x: number, y: number) => {
    const [red, green, blue, opacity = 255] = pixels.subarray((y * width + x) * bytes).subarray(0, bytes);
    return [red!, green!, blue!, opacity] as const;
  };
  return { width, height, at };
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) =>
    Math.abs(left + above - corner - one),
  );
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
  return toAbove! <= toCorner! ? above : corner;
}
