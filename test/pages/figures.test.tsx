/** Every figure that a built page states is the core's: for each service, preset and tier, in both browsers. */
import { world } from '../platform/fake-browser.ts';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { costOf, presetCosts } from '../../src/core/schedule/budget.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { FirstRun } from '../../src/popup/first-run.tsx';
import { defaultSettings, originsOf, services, watch } from '../../src/services/index.ts';
import { built } from '../built.ts';
import { draw } from '../options/draw.tsx';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';
import { open } from './open.ts';
import type { Browser } from '../../src/core/model/terms.ts';
import type { Sight } from '../../src/core/model/watch.ts';
import { hidesErrors } from '../../src/core/model/capability.ts';

const folder = built();

/** One by one, and those that Wasl starts with. */
const CHOICES = [...services.map(({ id }) => [id]), defaultSettings.services.map(({ id }) => id)];
const TIERS = ['basic', 'detailed'] as const;
const CASES = CHOICES.flatMap((chosen) => TIERS.map((tier) => ({ chosen, tier })));

/** No preset's own. */
const EVERY_MS = 90_000;

type Chosen = (typeof CASES)[number];

const settingsOf = ({ chosen }: Chosen): Settings => ({
  ...defaultSettings,
  services: chosen.map((id) => ({ id })),
});

function sightOf(browser: Browser, { chosen, tier }: Chosen): Sight {
  const isDetailed = tier === 'detailed';
  return {
    browser,
    granted: isDetailed ? [...chosen, 'control'] : [],
    seesLayers: isDetailed,
    socketsAreAnonymous: isDetailed || browser === 'chromium',
  };
}

/** The browser now holds these settings, and grants what the tier takes. */
function put(settings: Settings, { granted, seesLayers, socketsAreAnonymous }: Sight): void {
  const origins = originsOf(settings);
  world.stored = { [SETTINGS]: settings };
  world.granted = {
    permissions: seesLayers ? ['webRequest'] : [],
    origins: granted.flatMap((id) => origins[id]!),
  };
  world.sessionRules = socketsAreAnonymous ? [{ id: 1, condition: {} }] : [];
}

/** What is read there, with spaces as on the screen. */
const read = (selector: string): string =>
  document.querySelector(selector)!.textContent.replace(/\s+/g, ' ').trim();

const PACE = '.choices[role=radiogroup]';

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  it('the settings state what the core keeps', async () => {
    const stated: Record<string, string> = {};
    const kept: typeof stated = {};
    const each = CASES.map((one) => {
      const settings = { ...settingsOf(one), isStarted: true, everyMs: EVERY_MS };
      return { name: `${one.chosen} ${one.tier}`, settings, sight: sightOf(browser, one) };
    });
    put(each[0]!.settings, each[0]!.sight);
    const again = await open(folder, browser, 'options/index.js');
    for (const { name, settings, sight } of each) {
      put(settings, sight);
      await again();
      stated[name] = `${read(PACE)} ${read('[data-interval]')}`;
    }
    for (const { name, settings, sight } of each) {
      const now = watch(settings, sight);
      const prices = { costs: presetCosts(now), wished: costOf(now), hidesErrors: hidesErrors(now) };
      const drawn = draw({ settings, ...prices });
      kept[name] = `${drawn.text(PACE)} ${drawn.text('[data-interval]')}`;
    }
    expect(stated).toEqual(kept);
  });

  it('the first run states the same', async () => {
    const stated: Record<string, string> = {};
    const kept: typeof stated = {};
    put(defaultSettings, sightOf(browser, CASES[0]!));
    const again = await open(folder, browser, 'popup/index.js');
    for (const one of CASES) {
      put(settingsOf(one), sightOf(browser, one));
      await again();
      stated[`${one.chosen} ${one.tier}`] = read('.presets');
    }
    for (const one of CASES) {
      const now = watch(settingsOf(one), sightOf(browser, one));
      const drawn = render(
        <FirstRun
          watch={now}
          browser="en"
          where={{ zone: 'UTC', languages: [] }}
          words={wordsFor('en')}
          actions={{} as never}
        />,
      );
      kept[`${one.chosen} ${one.tier}`] = drawn.text('.presets');
    }
    expect(stated).toEqual(kept);
  });
});
