/** One kind of outside source: who it is, what each learns, its switch, and whether it may be asked without a click. */
import type { AskedKind } from '../core/model/opinion.ts';
import type { About } from '../core/model/vantage.ts';
import { namedCountries } from '../services/countries.ts';
import { sourceName } from '../ui/source-name.ts';
import type { Words } from '../words/index.ts';
import { lacking, sourcesFor, type OthersProps } from './asking-others.ts';
import type { Props as PageProps } from './props.ts';
import { ProviderField } from './provider-field.tsx';

/** Projects that measure: to be seen with them at the wrong moment may harm. */
const MEASURES: readonly AskedKind[] = ['remote', 'country'];

type Props = { kind: AskedKind; isLocked: boolean } & OthersProps & Pick<PageProps, 'settings' | 'words'>;

export function SourceChoice({ kind, isLocked, settings, sight, asking, words, actions }: Props) {
  const isOn = settings.sources?.includes(kind) ?? false;
  const asked = sourcesFor(kind, settings);
  const lacks = isOn ? lacking(kind, settings, sight) : [];
  // Who asks from elsewhere only has to leave it out.
  const needsCountry = kind === 'remote' && settings.country === undefined;
  const mayByItself = settings.asksByItself?.includes(kind) ?? false;
  return (
    <li class="source" data-source={kind}>
      <label class="choice">
        <input
          type="checkbox"
          name={`source-${kind}`}
          checked={isOn}
          disabled={isLocked}
          aria-label={words.t(`source_${kind}`)}
          aria-describedby={`source-${kind}-text source-${kind}-learns`}
          onChange={() => (isOn ? actions.switchOff(kind) : actions.switchOn(kind))}
        />
        <span>
          <b>{words.t(`source_${kind}`)}</b>
          <small class="quiet" id={`source-${kind}-text`}>
            {words.t(`source_${kind}_text`)}
          </small>
        </span>
      </label>
      <div class="inner">
        <div id={`source-${kind}-learns`}>
          {asked.length === 0 && <p class="quiet">{words.t('sources_none')}</p>}
          {alike(asked).map((sources) => (
            <Sources key={sources[0]!.id} {...{ sources, words }} />
          ))}
          {MEASURES.includes(kind) && <p class="warns">{words.t('source_mark')}</p>}
        </div>
        {isOn && (kind === 'country' || needsCountry) && <Country country={settings.country} words={words} />}
        <p class="problem" role="status">
          {asking.refused === kind && words.t('source_refused')}
        </p>
        {lacks.length > 0 && asking.refused !== kind && (
          <p class="actions">
            <span>
              {words.t('source_lacks', {
                names: { list: lacks.map(({ id }) => sourceName(id)), isWhole: true },
              })}
            </span>
            <button type="button" data-action="allow-source" onClick={() => actions.allow(kind)}>
              {words.t('allow')}
            </button>
          </p>
        )}
        {isOn && (
          <Tick
            name={`by-itself-${kind}`}
            text={words.t('source_by_itself')}
            isTicked={mayByItself}
            onTick={(may) => actions.askByItself(kind, may)}
          />
        )}
        {isOn && kind === 'operator' && (
          <Tick
            name="watches-operators"
            text={words.t('source_watches')}
            more={words.t('source_watches_text')}
            isTicked={settings.watchesOperators ?? false}
            onTick={actions.watchOperators}
          />
        )}
        {isOn && kind === 'country' && (
          <ProviderField
            provider={settings.provider}
            wrong={asking.wrongProvider}
            words={words}
            onSet={actions.setProvider}
          />
        )}
      </div>
    </li>
  );
}

/** Those that learn the same, together. */
function alike(sources: readonly About[]): About[][] {
  const groups = new Map<string, About[]>();
  for (const one of sources) groups.set(one.learns.join(), [...(groups.get(one.learns.join()) ?? []), one]);
  return [...groups.values()];
}

/** Names and addresses stay as they are whatever the page's direction. */
function Sources({ sources, words }: { sources: readonly About[]; words: Words }) {
  const learns = sources[0]!.learns.map((one) => words.t(`learns_${one}`));
  return (
    <div>
      <ul>
        {sources.map(({ id, hosts, bytes }) => (
          <li key={id}>
            <bdi>{sourceName(id)}</bdi>{' '}
            {hosts.map((host) => (
              <>
                <code dir="ltr">{host}</code>{' '}
              </>
            ))}
            <small class="quiet">{words.t('source_bytes', { bytes: { bytes } })}</small>
          </li>
        ))}
      </ul>
      <p class="quiet">
        {words.t('source_learns', { what: { list: [...learns, words.t('learns_address')], isWhole: true } })}
      </p>
    </div>
  );
}

/** Which country it is said to be, or that without one nobody is asked. */
function Country({ country, words }: { country: string | undefined; words: Words }) {
  const name = namedCountries(words.language.tag).find(({ code }) => code === country)?.name;
  return (
    <p>
      <a href="#country">
        {name ? words.t('source_in_country', { country: name }) : words.t('source_needs_country')}
      </a>
    </p>
  );
}

interface TickProps {
  name: string;
  text: string;
  more?: string;
  isTicked: boolean;
  onTick(isTicked: boolean): void;
}

function Tick({ name, text, more, isTicked, onTick }: TickProps) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} checked={isTicked} onChange={() => onTick(!isTicked)} />
      <span>
        {text}
        {more && <small class="quiet">{more}</small>}
      </span>
    </label>
  );
}
