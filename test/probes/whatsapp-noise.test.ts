import { describe, expect, it } from 'vitest';
import { firstFrame, readServerHello, whatsappNoise } from '../../src/probes/whatsapp-noise.ts';
import { nodeNet } from '../peers/net.ts';
import { serve } from '../peers/serve.ts';
import { answerClientHello } from '../peers/whatsapp.ts';

const ephemeral = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const alive = { grade: 2, detail: 'ServerHello' };
const no = { failure: 'no-protocol' };

it('opens with the published first frame', () => {
  expect(Buffer.from(firstFrame(ephemeral)).toString('hex')).toBe(
    '5741060300002412220a200102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20',
  );
});

describe('the ServerHello', () => {
  const hello = () => answerClientHello(firstFrame(ephemeral)) ?? Buffer.alloc(0);

  it('is believed when whole, whatever follows it', () => {
    expect([readServerHello(hello()), readServerHello(Buffer.concat([hello(), hello()]))]).toEqual([
      alive,
      alive,
    ]);
  });

  it('is waited for while it is not whole', () => {
    const frame = hello();
    const early = [0, 2, 3, 50, frame.length - 1].map((length) => readServerHello(frame.subarray(0, length)));
    expect(early).toEqual(early.map(() => undefined));
  });

  it.each([
    ['a ClientHello', (frame: Buffer) => frame.fill(0x12, 3, 4)],
    ['a short key', (frame: Buffer) => frame.fill(31, 7, 8)],
    ['no fields', (frame: Buffer) => frame.fill(0xff, 3)],
    ['an empty message', () => Buffer.alloc(3)],
    ['a length above any', () => Buffer.of(0xff, 0xff, 0xff)],
    ['a web page', () => Buffer.from('<html>Please sign in</html>')],
  ])('is not seen in %s', (_, change) => {
    expect(readServerHello(change(hello()) as Uint8Array)).toEqual(no);
  });
});

describe('the probe', () => {
  it('ends with the ServerHello and says nothing more', async () => {
    let heard = 0;
    let over = () => {};
    const closed = new Promise<void>((resolve) => (over = resolve));
    const served = await serve({
      socket(socket) {
        socket.on('close', over);
        socket.on('message', (first) => {
          heard += 1;
          const frame = answerClientHello(first as Buffer) ?? Buffer.alloc(0);
          socket.send(frame.subarray(0, 40));
          socket.send(frame.subarray(40));
        });
      },
    });
    const url = `${served.socket}/ws/chat`;
    const outcome = await whatsappNoise({ kind: 'whatsapp-noise', url }, nodeNet());
    await closed;
    expect({ outcome, heard }).toEqual({ outcome: alive, heard: 1 });
  });
});
