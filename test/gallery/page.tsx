/** The page that the gallery photographs: it draws whatever `show` is asked for. */
import { render } from 'preact';
import arabic from '../../src/_locales/ar/messages.json';
import english from '../../src/_locales/en/messages.json';
import { FirstRun } from '../../src/options/first-run.tsx';
import { Options } from '../../src/options/options.tsx';
import type { Props as OptionsProps } from '../../src/options/options.tsx';
import { Popup } from '../../src/popup/popup.tsx';
import type { Props as PopupProps } from '../../src/popup/popup.tsx';
import { contacts, hosts, services } from '../../src/services/index.ts';
import { languageFor, words } from '../../src/words/index.ts';
import { NOW, costs, settings, views } from '../ui/fixtures.ts';

export interface Shot {
  /** A state of the popup, `first-run` or `options`. */
  state: string;
  language: string;
  digits?: string;
  open?: string[];
  picked?: { id: string; index: number };
  askedAt?: number;
}

const catalogues = { en: english, ar: arabic };

/** Nothing happens in a picture. */
const actions = new Proxy({}, { get: () => () => undefined }) as PopupProps['actions'] &
  OptionsProps['actions'];
const nothing = () => undefined;

function show({ state, language, digits, open = [], picked, askedAt }: Shot): void {
  const chosen = languageFor(language);
  const spoken = words({
    language: chosen,
    catalogue: catalogues[chosen.tag as keyof typeof catalogues],
    now: () => NOW,
    timeZone: 'UTC',
    ...(digits ? { digits } : {}),
  });
  document.documentElement.lang = chosen.tag;
  document.documentElement.dir = chosen.dir;
  const isPopup = state in views;
  for (const sheet of document.styleSheets) sheet.disabled = sheet.href?.includes('popup') !== isPopup;
  const shared = { settings, services, costs, words: spoken } as const;
  render(undefined, document.body);
  if (state === 'first-run')
    render(
      <FirstRun {...shared} alerts="off" onChange={nothing} onAlerts={nothing} onStart={nothing} />,
      document.body,
    );
  else if (state === 'options')
    render(
      <Options
        {...shared}
        ownHosts={contacts.filter(({ id }) => id === 'control').flatMap(hosts)}
        spent={{ todayBytes: 480_000, monthBytes: 12_300_000 }}
        alerts="on"
        granted={['telegram']}
        wasTested
        wasSaved={false}
        version="0.1.0"
        actions={actions}
      />,
      document.body,
    );
  else
    render(
      <Popup
        {...{ view: views[state]!, settings, words: spoken, now: NOW, open, picked, askedAt, actions }}
        isNews={false}
      />,
      document.body,
    );
}

Object.assign(globalThis, { show });
