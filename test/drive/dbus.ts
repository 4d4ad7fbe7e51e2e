/** As much of D-Bus as notifications take (D-Bus Specification, "Message Protocol"): little-endian, texts and whole numbers. */

export const CALL = 1;
export const RETURN = 2;
export const ERROR = 3;
export const SIGNAL = 4;

/** Codes of the header's fields; all but some are texts. */
const FIELDS = {
  path: 1,
  interface: 2,
  member: 3,
  error: 4,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};
const TYPES: Readonly<Record<string, string>> = { path: 'o', replyTo: 'u', signature: 'g' };

export interface Message {
  type: number;
  serial: number;
  fields: Partial<Record<keyof typeof FIELDS, string | number>>;
  /** Texts, whole numbers and lists of texts: `s`, `u` and `as`; `signature` has to say the same. */
  body?: readonly (string | number | readonly string[])[];
}

/** Every value begins at a multiple of its own size, counted from the beginning of the message. */
class Writer {
  length = 0;
  private readonly parts: Buffer[] = [];

  add(bytes: Buffer): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }
  align(to: number): void {
    this.add(Buffer.alloc((to - (this.length % to)) % to));
  }
  number(value: number): void {
    this.align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.add(bytes);
  }
  text(value: string): void {
    this.number(Buffer.byteLength(value));
    this.add(Buffer.from(`${value}\0`));
  }
  signature(value: string): void {
    this.add(Buffer.from([value.length, ...Buffer.from(value), 0]));
  }
  list(values: readonly string[]): void {
    const inside = new Writer();
    for (const value of values) inside.text(value);
    this.number(inside.length);
    this.add(inside.bytes());
  }
  bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}

export function encode({ type, serial, fields, body = [] }: Message): Buffer {
  const inside = new Writer();
  for (const value of body)
    if (typeof value === 'string') inside.text(value);
    else if (typeof value === 'number') inside.number(value);
    else inside.list(value);
  const header = new Writer();
  for (const [name, value] of Object.entries(fields)) {
    const kind = TYPES[name] ?? 's';
    header.align(8);
    header.add(Buffer.from([FIELDS[name as keyof typeof FIELDS]]));
    header.signature(kind);
    if (kind === 'u') header.number(value as number);
    else if (kind === 'g') header.signature(value as string);
    else header.text(value as string);
  }
  const whole = new Writer();
  whole.add(Buffer.from(['l'.charCodeAt(0), type, 0, 1]));
  whole.number(inside.length);
  whole.number(serial);
  whole.number(header.length);
  whole.add(header.bytes());
  whole.align(8);
  whole.add(inside.bytes());
  return whole.bytes();
}

/** Reads texts and numbers one after the other. */
export class Reader {
  at: number;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer, from = 0) {
    this.bytes = bytes;
    this.at = from;
  }
  align(to: number): void {
    this.at += (to - (this.at % to)) % to;
  }
  byte(): number {
    return this.bytes[this.at++]!;
  }
  number(): number {
    this.align(4);
    this.at += 4;
    return this.bytes.readUInt32LE(this.at - 4);
  }
  text(): string {
    return this.take(this.number());
  }
  signature(): string {
    return this.take(this.byte());
  }
  private take(length: number): string {
    const text = this.bytes.toString('utf8', this.at, this.at + length);
    this.at += length + 1;
    return text;
  }
}

export interface Received {
  type: number;
  serial: number;
  member: string;
  interface: string;
  body: Reader;
}

/** The first message in the bytes and how long it is; `undefined` while it has not come whole. */
export function decode(bytes: Buffer): { message: Received; length: number } | undefined {
  if (bytes.length < 16) return undefined;
  const fieldsLength = bytes.readUInt32LE(12);
  const bodyAt = 16 + Math.ceil(fieldsLength / 8) * 8;
  const length = bodyAt + bytes.readUInt32LE(4);
  if (bytes.length < length) return undefined;
  const found: Record<number, string | number> = {};
  const reader = new Reader(bytes, 16);
  while (reader.at < 16 + fieldsLength) {
    reader.align(8);
    const code = reader.byte();
    const kind = reader.signature();
    found[code] = kind === 'u' ? reader.number() : kind === 'g' ? reader.signature() : reader.text();
  }
  return {
    length,
    message: {
      type: bytes[1]!,
      serial: bytes.readUInt32LE(8),
      member: String(found[FIELDS.member]),
      interface: String(found[FIELDS.interface]),
      body: new Reader(bytes.subarray(bodyAt, length)),
    },
  };
}
