/** What the form for a service of one's own does when its buttons are pressed. The page gives it the browser to ask. */
import type { Finding, Found } from '../core/model/finding.ts';
import { withoutControls } from '../core/model/text.ts';
import type { Settings } from '../core/model/settings.ts';
import { newId } from '../services/custom.ts';
import { countryServices, hosts, known, originsOf, services } from '../services/index.ts';
import { readAddress } from '../services/typed.ts';
import type { Sentence } from '../core/model/sentence.ts';
import { unawaited } from '../platform/unawaited.ts';

export interface Adding {
  typed: string;
  /** The host that is being asked. */
  asking?: string;
  /** What is wrong with what was typed, or with what came of it. */
  problem?: Sentence;
  /** The permission was refused: without it something can still be seen. */
  isRefused?: boolean;
  finding?: Finding;
  picked: number;
  name: string;
}

export interface AddingActions {
  type(typed: string): void;
  /** These two ask the browser, and have to be called directly from the click. */
  test(): void;
  testElsewhere(): void;
  testWithout(): void;
  pick(index: number): void;
  call(name: string): void;
  add(): void;
  cancel(): void;
}

/** The page and the browser behind it. */
export interface Adder {
  settings(): Settings;
  change(settings: Settings): Promise<void>;
  request(origins: readonly string[]): Promise<boolean>;
  revoke(origins: readonly string[]): Promise<unknown>;
  find(typed: string): Promise<Finding>;
}

const EMPTY: Adding = { typed: '', picked: 0, name: '' };

const patternsOf = (host: string) => [`https://${host}/*`, `wss://${host}/*`];
const say = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values });

const REFUSALS = {
  address: 'own_bad_address',
  unencrypted: 'own_unencrypted',
  'this-computer': 'own_this_computer',
} as const;

/** The service of the catalogue that has this host; those of a country are to be chosen as what they are. */
const knownWith = (host: string) =>
  [...services, ...countryServices].find((service) => hosts(service).includes(host));

/** The name of the service that asks this address already. */
function askedBy(settings: Settings, { kind, url }: Found): string | undefined {
  const isSame = ({ probe }: { probe: { kind: string; url: string } }) =>
    probe.url === url && probe.kind === kind;
  return known(settings).find(({ endpoints }) => endpoints.some(isSame))?.name;
}

/** A host that said nothing can be watched all the same: it counts once it has answered. */
function asPage(url: URL): Found {
  const page = url.protocol === 'wss:' ? `https://${url.host}/` : url.href;
  return { kind: 'http', url: page, openUrl: page, grade: 0, latencyMs: 0, bytes: 0 };
}

/** In the letters of whoever typed it, which the address itself may have lost. */
const hostAsTyped = (typed: string) =>
  typed
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/, '');

/** `draw` is called whenever `adding()` has changed. */
export function addingOf(adder: Adder, draw: () => void): { adding: () => Adding; actions: AddingActions } {
  let state = EMPTY;
  /** Asked for here; what nobody needs in the end is given back. */
  let asked: string[] = [];

  function become(next: Adding): void {
    state = next;
    draw();
  }

  const wrong = (problem: Sentence, more: Partial<Adding> = {}) =>
    become({ ...EMPTY, typed: state.typed, problem, ...more });

  function release(): void {
    const needed = new Set(Object.values(originsOf(adder.settings())).flat());
    const idle = [...new Set(asked)].filter((origin) => !needed.has(origin));
    asked = [];
    // What the manifest itself requires cannot be given back.
    if (idle.length > 0) unawaited(adder.revoke(idle).catch(() => undefined));
  }

  function address(): URL | undefined {
    const url = readAddress(state.typed);
    if (typeof url === 'string') {
      wrong(say(REFUSALS[url]));
      return undefined;
    }
    const owner = knownWith(url.hostname);
    if (!owner) return url;
    wrong(say('own_is_known', { service: owner.name }));
    return undefined;
  }

  async function look(url: URL): Promise<void> {
    const { typed } = state;
    become({ ...EMPTY, typed, asking: url.hostname });
    const finding = await adder.find(typed).catch(() => undefined);
    if (state.typed !== typed || !state.asking) return;
    if (!finding) return wrong(say('import_failed'));
    const owners = finding.found.map((one) => askedBy(adder.settings(), one));
    const found = finding.found.filter((_, index) => owners[index] === undefined);
    const [owner] = owners;
    if (found.length === 0 && owner !== undefined) {
      release();
      return wrong(say('own_is_known', { service: owner }));
    }
    const { host, failure = 'network' } = finding;
    const rest = { ...EMPTY, typed, name: hostAsTyped(typed) };
    if (found.length > 0) return become({ ...rest, finding: { ...finding, found } });
    const problem = say('own_silent', { host, failure });
    become({ ...rest, problem, finding: { ...finding, found: [asPage(url)] } });
  }

  /** Nothing may be awaited before the browser is asked. */
  function allowed(names: readonly string[], go: () => Promise<void>): void {
    const origins = names.flatMap(patternsOf);
    asked.push(...origins);
    unawaited(
      adder.request(origins).then(
        (isAllowed) => (isAllowed ? go() : wrong(say('own_refused'), { isRefused: true })),
        () => wrong(say('import_failed')),
      ),
    );
  }

  const actions: AddingActions = {
    type: (typed) => become({ ...EMPTY, typed }),
    test() {
      const url = address();
      if (url) allowed([url.hostname], () => look(url));
    },
    testElsewhere() {
      const url = address();
      if (url) allowed(state.finding?.elsewhere ?? [], () => look(url));
    },
    testWithout() {
      const url = address();
      if (url) unawaited(look(url));
    },
    pick: (picked) => become({ ...state, picked }),
    call: (name) => become({ ...state, name }),
    add() {
      const { finding, picked } = state;
      const chosen = finding?.found[picked];
      if (!chosen) return;
      const { kind, url, openUrl } = chosen;
      const settings = adder.settings();
      const { custom = [] } = settings;
      const taken = [...custom, ...services, ...countryServices].map(({ id }) => id);
      const id = newId(new URL(openUrl).hostname, taken);
      const name = withoutControls(state.name).trim() || finding.host;
      const choice = { id, ...(finding.isReadable && { wantsDetailed: true }) };
      const next = {
        ...settings,
        services: [...settings.services.filter((other) => other.id !== id), choice],
        custom: [...custom, { id, name, kind, url, openUrl }],
      };
      become(EMPTY);
      unawaited(adder.change(next).then(release));
    },
    cancel() {
      become(EMPTY);
      release();
    },
  };
  return { adding: () => state, actions };
}
