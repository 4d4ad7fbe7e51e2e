/** The country, the sources and their opinions in a scenario file: read, and refused where they say nothing that can be. */
import { describe, expect, it } from 'vitest';
import { parseScenario, ScenarioError } from './scenario.ts';

const parse = (more: object) =>
  parseScenario(
    JSON.stringify({
      ...{ name: 'a night', seed: 7, startAt: '2026-11-22T21:00:00Z', duration: 600, events: [] },
      ...more,
    }),
    'night.json',
    ['whatsapp'],
  );

function complaint(more: object): string {
  try {
    parse(more);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'no complaint';
}

const withOpinion = (more: object) => ({ opinions: [{ from: 1, source: 'crowd', says: 'up', ...more }] });

describe('a scenario', () => {
  it('keeps the country, the sources and what they say', () => {
    const said = {
      country: 'IQ',
      sources: ['operator', 'crowd'],
      opinions: [
        { from: 36, to: 108, source: 'operator', service: 'whatsapp', function: 'messages', says: 'trouble' },
        { from: 37, source: 'crowd', service: 'whatsapp', says: 'trouble', count: 212, ageSeconds: 60 },
        { from: 36, source: 'remote', service: 'whatsapp', host: 'wa.me', says: 'up', place: 'DE' },
        { from: 36, source: 'country', says: 'trouble' },
      ],
    };
    expect(parse(said)).toMatchObject(said);
    expect(Object.keys(parse({}))).not.toEqual(expect.arrayContaining(['country']));
  });

  it.each([
    [{ country: 'iq' }, '"country" must be a country’s two letters, such as "IQ", not "iq"'],
    [{ country: 'XX' }, 'unknown country "XX"'],
    [{ sources: ['rumour'] }, '"sources" must be "operator", "crowd", "remote"'],
    [{ sources: ['crowd', 'crowd'] }, '"sources" must be a list that names each source once'],
    [withOpinion({ source: 'rumour' }), '"source" must be "operator", "crowd", "remote"'],
    [withOpinion({ says: 'down' }), '"says" must be "up", "trouble", "unknown", not "down"'],
    [withOpinion({ service: 'nobody' }), 'unknown service "nobody"'],
    [withOpinion({ to: 1 }), '"to" must be after "from", not 1'],
    [withOpinion({ count: 1.5 }), '"count" must be a whole number, not 1.5'],
    [withOpinion({ place: 'Germany' }), '"place" must be a country’s two letters'],
    [withOpinion({ colour: 'red' }), 'unknown key "colour"'],
    [{ colour: 'red' }, 'unknown key "colour"'],
  ])('%j is refused', (more, expected) => {
    expect(complaint(more)).toContain(expected);
  });
});
