import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  controls,
  countryServices,
  defaultSettings,
  firstChoice,
  hosts,
  originPatterns,
  resolvers,
  services,
  watch,
} from '../../src/services/index.ts';
import type { Endpoint, Source } from '../../src/services/service.ts';
import { checkUpHosts } from '../../src/services/check-up.ts';
import { domesticControls } from '../../src/services/domestic.ts';
import { ofCheckUp, ofControls, ofDomestic, ofResolvers, ofServices } from './sources.ts';

/** Those of the catalogue, and those that only somebody in their country can choose. */
const all = [...services, ...countryServices];

const SRC = new URL('../../src/', import.meta.url).pathname;
/** Files of the folder that are not a service. */
const OTHERS = [
  'catalogue',
  'check-up',
  'chosen',
  'controls',
  'countries',
  'custom',
  'domestic',
  'first-settings',
  'hashtag',
  'hosts',
  'imported-settings',
  'index',
  'likely',
  'look-alike',
  'managed',
  'managed-document',
  'managed-id',
  'named-server',
  'outgoing-document',
  'outline',
  'outline.data',
  'policy',
  'resolvers',
  'service',
  'settings',
  'status-pages',
  'time-zone',
  'typed',
];

/** One source for each address, and what says that it was not seen is marked so. */
function expectSources(sources: Readonly<Record<string, Source>>, addresses: readonly { id: string }[]) {
  expect(Object.keys(sources), 'Say in `sources` where each address comes from, in the same order.').toEqual(
    addresses.map(({ id }) => id),
  );
  for (const [id, { from, isUnverified }] of Object.entries(sources)) {
    expect(from, `${id}: say where the address comes from.`).not.toBe('');
    if (from.includes('unverified')) expect(isUnverified, `${id}: add isUnverified: true.`).toBe(true);
  }
}

const duplicates = (items: readonly string[]) => items.filter((item, i) => items.indexOf(item) !== i);

describe('the catalogue', () => {
  it('lists every file of the folder', () => {
    const files = readdirSync(`${SRC}services`).map((file) => file.replace(/\.ts$/, ''));
    const ids = all.map(({ id }) => id);
    expect(
      ids.toSorted(),
      'A service is one file src/services/<id>.ts and one line in src/services/catalogue.ts. Is the line missing, or is the id not the file’s name?',
    ).toEqual(files.filter((file) => !OTHERS.includes(file)).toSorted());
  });

  it('names each thing once', () => {
    const endpoints = all.flatMap((service) => service.endpoints);
    const ids = [...all, ...endpoints, ...controls, ...domesticControls].map(({ id }) => id);
    expect(duplicates(ids), 'Two things share an id: give one another.').toEqual([]);
    expect(duplicates(all.map(({ name }) => name)), 'Two services share a name.').toEqual([]);
    const urls = [...endpoints, ...controls, ...domesticControls].map(({ probe }) => probe.url);
    expect(duplicates(urls), 'An address is probed twice: one endpoint is enough.').toEqual([]);
  });

  it('ships no host of Session', () => {
    // Scanners take its seed hosts for the worm of GHSA-g7cv-rxg3-hmpx.
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(tsx?|json|html)$/.test(file),
    );
    const named = files.filter((file) =>
      /getsession\.(org|foundation)/i.test(readFileSync(`${SRC}${file}`, 'utf8')),
    );
    expect(named, 'Take the host names of Session out of these files, comments too.').toEqual([]);
  });

  it('starts with four of its services, told about and not yet contacted', () => {
    expect(firstChoice).toEqual(['whatsapp', 'telegram', 'signal', 'messenger']);
    expect(defaultSettings.services.map(({ id }) => id)).toEqual(firstChoice);
    expect(defaultSettings.isStarted).toBe(false);
  });
});

describe('an endpoint', () => {
  it('does not compile with an unknown kind, or without the parameters of its kind', () => {
    type Probe = Endpoint['probe'];
    expectTypeOf<{ kind: 'http'; url: string }>().toExtend<Probe>();
    expectTypeOf<{ kind: 'htpp'; url: string }>().not.toExtend<Probe>();
    expectTypeOf<{ kind: 'http' }>().not.toExtend<Probe>();
    expectTypeOf<{ kind: 'captive'; url: string }>().not.toExtend<Probe>();
    // Asked where nobody names the failure, it would call every good answer a failure.
    expectTypeOf<{ kind: 'own-authority'; url: string }>().not.toExtend<Probe>();
    expectTypeOf<{ kind: 'own-authority'; url: string; needsLayers: true }>().toExtend<Probe>();
  });
});

