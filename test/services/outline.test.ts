/** The catalogue in outline gives the same answer as the catalogue. */
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import type { Sight } from '../../src/core/model/watch.ts';
import { view } from '../../src/core/view/view.ts';
import { allServices as services } from '../../src/services/catalogue.ts';
import { chosenIn, originsIn } from '../../src/services/chosen.ts';
import { outlines } from '../../src/services/outline.ts';
import { readState } from '../../src/ui/stored.ts';
import { tell } from '../gallery/stories.ts';
import { NOW } from '../moment.ts';

it('has whom each endpoint contacts, what it serves and what it takes to ask it, and nothing else of it', () => {
  const left = services.map(({ endpoints, ...service }) => ({
    ...service,
    endpoints: endpoints.map(({ id, serves, brokenSince, probe }) => ({
      ...{ id, serves, brokenSince },
      probe: { kind: '', url: new URL(probe.url).origin, needsLayers: 'needsLayers' in probe || undefined },
    })),
  }));
  expect(outlines).toEqual(left);
});

describe.each(['outage', 'blocked', 'degraded', 'forty'] as const)('in the night "%s"', (name) => {
  it.each(['chromium', 'firefox'] as const)('says the same in %s', async (browser) => {
    const stored = await tell(name, NOW);
    const settings = stored[SETTINGS] as Settings;
    const state = await readState(async (key) => stored[key]);
    const origins = originsIn(services, settings);
    expect(originsIn(outlines, settings)).toEqual(origins);
    for (const granted of [[], Object.keys(origins)]) {
      const sight: Sight = {
        ...{ browser, granted, seesLayers: granted.length > 0 },
        socketsAreAnonymous: browser === 'chromium',
      };
      const viewOf = (list: typeof outlines) =>
        view(state, { settings, services: chosenIn(list, settings, sight), sight }, NOW);
      expect(viewOf(outlines)).toEqual(viewOf(services));
    }
  });
});
