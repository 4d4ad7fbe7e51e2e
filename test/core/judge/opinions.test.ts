/** What others' opinions may say of a cause, and above all what they may not. */
import { describe, expect, it } from 'vitest';
import type { MeasuredHere } from '../../../src/core/judge/known-opinions.ts';
import { concludeWith } from '../../../src/core/judge/opinions.ts';
import {
  OPINION_RULES,
  SOURCE_KINDS,
  type AskedHere,
  type Opinion,
  type SourceKind,
} from '../../../src/core/model/opinion.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';

const HOST = 'web.whatsapp.com';
const socket: AskedHere = { host: HOST, way: 'protocol', serves: 'messages', failure: 'timeout' };
const page: AskedHere = { host: HOST, way: 'http', serves: 'website' };
const links: AskedHere = { host: 'wa.me', way: 'http', serves: 'website' };

/** WhatsApp is down for twenty minutes, nobody knows why: neither its gateway nor its website answers. */
const dark: MeasuredHere = {
  service: 'whatsapp',
  connection: 'online',
  status: 'down',
  cause: 'unclear',
  sinceAt: NOW - 20 * MINUTE,
  at: NOW,
  failing: [socket, { ...page, failure: 'timeout' }],
};
/** Its gateway alone is silent. */
const gateway: MeasuredHere = { ...dark, failing: [socket] };

const heard = (kind: SourceKind, says: Opinion['says'], more: Partial<Opinion> = {}): Opinion => ({
  source: kind,
  kind,
  service: 'whatsapp',
  says,
  at: NOW - MINUTE,
  heardAt: NOW - MINUTE,
  ...more,
});
const crowd = heard('crowd', 'trouble', { count: 212 });
const answered = (host: string, says: Opinion['says'] = 'up'): Opinion =>
  heard('remote', says, { host, way: 'http', places: ['DE', 'IN', 'BR'] });
const resolved = (host: string, says: Opinion['says']): Opinion =>
  heard('resolver', says, { host, way: 'name' });

/** `rule`, with the cause where there is one. */
function said(opinions: readonly Opinion[], here: MeasuredHere = dark): string {
  const { cause, rule } = concludeWith(opinions, here);
  return cause ? `${rule}: ${cause}` : rule;
}

describe('a gateway that is dead for all the world while its website answers', () => {
  it('is never called blocked because the website answers elsewhere too', () => {
    const everywhere = [answered(HOST), answered('wa.me'), resolved(HOST, 'up')];
    expect(said(everywhere, gateway)).toBe('nobody-knows');
    expect(said([...everywhere, crowd], gateway)).toBe('reported-too');
  });

  it('nor where the website was heard to fail by itself', () => {
    const failing = [socket, { ...page, failure: 'http-error' } as const];
    expect(said([answered(HOST)], { ...gateway, failing })).toBe('nobody-knows');
  });

  it('nor where another page alone fails here', () => {
    const failing = [socket, { ...links, failure: 'timeout' } as const];
    expect(said([answered('wa.me')], { ...gateway, failing })).toBe('nobody-knows');
  });
});

describe('a service of which nothing answers any more, all at once', () => {
  const failing = [{ ...socket, host: 'g.whatsapp.net' }, { ...page, failure: 'timeout' } as const];

  it('is told from a block by the one request that others can make', () => {
    const all = { ...dark, failing, isDark: true };
    expect(said([answered(HOST)], all)).toBe('answers-elsewhere: blocked');
    expect(said([answered(HOST, 'trouble')], all)).toBe('silent-elsewhere: service');
    expect(said([answered('wa.me')], all)).toBe('nobody-knows');
  });

  it('but not where something else of it answers here', () => {
    expect(said([answered(HOST)], { ...dark, failing })).toBe('nobody-knows');
  });
});

describe('a national block while the crowd shouts', () => {
  it('is never called an outage of the service', () => {
    expect(said([crowd])).toBe('reported-too');
    expect(said([crowd, answered(HOST)])).toBe('answers-elsewhere: blocked');
    const ooni = heard('country', 'trouble', { places: ['IQ'] });
    expect(said([crowd, ooni])).toBe('blocked-in-country: blocked');
    const friends = Array.from({ length: 5 }, (_, index) =>
      heard('friend', 'trouble', { source: `friend/${index}` }),
    );
    expect(said([crowd, ...friends])).toBe('reported-too');
  });

  it('nor where the gateway alone is silent here', () => {
    expect(said([crowd], gateway)).toBe('reported-too');
  });
});

describe('what was measured here', () => {
  it('is not overruled', () => {
    const all = [crowd, heard('operator', 'trouble'), answered(HOST)];
    expect(said(all, { ...dark, cause: 'blocked' })).toBe('measured-here');
    expect(said(all, { ...dark, status: 'up' })).toBe('reported-elsewhere');
    expect(said(all, { ...dark, status: 'reached' })).toBe('reported-elsewhere');
    expect(said([answered(HOST)], { ...dark, status: 'up' })).toBe('answers');
    expect(said(all, { ...dark, status: 'unknown' })).toBe('not-measured');
  });

  it('comes after the own line', () => {
    const cut = heard('country', 'trouble', { places: ['IQ'] });
    delete cut.service;
    const offline = { ...dark, status: 'unknown', cause: 'connection', connection: 'offline' } as const;
    expect(said([heard('operator', 'trouble')], offline)).toBe('not-measured');
    expect(said([cut], offline)).toBe('country-cut: connection');
    expect(said([cut], { ...offline, connection: 'captive' })).toBe('not-measured');
    // Who is online is not cut off, whatever the rest of the country is.
    expect(said([cut])).toBe('nobody-knows');
  });

  it('that fails in part takes an operator’s word alone', () => {
    const partly = { ...dark, status: 'degraded' } as const;
    expect(said([heard('country', 'trouble', { places: ['IQ'] }), answered(HOST)], partly)).toBe(
      'reported-too',
    );
    expect(said([answered(HOST)], partly)).toBe('nobody-knows');
    expect(said([heard('operator', 'trouble')], partly)).toBe('operator-says: service');
  });
});

