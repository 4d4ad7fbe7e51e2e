/** The settings under a policy: what it locks, what it only begins with, and what is left of it when it goes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { chosen, defaultSettings } from '../../src/services/index.ts';
import { managedDocument, managedFrom } from '../../src/services/managed-document.ts';
import { isManagedId } from '../../src/services/managed-id.ts';
import { NOTHING_DONE, underPolicy, type Undo } from '../../src/services/managed.ts';
import { policyFrom, type Policy } from '../../src/services/policy.ts';
import { settingsFrom } from '../../src/services/settings.ts';
import { anyPolicy, anySettings } from './any-policy.ts';

const NOW = 1_796_000_000_000;
/** As it comes back from storage. */
const read = (settings: Settings) => settingsFrom(JSON.parse(JSON.stringify(settings))).settings;
const stored = (policy: Policy, undo: Undo): Undo => {
  const document = managedDocument(policy, [], undo);
  return managedFrom(JSON.parse(JSON.stringify(document)))?.undo ?? NOTHING_DONE;
};

function under(settings: Settings, policy: Policy, before = NOTHING_DONE) {
  const made = underPolicy(settings, policy, before, NOW);
  return { settings: read(made.settings), undo: stored(policy, made.undo) };
}
const written = (policy: object) => policyFrom(policy).policy;
const person: Settings = read({
  ...defaultSettings,
  ...{ isStarted: true, startedAt: 5, preset: 'watchful', everyMs: 60_000, sources: ['crowd'] },
  services: [{ id: 'signal', name: 'Family', fallback: 'telegram' }, { id: 'zoom' }],
});

describe('under a policy', () => {
  it('what is locked stands in place of what the person had, and comes back', () => {
    const policy = written({
      ...{
        services: ['whatsapp', 'signal'],
        preset: 'saver',
        sources: [],
        fallbacks: { signal: 'whatsapp' },
      },
      locked: ['services', 'preset', 'sources', 'fallbacks'],
    });
    const { settings, undo } = under(person, policy);
    expect(settings).toMatchObject({
      services: [{ id: 'whatsapp' }, { id: 'signal', name: 'Family', fallback: 'whatsapp' }],
      ...{ preset: 'saver', sources: [], isStarted: true },
    });
    expect(settings).not.toHaveProperty('everyMs');
    expect(under(settings, {}, undo).settings).toEqual(person);
  });

  it('a pause and a name given meanwhile stay', () => {
    const policy = written({ services: ['whatsapp', 'signal'], locked: ['services'] });
    const { settings, undo } = under(person, policy);
    const services = settings.services.map((one) => ({ ...one, isPaused: true }));
    const later = under({ ...settings, services }, policy, undo);
    expect(later.settings.services).toMatchObject([{ isPaused: true }, { isPaused: true, name: 'Family' }]);
    expect(under(later.settings, {}, later.undo).settings.services).toMatchObject([
      { id: 'signal', isPaused: true },
      { id: 'zoom' },
    ]);
  });

  it('nobody is contacted by defaults before the person has chosen, and the choice is theirs', () => {
    const policy = written({ services: ['whatsapp', 'threema'], sources: ['operator'], preset: 'saver' });
    const { settings, undo } = under(defaultSettings, policy);
    expect(settings).toMatchObject({
      ...{ isStarted: false, preset: 'saver', sources: ['operator'] },
      services: [{ id: 'whatsapp' }, { id: 'threema' }],
    });
    const picked: Settings = { ...settings, isStarted: true, services: [{ id: 'signal' }], preset: 'normal' };
    // The person wants what the program begins with too: then the default comes again, as anybody's would who never chose.
    expect(under({ ...picked, preset: 'watchful' }, policy, undo).settings).toMatchObject({
      ...{ isStarted: true, preset: 'watchful', services: [{ id: 'signal' }] },
    });
    expect(under(person, policy).settings).toEqual(person);
  });

  it('its own services are asked by none but who may, and go with it', () => {
    const policy = written({
      ownServices: [{ name: 'Chat', url: 'https://chat.example.org/' }],
      locked: ['ownServices'],
    });
    const { settings, undo } = under(person, policy);
    expect(settings.custom).toMatchObject([{ id: 'own-managed--chat' }]);
    expect(settings.services.map(({ id }) => id)).toEqual(['signal', 'zoom', 'own-managed--chat']);
    const asked = (granted: string[]) => {
      const sight = { browser: 'chromium', granted, seesLayers: false, socketsAreAnonymous: true } as const;
      return chosen(settings, sight).find(({ id }) => id === 'own-managed--chat')!.endpoints.length;
    };
    expect([asked([]), asked(['own-managed--chat'])]).toEqual([0, 1]);
    expect(under(settings, {}, undo).settings).toEqual(person);
  });
});