describe.each(all)('$id', (service) => {
  const { id, operator, url, endpoints } = service;

  it('says who it is and where each fact comes from', () => {
    expect(operator, 'Name the operator: services of one operator share their fate.').not.toBe('');
    expect(new URL(url).protocol, 'People open it over https.').toBe('https:');
    const sources = ofServices[id];
    expect(sources?.encryption, 'Say in `sources` where its encryption is described.').toMatch(/./);
    expectSources(sources?.endpoints ?? {}, endpoints);
  });

  it('has two to six endpoints of its own name, over TLS, on few hosts', () => {
    expect(endpoints.length, 'More than six cost too much, one alone proves too little.').toBeLessThanOrEqual(
      6,
    );
    expect(endpoints.length).toBeGreaterThanOrEqual(2);
    for (const { id: endpointId, probe } of endpoints) {
      expect(endpointId, `${endpointId}: an endpoint is called <service>/<name>.`).toMatch(
        new RegExp(`^${id}/[a-z-]+$`),
      );
      expect(probe.url, `${endpointId}: services are asked over https or wss only.`).toMatch(
        /^(https|wss):\/\//,
      );
      expect(new URL(probe.url).port, `${endpointId}: host permissions know no ports.`).toBe('');
    }
    expect(hosts(service).length).toBeLessThanOrEqual(6);
  });

  it('runs what always opens a connection at the slower pace', () => {
    for (const { id: endpointId, probe, pace } of endpoints) {
      const isNew = probe.url.startsWith('wss:') || probe.kind === 'own-authority';
      expect(pace, `${endpointId}: sockets and refused certificates are dear, nothing else is.`).toBe(
        isNew ? 'rare' : undefined,
      );
    }
  });

  it('asks for the hosts it contacts and no others', () => {
    for (const pattern of originPatterns(service)) {
      expect(pattern).toMatch(/^(https|wss):\/\/[a-z0-9.-]+\/\*$/);
    }
    const asked = originPatterns(service).map((pattern) => new URL(pattern.replace('/*', '/')).hostname);
    expect(new Set(asked)).toEqual(new Set(hosts(service)));
  });
});

describe('the controls', () => {
  const https = controls.filter(({ probe }) => probe.url.startsWith('https:'));

  it('are many, of unrelated operators, and three of them are plain http', () => {
    expect(https.length, 'At least six https controls are needed.').toBeGreaterThanOrEqual(6);
    const plain = controls.filter(({ probe }) => probe.kind === 'captive');
    expect(new Set(plain.map(({ operator }) => operator)).size).toBe(3);
    expect(controls.filter(({ probe }) => probe.url.startsWith('http:'))).toEqual(plain);
    for (const { id } of controls) expect(id).toMatch(/^control\/[a-z-]+$/);
  });

  it('say how sure their answers are, and so do the second resolvers and the sites of a country', () => {
    expectSources(ofControls, controls);
    expectSources(ofResolvers, resolvers);
    expectSources(
      ofCheckUp,
      checkUpHosts.filter(({ id }) => id.startsWith('check-up/')),
    );
    expectSources(ofDomestic, domesticControls);
  });

  it('come from five operators at least that run no service', () => {
    // Google and Microsoft run services too; their controls carry the very string of those services, so that the core sees it.
    const operators = new Set(services.map(({ operator }) => operator));
    const neutral = new Set(https.map(({ operator }) => operator).filter((name) => !operators.has(name)));
    expect(neutral.size, 'Add a control whose operator runs no service of ours.').toBeGreaterThanOrEqual(5);
    const near = [...operators].flatMap((name) => https.filter((control) => control.operator === name));
    expect(near.map(({ id }) => id).toSorted()).toEqual(['control/google', 'control/microsoft']);
  });

  it('share no host with a service', () => {
    const taken = all.flatMap(hosts);
    expect(controls.filter(({ probe }) => taken.includes(new URL(probe.url).hostname))).toEqual([]);
  });
});

describe('watch', () => {
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

  it('resolves the chosen services in the user’s order and leaves out what it does not know', () => {
    const chosen = ['signal', 'icq', 'whatsapp', 'signal'].map((id) => ({ id }));
    const seen = watch({ ...defaultSettings, services: chosen }, sight);
    expect(seen.services.map(({ id }) => id)).toEqual(['signal', 'whatsapp']);
    expect(seen.controls).toBe(controls);
  });
});

describe('originPatterns', () => {
  it('asks for both schemes of a socket and nothing of a broken endpoint', () => {
    const endpoints = [
      { probe: { kind: 'websocket', url: 'wss://socket.example/chat' } },
      { probe: { kind: 'http', url: 'https://socket.example/' } },
      { probe: { kind: 'http', url: 'https://gone.example/' }, brokenSince: '2026-01-01' },
    ];
    expect(originPatterns({ endpoints })).toEqual(['https://socket.example/*', 'wss://socket.example/*']);
    expect(hosts({ endpoints })).toEqual(['socket.example']);
  });
});
