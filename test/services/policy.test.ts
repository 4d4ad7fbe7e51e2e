/** What an organisation's policy says, whatever stands in it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCKABLE, policyFrom } from '../../src/services/policy.ts';

/** The example for Firefox, below the add-on's id. */
const { policies } = JSON.parse(
  readFileSync(new URL('../../docs/fleet/firefox.json', import.meta.url), 'utf8'),
) as { policies: { '3rdparty': { Extensions: Record<string, Record<string, unknown>> } } };
const example = policies['3rdparty'].Extensions['wasl@wasl']!;
const problemsOf = (stored: unknown) =>
  policyFrom(stored).problems.map(({ place, wanted }) => `${place.join('.')} ${wanted}`);
const chat = {
  id: 'own-managed--newsroom-chat',
  name: 'Newsroom chat',
  kind: 'mattermost',
  url: 'https://chat.example.org/api/v4/system/ping',
  openUrl: 'https://chat.example.org/',
};

describe('a policy', () => {
  it('is read whole', () => {
    const { policy, problems } = policyFrom(example);
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      organisation: 'Example Newsroom',
      services: ['whatsapp', 'signal', 'telegram'],
      ownServices: [chat, { name: 'Upload desk', kind: 'http', openUrl: 'https://upload.example.org/' }],
      preset: 'normal',
      quietHours: { days: [0, 5, 6], fromMinute: 1320, untilMinute: 420 },
      fallbacks: { whatsapp: 'signal', [chat.id]: 'signal' },
      sources: ['operator'],
      locked: ['services', 'ownServices', 'fallbacks', 'sources'],
    });
  });

  it('says nothing where there is none', () => {
    expect(policyFrom({})).toEqual({ policy: {}, problems: [] });
  });

  it.each([
    ['services', ['whatsapp', 'whatsup'], 'services.1 word'],
    ['services', 'whatsapp', 'services list'],
    ['services', [], 'services missing'],
    ['preset', 'fast', 'preset word'],
    ['quietHours', { from: '25:00', until: '07:00' }, 'quietHours.from word'],
    ['fallbacks', { whatsapp: 'nobody' }, 'fallbacks.whatsapp word'],
    ['fallbacks', { whatsapp: 'whatsapp' }, 'fallbacks.whatsapp word'],
    ['sources', ['gossip'], 'sources.0 word'],
    ['locked', ['services', 'everything'], 'locked.1 word'],
    ['isStarted', true, 'isStarted word'],
    ['permissions', ['webRequest'], 'permissions word'],
    ['hosts', ['https://*/*'], 'hosts word'],
    ['ownServices', [{ name: 'Chat', url: 'http://chat.example.org/' }], 'ownServices.0 word'],
    ['ownServices', [{ name: 'Chat', url: 'https://localhost/' }], 'ownServices.0 word'],
    ['ownServices', [{ name: 'Chat', url: 'https://chat.example.org/', kind: 'ftp' }], 'ownServices.0 word'],
    ['ownServices', [{ url: 'https://chat.example.org/' }], 'ownServices.0.name missing'],
    ['collector', { url: 'http://otel.example.org/v1/metrics', services: ['signal'] }, 'collector.url word'],
    ['collector', { url: 'https://me:secret@otel.example.org/', services: ['signal'] }, 'collector.url word'],
    ['collector', { url: 'https://otel.example.org/', services: ['own-mine'] }, 'collector.services.0 word'],
    [
      'collector',
      { url: 'https://otel.example.org/', services: ['signal'], headers: { Cookie: 'a=b' } },
      'collector.headers.Cookie word',
    ],
  ])('with a wrong %s (%j) says so, and keeps the rest', (key, value, problem) => {
    const { policy, problems } = policyFrom({ ...example, [key]: value });
    expect(problems.map(({ place, wanted }) => `${place.join('.')} ${wanted}`)).toContain(problem);
    const { policy: whole } = policyFrom(example);
    for (const other of ['organisation', 'services', 'preset', 'quietHours', 'sources'] as const)
      if (other !== key) expect(policy[other]).toEqual(whole[other]);
  });

  it('locks nothing that it does not say', () => {
    expect(problemsOf({ locked: ['preset'] })).toEqual(['preset missing']);
    expect(policyFrom({ locked: ['preset'] }).policy).toEqual({});
    expect(policyFrom({ preset: 'fast', locked: ['preset'] }).policy).toEqual({});
  });

  it('calls no service of its own as one of the catalogue', () => {
    const own = [{ name: 'WhatsApp', url: 'https://chat.example.org/' }];
    expect(policyFrom({ ownServices: own }).policy.ownServices).toMatchObject([{ name: 'chat.example.org' }]);
  });

  it('names a collector and who goes there', () => {
    const collector = {
      url: 'https://otel.example.org/v1/metrics',
      services: ['signal', 'Newsroom chat'],
      instance: 'desk-7',
      headers: { Authorization: 'Bearer abc' },
    };
    expect(policyFrom({ ...example, collector }).policy.collector).toEqual({
      ...collector,
      services: ['signal', chat.id],
    });
  });

  it('says what it likes without harm', () => {
    const keys = fc.constantFrom(
      ...LOCKABLE,
      'organisation',
      'locked',
      'collector',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(keys, fc.anything())), (stored) => {
        const { policy } = policyFrom(stored);
        for (const key of policy.locked ?? []) expect(policy).toHaveProperty(key);
        expect(policy.collector?.url ?? 'https:').toMatch(/^https:/);
      }),
    );
  });
});