it('where there is no policy nothing is stored of it', () => {
  const { undo } = underPolicy(person, {}, NOTHING_DONE, NOW);
  expect(managedFrom(managedDocument({}, [], undo))).toBeUndefined();
});

describe('under any policy', () => {
  it('what it locks is as it says, what it does not name is as the person has it', () => {
    fc.assert(
      fc.property(anySettings, anyPolicy, (settings, policy) => {
        const { settings: held } = under(settings, policy);
        const { locked = [] } = policy;
        for (const key of ['preset', 'quietHours', 'sources'] as const) {
          if (locked.includes(key)) expect(held[key]).toEqual(policy[key]);
          if (!(key in policy)) expect(held[key]).toEqual(settings[key]);
        }
        const ids = held.services.map(({ id }) => id);
        if (locked.includes('services'))
          expect(ids).toEqual([...policy.services!, ...(policy.ownServices ?? []).map(({ id }) => id)]);
        else expect(held.isStarted).toBe(settings.isStarted);
        if (!policy.services && !policy.ownServices)
          expect(ids).toEqual(settings.services.map(({ id }) => id));
        for (const key of ['country', 'capBytes', 'alerts', 'language', 'keep'] as const)
          expect(held[key]).toEqual(settings[key]);
        expect((held.custom ?? []).every(({ id }) => isManagedId(id))).toBe(true);
        expect(held.services.some(({ wantsDetailed }) => wantsDetailed)).toBe(false);
      }),
    );
  });

  it('nothing changes when it is read again, and all is as before when it goes, others before it included', () => {
    fc.assert(
      fc.property(anySettings, fc.array(anyPolicy, { minLength: 1, maxLength: 3 }), (settings, policies) => {
        let now = { settings, undo: NOTHING_DONE };
        for (const policy of policies) {
          now = under(now.settings, policy, now.undo);
          expect(under(now.settings, policy, now.undo)).toEqual(now);
        }
        expect(under(now.settings, {}, now.undo)).toEqual({ settings, undo: NOTHING_DONE });
      }),
    );
  });

  it('nobody who has started is asked anybody new without a lock', () => {
    fc.assert(
      fc.property(anySettings, anyPolicy, (settings, policy) => {
        const { locked: _locked, ...defaults } = policy;
        const started = { ...settings, isStarted: true };
        const { settings: held } = under(started, defaults);
        expect([held.services.map(({ id }) => id), held.sources]).toEqual([
          settings.services.map(({ id }) => id),
          settings.sources,
        ]);
      }),
    );
  });

  it('what is stored of it may be anything', () => {
    fc.assert(
      fc.property(fc.anything(), anySettings, anyPolicy, (damage, settings, policy) => {
        const undo = managedFrom(damage)?.undo ?? NOTHING_DONE;
        const whole = { locked: [], problems: [], undo: { own: damage, given: damage, fallbacks: damage } };
        for (const before of [undo, managedFrom(whole)?.undo ?? NOTHING_DONE])
          expect(settingsFrom(underPolicy(settings, policy, before, NOW).settings).lost).toEqual([]);
      }),
    );
  });
});
