/** What encryption rests on: the computer's clock, and who signs certificates. */
import { sentencesOf } from '../model/sentence.ts';
import { MINUTE_MS } from '../model/time.ts';
import type { CheckUpLook, LineFinding, Measured } from './measured.ts';

const say = sentencesOf('checkup');

/** As far apart as the clocks of one network may be for Kerberos (RFC 4120 section 8.2). */
const APART_MOST_MS = 5 * MINUTE_MS;

/** Of every neutral site; a browser says so only where it may be read. */
function areCertificatesRefused(looks: readonly CheckUpLook[]): boolean {
  const sites = looks.filter(({ asked }) => asked === 'site');
  return sites.length > 0 && sites.every(({ seen }) => seen.failure === 'certificate');
}

export function findClock({ behindMs, looks, at, browser, isReadable }: Measured): LineFinding {
  const topic = 'clock';
  const here = say('clock-here', { when: { time: at } });
  if (behindMs.length > 0) {
    const byMs = [...behindMs].sort((one, other) => one - other)[Math.floor(behindMs.length / 2)]!;
    const evidence = [say('clock-compared', { count: behindMs.length }), here];
    if (Math.abs(byMs) < APART_MOST_MS) return { topic, mark: 'good', says: say('clock-good'), evidence };
    const duration = { durationMs: Math.abs(byMs) };
    return {
      topic,
      mark: 'fault',
      says: say(byMs > 0 ? 'clock-behind' : 'clock-ahead', { duration }),
      evidence,
    };
  }
  const plain = looks.some(({ asked, seen }) => asked === 'plain' && seen.answered);
  if (plain && areCertificatesRefused(looks))
    return { topic, mark: 'fault', says: say('clock-certificates'), evidence: [here] };
  // In Firefox nothing that a server says can be read without permission, in Safari nothing at all.
  const isHidden = browser === 'firefox' && !isReadable;
  const why = isHidden ? 'unseen-permission' : 'unseen-silent';
  return { topic, mark: 'unseen', says: say(why), evidence: [here] };
}

/** How an observation has it: `run.ts` of the probes writes this. */
const SIGNED_BY = /signed by ([^;]+)/;

export function findGateway(measured: Measured): LineFinding {
  const { looks, seesSigners, browser } = measured;
  const topic = 'gateway';
  // Where the clock is right it is nothing but that.
  if (areCertificatesRefused(looks) && findClock(measured).mark === 'good')
    return { topic, mark: 'fault', says: say('gateway-refused'), evidence: [] };
  const signed = looks.flatMap(({ host, seen }) => {
    const signer = SIGNED_BY.exec(seen.detail ?? '')?.[1];
    return signer ? [{ host, signer }] : [];
  });
  if (signed.length > 0) {
    const signers = [...new Set(signed.map(({ signer }) => signer))];
    const hosts = [...new Set(signed.map(({ host }) => host))];
    const evidence = signers.map((signer) => say('gateway-signer', { signer, count: hosts.length }));
    return { topic, mark: 'note', says: say('gateway-there'), evidence };
  }
  if (!seesSigners) {
    const why = browser !== 'firefox' ? 'unseen-browser' : 'unseen-permission';
    return { topic, mark: 'unseen', says: say(why), evidence: [] };
  }
  const isHeard = looks.some(({ asked, seen }) => asked === 'site' && seen.answered);
  if (!isHeard) return { topic, mark: 'unseen', says: say('unseen-silent'), evidence: [] };
  return { topic, mark: 'good', says: say('gateway-none'), evidence: [] };
}