describe('an operator', () => {
  it('speaks for the functions that it names', () => {
    expect(said([heard('operator', 'trouble')])).toBe('operator-says: service');
    expect(said([heard('operator', 'trouble', { serves: ['messages', 'media'] })])).toBe(
      'operator-says: service',
    );
    expect(said([heard('operator', 'trouble', { serves: ['media'] })])).toBe('reported-too');
    expect(said([heard('operator', 'trouble', { service: 'discord' })])).toBe('nobody-knows');
  });

  it('who says that all is well says nothing against what is seen here', () => {
    expect(said([heard('operator', 'up'), answered(HOST, 'trouble')])).toBe('silent-elsewhere: service');
  });

  it('and a measurement that says otherwise leave it open', () => {
    const ooni = heard('country', 'trouble', { places: ['IQ'] });
    expect(said([heard('operator', 'trouble'), ooni])).toBe('contradictory');
    expect(said([heard('operator', 'trouble'), answered(HOST)])).toBe('contradictory');
  });
});

describe('measurements', () => {
  it('of all the world tell an outage from a block', () => {
    expect(said([heard('country', 'trouble')])).toBe('fails-everywhere: service');
    expect(said([heard('country', 'up', { places: ['IQ'] })])).toBe('nobody-knows');
  });

  it('of the very same request count', () => {
    expect(said([answered(HOST, 'trouble')])).toBe('silent-elsewhere: service');
    expect(said([answered(HOST, 'trouble')], gateway)).toBe('nobody-knows');
    const api = { ...dark, failing: [{ ...page, serves: 'messages' } as const] };
    expect(said([answered(HOST)], api)).toBe('answers-elsewhere: blocked');
    expect(said([answered('wa.me')], api)).toBe('nobody-knows');
  });

  it('that disagree about a host say nothing of it', () => {
    const other = { ...answered(HOST, 'trouble'), source: 'remote/2' };
    expect(said([answered(HOST), other])).toBe('nobody-knows');
  });
});

describe('resolvers', () => {
  const lost: MeasuredHere = {
    ...dark,
    failing: [socket, { ...page, failure: 'dns' }],
  };

  it('find what the one here does not, or lose it too', () => {
    expect(said([resolved(HOST, 'up')], lost)).toBe('names-lost-here: blocked');
    expect(said([resolved(HOST, 'trouble')], lost)).toBe('names-gone-everywhere: service');
    expect(said([resolved(HOST, 'unknown')], lost)).toBe('nobody-knows');
  });

  it('keep for some minutes what is gone', () => {
    expect(said([resolved(HOST, 'up')], { ...lost, sinceAt: NOW - 4 * MINUTE })).toBe('nobody-knows');
  });

  it('know the name on any tier, but not how it was lost here', () => {
    expect(said([resolved(HOST, 'trouble')])).toBe('names-gone-everywhere: service');
    expect(said([resolved(HOST, 'up')])).toBe('nobody-knows');
  });

  it('have to know every host that fails', () => {
    const both = { ...lost, failing: [...lost.failing, { ...links, failure: 'dns' } as const] };
    expect(said([resolved(HOST, 'trouble')], both)).toBe('nobody-knows');
    expect(said([resolved(HOST, 'trouble'), resolved('wa.me', 'trouble')], both)).toBe(
      'names-gone-everywhere: service',
    );
  });
});

describe('the time of which a source speaks', () => {
  const operator = (at: number, heardAt = NOW) => [heard('operator', 'trouble', { at, heardAt })];

  it('is now', () => {
    expect(said(operator(NOW - 3 * HOUR))).toBe('operator-says: service');
    expect(said(operator(NOW - 3 * HOUR, NOW - HOUR))).toBe('nobody-knows');
    expect(said(operator(NOW - 15 * DAY))).toBe('nobody-knows');
    expect(said(operator(NOW + 4 * MINUTE))).toBe('operator-says: service');
    expect(said(operator(NOW + HOUR))).toBe('nobody-knows');
    expect(said(operator(NOW, NOW + HOUR))).toBe('nobody-knows');
  });

  it('is that of its latest word, even where that says nothing', () => {
    const before = heard('operator', 'trouble', { heardAt: NOW - 10 * MINUTE });
    expect(said([heard('operator', 'up'), before])).toBe('nobody-knows');
    expect(said([heard('operator', 'unknown'), before])).toBe('nobody-knows');
    expect(said([heard('operator', 'trouble'), { ...before, says: 'up' }])).toBe('operator-says: service');
  });
});

it('rests on the opinions it speaks of, and knows each rule by its name', () => {
  expect(concludeWith([crowd, answered(HOST)], dark).rests).toEqual([answered(HOST)]);
  expect(concludeWith([crowd], dark)).toEqual({ rule: 'reported-too', rests: [crowd] });
  expect(new Set(OPINION_RULES).size).toBe(OPINION_RULES.length);
});

it.each(['up', 'reached', 'unknown'] as const)('lets nobody turn red what is %s here', (status) => {
  const all = SOURCE_KINDS.map((kind) => heard(kind, 'trouble'));
  expect(concludeWith([...all, answered(HOST, 'trouble')], { ...dark, status }).cause).toBeUndefined();
});
