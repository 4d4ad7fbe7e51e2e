/** Every host that is ever contacted: those of the chosen services, then those that ticking would add. */
import { checkUpContacts } from '../services/check-up.ts';
import { namedCountries } from '../services/countries.ts';
import { domesticCountries, domesticFor, domesticOf } from '../services/domestic.ts';
import { hosts } from '../services/index.ts';
import { ASKED_KINDS, type AskedKind } from '../core/model/opinion.ts';
import { sources } from '../vantages/facts.data.ts';
import { sourcesFor } from './asking-others.ts';
import { labelOf } from './label.ts';
import type { Props } from './props.ts';

interface Group {
  name: string;
  hosts: readonly string[];
}

const hasHosts = ({ hosts: all }: Group): boolean => all.length > 0;

export function HostsSection({
  settings,
  services,
  ownHosts,
  resolverHosts = [],
  browser,
  managed,
  words,
}: Props) {
  const { collector } = managed ?? {};
  const isChosen = (id: string) => settings.services.some((choice) => choice.id === id);
  const group = (service: Props['services'][number]): Group => ({
    name: labelOf(settings, service, words),
    hosts: hosts(service),
  });
  const contacted = services.filter(({ id }) => isChosen(id)).map(group);
  const domestic = domesticFor(settings);
  const elsewhere = namedCountries(words.language.tag)
    .filter(({ code }) => domesticCountries.includes(code) && domesticOf(code) !== domestic)
    .map(({ code, name }): Group => ({ name, hosts: hosts({ endpoints: domesticOf(code) }) }));
  const hostsOf = (some: readonly { hosts: readonly string[] }[]) => [
    ...new Set(some.flatMap((one) => one.hosts)),
  ];
  const asked = (kind: AskedKind) => (settings.sources?.includes(kind) ? sourcesFor(kind, settings) : []);
  const bySource = (of: (kind: AskedKind) => readonly { hosts: readonly string[] }[]): Group[] =>
    ASKED_KINDS.map((kind) => ({ name: words.t(`source_${kind}`), hosts: hostsOf(of(kind)) }));
  const unasked = (kind: AskedKind) =>
    sources.filter((one) => one.kind === kind && !asked(kind).some(({ id }) => id === one.id));
  const others = [
    ...services.filter(({ id }) => !isChosen(id)).map(group),
    ...elsewhere,
    ...bySource(unasked).filter(hasHosts),
  ];
  const line = [
    { name: words.t('hosts_controls'), hosts: ownHosts },
    { name: words.t('hosts_resolvers'), hosts: resolverHosts },
    { name: words.t('hosts_check_up'), hosts: hosts(checkUpContacts) },
    { name: words.t('hosts_domestic'), hosts: hosts({ endpoints: domestic }) },
    ...bySource(asked),
    { name: words.t('collector_title'), hosts: collector ? [new URL(collector.url).hostname] : [] },
  ].filter(hasHosts);
  return (
    <section id="hosts">
      <h2>{words.t('options_hosts')}</h2>
      <p class="quiet">{words.t('options_hosts_text')}</p>
      <p class="quiet" data-redirects="">
        {words.t(browser === 'chromium' ? 'hosts_redirect' : 'hosts_redirect_firefox')}
      </p>
      <p>
        <a href="../check-up/check-up.html">{words.t('checkup_title')}</a>
      </p>
      <Groups groups={[...contacted, ...line]} />
      <details>
        <summary>{words.t('hosts_others')}</summary>
        <Groups groups={others} />
      </details>
    </section>
  );
}

/** Addresses stay left-to-right whatever the page's direction. */
function Groups({ groups }: { groups: readonly Group[] }) {
  return (
    <dl class="hosts">
      {groups.map(({ name, hosts: all }) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          {all.map((host) => (
            <dd key={host}>
              <code dir="ltr">{host}</code>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
