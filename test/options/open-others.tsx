/** The settings with their outside sources, over a browser that allows what a test says. */
import type { Settings } from '../../src/core/model/settings.ts';
import type { SourceGrant } from '../../src/core/model/watch.ts';
import { askingOthersOf } from '../../src/options/asking-others.ts';
import { aboutIn, leadToOthers } from '../../src/options/from-elsewhere.ts';
import { listingOf } from '../../src/options/listing.ts';
import { Options } from '../../src/options/options.tsx';
import { OthersSection } from '../../src/options/others-section.tsx';
import { known } from '../../src/services/index.ts';
import { vantageOrigins } from '../../src/vantages/index.ts';
import { costs, settings as firstSettings, spent } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

interface World {
  settings?: Settings;
  browser?: 'chromium' | 'firefox';
  /** What the browser answers. */
  allows?: boolean;
  /** All hosts and kinds of data are granted already. */
  grants?: 'all';
  /** Match patterns that detailed checks hold. */
  detailed?: readonly string[];
  about?: string;
  hash?: string;
  tag?: string;
  /** With the rest of the settings, which takes longer to draw. */
  isWhole?: boolean;
}

export const withServices = (...ids: string[]): Settings => ({
  ...firstSettings,
  services: ids.map((id) => ({ id })),
});

const CATEGORIES = ['browsingActivity', 'locationInfo'] as const;

export function openOthers({
  settings = firstSettings,
  browser = 'chromium',
  allows = true,
  grants,
  detailed = [],
  about,
  hash = about ? `#others=${about}` : '',
  tag = 'en',
  isWhole = false,
}: World = {}) {
  const did: string[] = [];
  let now = settings;
  let isAllowing = allows;
  const held = new Set<string>(grants ? [...Object.values(vantageOrigins).flat(), ...CATEGORIES] : []);
  const sight = () => ({
    browser,
    granted: Object.keys(vantageOrigins).filter((id) => vantageOrigins[id]!.every((one) => held.has(one))),
    seesLayers: false,
    socketsAreAnonymous: true,
    ...(browser === 'firefox' && { mayTell: CATEGORIES.filter((one) => held.has(one)) }),
  });
  const listed = ({ origins, categories }: SourceGrant) => [...origins, ...categories];
  const others = askingOthersOf(
    {
      settings: () => now,
      async change(next) {
        now = next;
        draw();
      },
      sight,
      async request(grant) {
        did.push(`request ${listed(grant).join(' ') || 'nothing'}`);
        if (isAllowing) for (const one of listed(grant)) held.add(one);
        return isAllowing;
      },
      async revoke(grant) {
        did.push(`revoke ${listed(grant).join(' ')}`);
        for (const one of listed(grant)) held.delete(one);
      },
      detailed: () => detailed,
      ask: async (service) => void did.push(`ask ${service}`),
    },
    () => draw(),
  );
  const props = () => ({
    asking: others.asking(),
    sight: sight(),
    about: aboutIn(hash),
    actions: others.actions,
  });
  const shared = () => ({ settings: now, words: wordsFor(tag), services: known(now) });
  const looked = listingOf(() => draw());
  const page = () => (isWhole ? whole() : <OthersSection {...shared()} {...props()} />);
  const whole = () => (
    <Options
      {...shared()}
      alerts="on"
      granted={[]}
      wasTested={false}
      wasSaved={false}
      version="0.1.0"
      list={{ listing: looked.listing(), actions: looked.actions }}
      ownHosts={[]}
      others={props()}
      actions={{
        change: (next) => void (now = next),
        revokeAlerts: () => undefined,
        allowAlerts: () => undefined,
        allowDetailed: () => undefined,
        revokeDetailed: () => undefined,
        testAlert: () => undefined,
        seeLost: () => undefined,
      }}
      {...{ costs, spent }}
    />
  );
  const drawn = render(page());
  const draw = () => drawn.again(page());
  /** Everything that was promised is done, and drawn. */
  async function rest(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    draw();
  }
  return {
    ...drawn,
    did,
    rest,
    settings: () => now,
    async click(selector: string) {
      drawn.click(selector);
      await rest();
    },
    /** From now on the browser says yes. */
    allow: () => void (isAllowing = true),
    /** The user takes a permission back in the browser's own pages. */
    takeBack(one: string) {
      held.delete(one);
      draw();
    },
    lead: (to: string) => leadToOthers(to, document),
  };
}
