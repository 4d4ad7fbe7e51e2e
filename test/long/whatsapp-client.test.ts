/**
 * Our WhatsApp gateway, against a client library that nobody here wrote (npm `@whiskeysockets/baileys`): its Noise handler opens
 * what the gateway has sealed, and accepts the chain. It is installed apart from the project for the length of the test, because it
 * weighs 70 MB and names two packages by git addresses, which the overrides replace.
 */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../peers/daemon.ts';
import { answerClientHello } from '../peers/whatsapp.ts';
import { run } from '../setup/start-program.mjs';

const PACKAGE = '@whiskeysockets/baileys';
const manifest = {
  private: true,
  dependencies: { [PACKAGE]: '6.17.16' },
  overrides: { '@whiskeysockets/eslint-config': 'npm:noop@1.0.1', libsignal: 'npm:libsignal@6.0.0' },
};

let library: NodeJS.Require;
let remove = async () => {};
beforeAll(async () => {
  const [folder, removeFolder] = await temporaryFolder('baileys');
  remove = removeFolder;
  await writeFile(`${folder}/package.json`, JSON.stringify(manifest));
  const { status, stderr } = run('npm', ['install', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  library = createRequire(`${folder}/package.json`);
});
afterAll(() => remove());

it('gives it a ServerHello that it accepts', async () => {
  const { makeNoiseHandler } = library(`${PACKAGE}/lib/Utils/noise-handler.js`);
  const { Curve } = library(`${PACKAGE}/lib/Utils/crypto.js`);
  const { NOISE_WA_HEADER } = library(`${PACKAGE}/lib/Defaults/index.js`);
  const { HandshakeMessage } = library(`${PACKAGE}/WAProto/index.js`).proto;
  const logger: object = new Proxy({}, { get: (_, name) => (name === 'child' ? () => logger : () => {}) });

  const keyPair = Curve.generateKeyPair();
  const noise = makeNoiseHandler({ keyPair, NOISE_HEADER: NOISE_WA_HEADER, logger });
  const hello = HandshakeMessage.encode({ clientHello: { ephemeral: keyPair.public } }).finish();
  const answer = answerClientHello(noise.encodeFrame(hello));
  const frames: Uint8Array[] = [];
  await noise.decodeFrame(answer, (frame: Uint8Array) => frames.push(frame));
  const sealedKey = await noise.processHandshake(HandshakeMessage.decode(frames[0]), Curve.generateKeyPair());
  expect([frames.length, sealedKey.length]).toEqual([1, 48]);
});
