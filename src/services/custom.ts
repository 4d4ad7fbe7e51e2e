/** The user's own services: a website, or a chat server known by its address. */
import { hostOf } from '../core/model/service.ts';
import type { OwnService } from '../core/model/settings.ts';
import type { KindName } from '../probes/index.ts';
import type { Endpoint, Service } from './service.ts';
import { addressOf, isThisComputer } from './typed.ts';

/** Kinds that an own service may have, by their proper names; a web page has none. */
export const OWN_KINDS: Readonly<Partial<Record<KindName, string>>> = {
  http: '',
  websocket: 'WebSocket',
  matrix: 'Matrix',
  'xmpp-websocket': 'XMPP',
  mattermost: 'Mattermost',
  zulip: 'Zulip',
  rocketchat: 'Rocket.Chat',
  mastodon: 'Mastodon',
};

/** The service behind what is stored of it. */
export function customService({ id, name, kind, url, openUrl }: OwnService): Service {
  const isPage = kind === 'http';
  const main = {
    id: `${id}/main`,
    serves: isPage ? 'website' : 'messages',
    proves: isPage || kind === 'websocket' ? 1 : 2,
    ...(url.startsWith('wss:') && { pace: 'rare' }),
    probe: { kind, url, ...(kind === 'xmpp-websocket' && { domain: hostOf(openUrl) }) },
  } as Endpoint;
  const website: Endpoint = {
    id: `${id}/website`,
    serves: 'website',
    proves: 1,
    probe: { kind: 'http', url: openUrl },
  };
  return {
    id,
    name,
    // Nobody else shares its fate.
    operator: hostOf(openUrl),
    url: openUrl,
    isEndToEndEncrypted: false,
    isOwn: true,
    endpoints: isPage ? [main] : [main, website],
  };
}

/** No service of the catalogue is called so: nobody takes the place of another. */
const PREFIX = 'own-';

/** Whether it is one of its kind, and both addresses are of the kind that can be typed: what is stored or imported is not trusted. */
export function isAskable({ id, kind, url, openUrl }: Pick<OwnService, 'id' | 'kind' | 'url' | 'openUrl'>) {
  const isOwn = id.startsWith(PREFIX) && !id.includes('/') && Object.hasOwn(OWN_KINDS, kind);
  const [asked, opened] = [url, openUrl].map(addressOf);
  if (!isOwn || !asked || opened?.protocol !== 'https:') return false;
  return ![asked, opened].some(({ hostname }) => isThisComputer(hostname));
}

/** An id that nobody has yet, made from the host so that it can be read. */
export function newId(host: string, taken: readonly string[]): string {
  const stem = `${PREFIX}${host.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}`;
  const ids = [stem, ...Array.from({ length: taken.length }, (_, index) => `${stem}-${index + 2}`)];
  return ids.find((id) => !taken.includes(id))!;
}
