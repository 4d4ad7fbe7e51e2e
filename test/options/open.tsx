/** The settings with their services of the user's own, over a browser that allows and finds what a test says. */
import type { Finding, Found } from '../../src/core/model/finding.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { addingOf } from '../../src/options/own-adding.ts';
import { listingOf } from '../../src/options/listing.ts';
import { Options } from '../../src/options/options.tsx';
import { removingOf } from '../../src/options/own-removing.ts';
import { known } from '../../src/services/index.ts';
import { costs, settings as firstSettings, spent } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

export const mattermost: Found = {
  ...{ kind: 'mattermost', url: 'https://chat.example/api/v4/system/ping', openUrl: 'https://chat.example/' },
  ...{ grade: 2, latencyMs: 84, bytes: 480 },
};
export const website: Found = {
  ...{ kind: 'http', url: 'https://chat.example/', openUrl: 'https://chat.example/' },
  ...{ grade: 1, latencyMs: 90, bytes: 124 },
};
export const host = { host: 'chat.example', elsewhere: [], isReadable: true, bytes: 4000 };
export const chat: Finding = { ...host, found: [mattermost, website] };
export const own = { id: 'own-chat-example', name: 'Our chat', ...mattermost };

interface World {
  settings?: Settings;
  /** What the browser answers, and what the background finds, in order. */
  allows?: boolean;
  finds?: readonly (Finding | Error)[];
  tag?: string;
}

export function open({ settings = firstSettings, allows = true, finds = [chat], tag = 'en' }: World = {}) {
  const did: string[] = [];
  const left = [...finds];
  let now = settings;
  const browser = {
    settings: () => now,
    async change(next: Settings) {
      now = next;
      draw();
    },
    async request(origins: readonly string[]) {
      did.push(`request ${origins}`);
      return allows;
    },
    revoke: async (origins: readonly string[]) => void did.push(`revoke ${origins}`),
    async find(typed: string) {
      did.push(`find ${typed}`);
      const finding = left.shift();
      if (!finding || finding instanceof Error) throw finding ?? new Error('nothing was left to find');
      return finding;
    },
    forget: async (id: string) => void did.push(`forget ${id}`),
  };
  const adding = addingOf(browser, () => draw());
  const removing = removingOf(browser, () => draw());
  const looked = listingOf(() => draw());
  const page = () => (
    <Options
      settings={now}
      words={wordsFor(tag)}
      services={known(now)}
      alerts="on"
      granted={[]}
      wasTested={false}
      wasSaved={false}
      version="0.1.0"
      list={{ listing: looked.listing(), actions: looked.actions }}
      ownHosts={[]}
      own={{
        ...{ adding: adding.adding(), monthOf: () => 3_000_000, actions: adding.actions },
        ...{ removing: removing.removing(), removal: removing.actions },
      }}
      actions={{
        change: (next) => void browser.change(next),
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
  /** Everything that was promised is done. */
  const rest = () => new Promise((done) => setTimeout(done));
  const enter = (selector: string, typed: string) => {
    (drawn.one(selector) as HTMLInputElement).value = typed;
    drawn.one(selector).dispatchEvent(new Event('input', { bubbles: true }));
  };
  return {
    ...drawn,
    did,
    enter,
    rest,
    settings: () => now,
    async test(typed: string) {
      enter('[name=own-address]', typed);
      drawn.one('.own form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await rest();
    },
  };
}
