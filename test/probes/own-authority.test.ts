/** What a host of its own authority shows, by what each browser says of it. */
import { describe, expect, it } from 'vitest';
import type { OwnAuthorityProbe } from '../../src/probes/own-authority.ts';
import { run } from '../../src/probes/run.ts';
import { NOW } from '../moment.ts';
import type { Browser } from '../../src/core/model/terms.ts';
import type { Observation } from '../../src/core/model/observation.ts';

const probe: OwnAuthorityProbe = {
  kind: 'own-authority',
  url: 'https://chat.example/',
  needsLayers: true,
};

/** The fetch fails, and the browser says this of it. */
function meet(code: string | undefined, browser: Browser = 'chromium'): Promise<Observation> {
  return see({ fetch: () => Promise.reject(new TypeError('Failed to fetch')), code, browser });
}

function see(world: { fetch: typeof fetch; code?: string | undefined; browser?: Browser; limitMs?: number }) {
  const { browser = 'chromium', limitMs = 5_000 } = world;
  const order = { endpoint: 'signal/chat', kind: probe.kind, tier: 'detailed', probe, limitMs } as const;
  return run(
    { ...order, isWarm: false },
    { browser, granted: ['signal'], seesLayers: true, socketsAreAnonymous: true },
    {
      fetch: world.fetch,
      WebSocket: undefined as unknown as typeof WebSocket,
      now: () => NOW,
      randomBytes: (length) => new Uint8Array(length),
      codeOf: async () => world.code,
    },
  );
}

const SENTENCE = 'شهادة الند منتهية الصلاحية.';

describe('own-authority', () => {
  it.each([
    ['chromium', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['firefox', 'Peer’s Certificate issuer is not recognized.'],
    // Firefox says of every certificate that it refuses no more than such a sentence.
    ['firefox', SENTENCE],
    ['firefox', 'SEC_ERROR_UNKNOWN_ISSUER'],
  ] as const)('reaches it where the authority is unknown (%s: %s)', async (browser, code) => {
    expect(await meet(code, browser)).toMatchObject({ answered: true, grade: 0, detail: code });
  });

  it.each([
    ['chromium', 'net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['chromium', 'net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
    ['chromium', 'net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['chromium', 'net::ERR_CONNECTION_RESET', 'reset'],
    ['chromium', 'net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['chromium', 'net::ERR_BLOCKED_BY_CLIENT', 'aborted'],
    ['chromium', 'net::ERR_FAILED', 'network'],
    ['firefox', 'SEC_ERROR_EXPIRED_CERTIFICATE', 'certificate'],
    ['firefox', 'NS_ERROR_NET_RESET', 'reset'],
    ['firefox', 'NS_ERROR_CONNECTION_REFUSED', 'refused'],
    ['firefox', 'NS_ERROR_UNKNOWN_HOST', 'dns'],
  ] as const)('fails like any other kind (%s: %s)', async (browser, code, failure) => {
    expect(await meet(code, browser)).toMatchObject({ answered: false, failure, grade: 0, detail: code });
  });

  it('measures nothing where the browser does not say why: it may have been the good answer', async () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      expect(await meet(undefined, browser)).toMatchObject({ answered: false, failure: 'aborted' });
    }
  });

  it.each([200, 404, 503])('takes an answer over HTTP for no more than an open way (%i)', async (status) => {
    const seen = await see({ fetch: async () => new Response(undefined, { status }) });
    expect(seen).toMatchObject({ answered: true, grade: 0, status });
  });

  it('ends at its limit', async () => {
    const hanging: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    const seen = await see({ fetch: hanging, code: 'net::ERR_ABORTED', limitMs: 50 });
    expect(seen).toMatchObject({ answered: false, failure: 'timeout' });
  });

  it('costs the handshake up to the certificate, however long ago the last one was', async () => {
    const refused = await meet('net::ERR_CERT_AUTHORITY_INVALID');
    const answered = await see({ fetch: async () => new Response(undefined, { status: 404 }) });
    expect(refused.sentBytes).toBeGreaterThan(0);
    expect(refused.receivedBytes).toBeLessThan(answered.receivedBytes);
    expect(refused.isWarm).toBe(false);
  });
});
